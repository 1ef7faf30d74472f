package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The one place where requests are sent again. The SDK's own retries are off: it would repeat a write whose answer was lost,
 * and report its own first attempt as a conflict.
 *
 * <p>The waits are those of "full jitter" in "Exponential Backoff And Jitter" (AWS Architecture Blog): a random time between 0
 * and {@code min(cap, base * 2^attempt)}. Throttled requests, and those that another write or a limit is in the way of, are sent
 * again until the deadline; those that find no service, that
 * it does not admit, or that get no answer, at most {@value #MAX_FAILURES} times, so that a wrong address is known within
 * seconds. What is sent after a write that got no answer, to find out what became of it, is under the same deadline.
 */
final class RetryLoop {
    static final Duration BASE = Duration.ofMillis(25);
    static final Duration CAP = Duration.ofSeconds(2);
    static final int MAX_FAILURES = 8;

    private static final int MAX_SHIFT = 20;

    private final Duration deadline;
    private final Time time;
    private final DoubleSupplier random;

    /**
     * Creates a loop.
     *
     * @param deadline how long one request may be retried
     * @param time the time
     * @param random gives numbers from 0 to 1
     */
    RetryLoop(Duration deadline, Time time, DoubleSupplier random) {
        this.deadline = deadline;
        this.time = time;
        this.random = random;
    }

    Time time() {
        return time;
    }

    /** Whether a request that got no answer may be sent again. */
    enum Repeat {
        /** It changes nothing. */
        SAFE,
        /** It may have been applied, and being applied again does no harm. */
        HARMLESS,
        /** It may have been applied. */
        UNSAFE
    }

    /** Begins with a request, which others for what it leaves unprocessed may follow, all under one deadline. */
    Attempts begin(Call call, Repeat repeat) {
        return new Attempts(call, repeat, time.nanos(), null);
    }

    /**
     * The attempts at one request. They know whether an attempt may have been applied: from then on no failure of another one
     * means that the write was not. Not safe for use by many threads.
     */
    final class Attempts {
        private final Call call;
        private final Repeat repeat;
        private final long start;
        private boolean isPart;
        private int attempts;
        private int requests;
        private int failures;
        private int backoffs;

        /** Why the first attempt that may have been applied got no answer. */
        private @Nullable SdkException lost;

        private Attempts(Call call, Repeat repeat, long start, @Nullable SdkException lost) {
            this.call = call;
            this.repeat = repeat;
            this.start = start;
            this.lost = lost;
        }

        /** Returns attempts at a part of the same request, under the same deadline, with what is known of it so far. */
        Attempts atPart() {
            Attempts part = new Attempts(call, repeat, start, lost);
            part.isPart = true;
            return part;
        }

        CostCounter usage() {
            return call.usage();
        }

        /** Returns whether an attempt got no answer and may have been applied. */
        boolean isLost() {
            return lost != null;
        }

        /**
         * Sends a request until it is answered.
         *
         * @throws ConditionalCheckFailedException if its condition does not hold
         * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if the service finds it invalid, and no
         *     attempt may have been applied
         * @throws FailedCallException if it fails otherwise
         */
        <R> R send(Supplier<R> request) {
            return send(request, repeat);
        }

        /**
         * Looks what became of a write that got no answer: sends a read until it is answered.
         *
         * @throws FailedCallException if it fails
         */
        <R> R look(Supplier<R> read) {
            return send(read, Repeat.SAFE);
        }

        private <R> R send(Supplier<R> request, Repeat how) {
            while (true) {
                if (call.interruption().isInterrupted()) {
                    throw failed(Failure.NOT_SENT, null);
                }
                // The request that it is a part of may have taken all the time there was; any other is sent once,
                // however late.
                if (isPart && requests == 0 && time.nanos() - start > deadline.toNanos()) {
                    throw failed(Failure.THROTTLED, null);
                }
                call.usage().addRequest(requests++ > 0);
                attempts += how == repeat ? 1 : 0;
                try {
                    return request.get();
                } catch (ConditionalCheckFailedException e) {
                    throw e;
                } catch (SdkException e) {
                    waitAfter(e, how);
                } catch (IllegalStateException e) {
                    if (!Failure.isClosed(e)) {
                        throw e;
                    }
                    throw failed(Failure.CLOSED, e);
                }
            }
        }

        /** Waits before a request for what the service has left unprocessed; after progress the waits begin anew. */
        void waitForCapacity(boolean progress) {
            backoffs = progress ? 0 : backoffs;
            backOff(Failure.THROTTLED, null);
        }

        /**
         * Waits before a write that was worked out on an item is worked out anew, since another one came first.
         *
         * @param refusal the service's refusal of the last attempt
         * @throws FailedCallException if the time is up
         */
        void waitForOthers(ConditionalCheckFailedException refusal) {
            backOff(Failure.CONTENDED, refusal);
        }

        /**
         * Waits before it is looked what became of a write without answer, so that one that is still under way can land.
         *
         * @throws FailedCallException the one given, if that was one too many; or another one, if the time is up
         */
        void waitForLost(FailedCallException error) {
            if (++failures >= MAX_FAILURES) {
                throw error;
            }
            backOff(Failure.UNANSWERED, null);
        }

        /** Returns the failure of a write that may have been applied, when nothing tells whether it was. */
        FailedCallException unknown(@Nullable RuntimeException reason) {
            return failed(Failure.UNANSWERED, reason);
        }

        private void waitAfter(SdkException error, Repeat how) {
            Failure failure = Failure.of(error);
            if (failure == Failure.REFUSED && Failure.isValidation(error) && !isLost()) {
                throw error;
            }
            if (failure == Failure.INTERRUPTED) {
                Thread.currentThread().interrupt();
            }
            if (how != Repeat.SAFE && !failure.isCertainlyNotApplied() && !isLost()) {
                lost = error;
            }
            if (!isRepeated(failure, how)) {
                throw failed(failure, error);
            }
            backOff(failure, error);
        }

        private boolean isRepeated(Failure failure, Repeat how) {
            return switch (failure) {
                case THROTTLED, CONTENDED, LIMITED -> true;
                case NOT_CONNECTED, NOT_ADMITTED -> ++failures < MAX_FAILURES;
                case UNANSWERED -> how != Repeat.UNSAFE && ++failures < MAX_FAILURES;
                default -> false;
            };
        }

        private void backOff(Failure failure, @Nullable SdkException error) {
            Duration left = deadline.minusNanos(time.nanos() - start);
            if (left.isZero() || left.isNegative()) {
                throw failed(failure, error);
            }
            Duration wait = jitter(backoffs++);
            if (!call.interruption().sleep(wait.compareTo(left) < 0 ? wait : left)) {
                throw failed(Failure.NOT_SENT, error);
            }
        }

        /** Where an attempt may have been applied, its failure is the cause, and what came afterwards is suppressed. */
        private FailedCallException failed(Failure failure, @Nullable RuntimeException error) {
            if (lost == null) {
                return new FailedCallException(failure, false, attempts, error);
            }
            if (error != null && error != lost) {
                lost.addSuppressed(error);
            }
            return new FailedCallException(failure, true, attempts, lost);
        }
    }

    private Duration jitter(int attempt) {
        Duration exponential = BASE.multipliedBy(1L << Math.min(attempt, MAX_SHIFT));
        Duration ceiling = exponential.compareTo(CAP) < 0 ? exponential : CAP;
        return Duration.ofNanos((long) (ceiling.toNanos() * random.getAsDouble()));
    }
}
