package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The retry loop of all requests. The SDK's own retries are off, because they would repeat a write whose answer was
 * lost and report its first attempt as a conflict. Safe for use by many threads.
 *
 * <p>Waits follow "full jitter" in "Exponential Backoff And Jitter" (AWS Architecture Blog): a random time between 0
 * and {@code min(cap, base * 2^attempt)}. A request is sent again until the deadline of its call if it is throttled, or if another
 * write or a limit is in the way. It is sent at most {@value #MAX_FAILURES} times if it finds no service, is not
 * admitted or gets no answer, so that a wrong address shows up within seconds. The reads that find the outcome of an
 * unanswered write are under the write's deadline.
 */
final class RetryLoop {
    static final Duration BASE = Duration.ofMillis(25);
    static final Duration CAP = Duration.ofSeconds(2);
    static final int MAX_FAILURES = 8;

    private static final int MAX_SHIFT = 20;

    private final Duration deadline;
    private final WaitingTime time;
    private final DoubleSupplier random;
    private final Interruption ofThread;

    /**
     * Creates a loop.
     *
     * @param deadline the time for a call on at most {@link CallDeadline#OBJECTS} objects
     * @param time the time source and the sleeper
     * @param random supplies numbers from 0 to 1
     */
    RetryLoop(Duration deadline, WaitingTime time, DoubleSupplier random) {
        this.deadline = deadline;
        this.time = time;
        this.random = random;
        this.ofThread = Interruption.ofThread(time.sleeper());
    }

    /** Returns a loop whose calls have at most the given time. */
    RetryLoop within(Duration longest) {
        return deadline.compareTo(longest) <= 0 ? this : new RetryLoop(longest, time, random);
    }

    Duration deadline() {
        return deadline;
    }

    WaitingTime time() {
        return time;
    }

    /** Begins a call on a number of objects, whose requests the calling thread sends. */
    RequestContext beginCall(CostCounter cost, int objects) {
        return new RequestContext(cost, ofThread, beginDeadline(objects));
    }

    /** Begins the deadline of a call on a number of objects. */
    CallDeadline beginDeadline(int objects) {
        return CallDeadline.begin(time.ticker(), deadline, objects);
    }

    /** The effect of repeating a request that got no answer. */
    enum Repeat {
        /** None, since the request changes nothing. */
        SAFE,
        /** None, since applying the write twice has the same effect as once. */
        HARMLESS,
        /** The write may be applied twice, so it is not repeated without further knowledge. */
        UNSAFE
    }

    /** Begins the attempts at a request, and at those that follow it for unprocessed items. */
    Attempts begin(RequestContext context, Repeat repeat) {
        return new Attempts(context, repeat, null);
    }

    /**
     * The attempts at one request. They record whether an attempt may have been applied. From then on, the failure of
     * another attempt does not mean that the write was not applied. Not safe for use by many threads.
     */
    final class Attempts {
        private final RequestContext context;
        private final Repeat repeat;
        private int attempts;
        private int requests;
        private int failures;
        private int backoffs;

        /** The error of the first attempt that got no answer and may have been applied. */
        private @Nullable SdkException unanswered;

        private Attempts(RequestContext context, Repeat repeat, @Nullable SdkException unanswered) {
            this.context = context;
            this.repeat = repeat;
            this.unanswered = unanswered;
        }

        /**
         * Returns attempts at a part of the same request, with the same deadline and the same record of unanswered
         * attempts.
         */
        Attempts forPart() {
            return new Attempts(context, repeat, unanswered);
        }

        /** Returns attempts at a read for this write while it is certainly not applied, with the same deadline. */
        Attempts forRead() {
            return new Attempts(context, Repeat.SAFE, null);
        }

        CostCounter cost() {
            return context.cost();
        }

        /** Returns the time for the next attempt. Negative after the deadline. */
        Duration time() {
            return context.deadline().timeOfAttempt();
        }

        /** Returns whether an attempt got no answer and may have been applied. */
        boolean mayBeApplied() {
            return unanswered != null;
        }

        /**
         * Sends a request until it is answered.
         *
         * @throws ConditionalCheckFailedException if its condition does not hold
         * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if the service refuses it as
         *     invalid, and no attempt may have been applied
         * @throws FailedRequestException if it fails otherwise
         */
        <R> R send(Supplier<R> request) {
            return send(request, repeat);
        }

        /**
         * Sends a read until it is answered. It may be part of a write, to find the outcome of an attempt without an
         * answer.
         *
         * @throws FailedRequestException if it fails
         */
        <R> R readBack(Supplier<R> read) {
            return send(read, Repeat.SAFE);
        }

        private <R> R send(Supplier<R> request, Repeat how) {
            while (true) {
                if (context.interruption().isInterrupted()) {
                    throw failed(Failure.NOT_SENT, null);
                }
                if (requests == 0 && context.deadline().isOver()) {
                    throw failed(context.deadline().wasThrottled() ? Failure.THROTTLED : Failure.LATE, null);
                }
                context.cost().addRequest(requests++ > 0);
                attempts += how == repeat ? 1 : 0;
                try {
                    return request.get();
                } catch (ConditionalCheckFailedException e) {
                    throw e;
                } catch (SdkException e) {
                    waitAfter(e, how);
                } catch (IllegalStateException | RejectedExecutionException e) {
                    if (!Failure.isClosed(e)) {
                        throw e;
                    }
                    throw failed(Failure.CLOSED, e);
                }
            }
        }

        /** Waits before a request for unprocessed items. After progress, the waits start from the shortest again. */
        void waitForCapacity(boolean progress) {
            backoffs = progress ? 0 : backoffs;
            context.deadline().recordFailure(true);
            backOff(Failure.THROTTLED, null);
        }

        /**
         * Waits before a write is computed from the stored item again, after another write came first.
         *
         * @param refusal the service's refusal of the last attempt, or null
         * @throws FailedRequestException if the deadline has passed
         */
        void waitAfterConflict(@Nullable DynamoDbException refusal) {
            backOff(Failure.CONTENDED, refusal);
        }

        /**
         * Waits before the item of an unanswered write is read back, so that a write still under way can be applied.
         *
         * @param error the failure of the unanswered attempt
         * @throws FailedRequestException the given one, if it is the last that is allowed; another, if the deadline has
         *     passed
         */
        void waitBeforeReadBack(FailedRequestException error) {
            if (++failures >= MAX_FAILURES) {
                throw error;
            }
            backOff(Failure.UNANSWERED, null);
        }

        /** Returns the failure of a write whose outcome cannot be found. */
        FailedRequestException unknown(@Nullable RuntimeException reason) {
            return failed(Failure.UNANSWERED, reason);
        }

        private void waitAfter(SdkException error, Repeat how) {
            Failure failure = failureOf(error);
            if (failure == Failure.REFUSED && Failure.isValidation(error) && !mayBeApplied()) {
                throw error;
            }
            if (failure == Failure.INTERRUPTED) {
                Thread.currentThread().interrupt();
            }
            if (how != Repeat.SAFE && !failure.isCertainlyNotApplied() && !mayBeApplied()) {
                unanswered = error;
            }
            if (!isRepeated(failure, how)) {
                throw failed(failure, error);
            }
            backOff(failure, error);
        }

        /** Returns the meaning of an error. The request of an interrupted thread is aborted, which the SDK may not notice. */
        private Failure failureOf(SdkException error) {
            Failure failure = Failure.of(error);
            if (failure != Failure.REFUSED) {
                context.deadline().recordFailure(failure == Failure.THROTTLED);
            }
            boolean isAborted =
                    failure == Failure.UNANSWERED && context.interruption().isInterrupted();
            return isAborted ? Failure.INTERRUPTED : failure;
        }

        private boolean isRepeated(Failure failure, Repeat how) {
            return switch (failure) {
                case THROTTLED, CONTENDED, LIMITED, IN_PROGRESS -> true;
                case NOT_CONNECTED, NOT_ADMITTED -> ++failures < MAX_FAILURES;
                case UNANSWERED -> how != Repeat.UNSAFE && ++failures < MAX_FAILURES;
                default -> false;
            };
        }

        private void backOff(Failure failure, @Nullable SdkException error) {
            Duration remaining = context.deadline().remaining();
            if (remaining.isZero() || remaining.isNegative()) {
                throw failed(failure, error);
            }
            Duration wait = jitter(backoffs++);
            if (!context.interruption().sleep(wait.compareTo(remaining) < 0 ? wait : remaining)) {
                throw failed(Failure.NOT_SENT, error);
            }
        }

        /**
         * Returns the failure. If an attempt may have been applied, its error is the cause and later errors are
         * suppressed.
         */
        private FailedRequestException failed(Failure failure, @Nullable RuntimeException error) {
            if (unanswered == null) {
                return new FailedRequestException(failure, false, attempts, error);
            }
            if (error != null && error != unanswered) {
                unanswered.addSuppressed(error);
            }
            return new FailedRequestException(failure, true, attempts, unanswered);
        }
    }

    private Duration jitter(int attempt) {
        Duration exponential = BASE.multipliedBy(1L << Math.min(attempt, MAX_SHIFT));
        Duration ceiling = exponential.compareTo(CAP) < 0 ? exponential : CAP;
        return Duration.ofNanos((long) (ceiling.toNanos() * random.getAsDouble()));
    }
}
