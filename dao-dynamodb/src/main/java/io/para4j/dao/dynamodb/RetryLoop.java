package io.para4j.dao.dynamodb;

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
 * and {@code min(cap, base * 2^attempt)}. Throttled requests are sent again until the deadline; those that find no service, and
 * reads that it fails, at most {@value #MAX_FAILURES} times, so that a wrong address is known within seconds.
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
        /** It may have been applied. */
        UNSAFE
    }

    /** Begins with a request, which others for what it leaves unprocessed may follow, all under one deadline. */
    Attempts begin(Call call, Repeat repeat) {
        return new Attempts(call.usage(), repeat, call.interruption());
    }

    /** The attempts at one request. Not safe for use by many threads. */
    final class Attempts {
        private final Usage usage;
        private final Repeat repeat;
        private final Interruption interruption;
        private final long start = time.nanos();
        private int attempts;
        private int failures;
        private int backoffs;

        private Attempts(Usage usage, Repeat repeat, Interruption interruption) {
            this.usage = usage;
            this.repeat = repeat;
            this.interruption = interruption;
        }

        /**
         * Sends a request until it is answered.
         *
         * @throws ConditionalCheckFailedException if its condition does not hold
         * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if the service finds it invalid
         * @throws FailedCallException if it fails otherwise
         */
        <R> R send(Supplier<R> request) {
            while (true) {
                if (interruption.isInterrupted()) {
                    throw new FailedCallException(Failure.NOT_SENT, attempts, null);
                }
                usage.addRequest(attempts++ > 0);
                try {
                    return request.get();
                } catch (ConditionalCheckFailedException e) {
                    throw e;
                } catch (SdkException e) {
                    waitAfter(e);
                } catch (IllegalStateException e) {
                    if (!Failure.isClosed(e)) {
                        throw e;
                    }
                    throw new FailedCallException(Failure.CLOSED, attempts, e);
                }
            }
        }

        /** Waits before a request for what the service has left unprocessed; after progress the waits begin anew. */
        void waitForCapacity(boolean progress) {
            backoffs = progress ? 0 : backoffs;
            backOff(Failure.THROTTLED, null);
        }

        private void waitAfter(SdkException error) {
            Failure failure = Failure.of(error);
            if (failure == Failure.REFUSED && Failure.isValidation(error)) {
                throw error;
            }
            if (failure == Failure.INTERRUPTED) {
                Thread.currentThread().interrupt();
            }
            if (!isRepeated(failure)) {
                throw new FailedCallException(failure, attempts, error);
            }
            backOff(failure, error);
        }

        private boolean isRepeated(Failure failure) {
            return switch (failure) {
                case THROTTLED -> true;
                case NOT_CONNECTED -> ++failures < MAX_FAILURES;
                case UNANSWERED -> repeat == Repeat.SAFE && ++failures < MAX_FAILURES;
                default -> false;
            };
        }

        private void backOff(Failure failure, @Nullable SdkException error) {
            Duration left = deadline.minusNanos(time.nanos() - start);
            if (left.isZero() || left.isNegative()) {
                throw new FailedCallException(failure, attempts, error);
            }
            Duration wait = jitter(backoffs++);
            if (!interruption.sleep(wait.compareTo(left) < 0 ? wait : left)) {
                throw new FailedCallException(Failure.NOT_SENT, attempts, error);
            }
        }
    }

    private Duration jitter(int attempt) {
        Duration exponential = BASE.multipliedBy(1L << Math.min(attempt, MAX_SHIFT));
        Duration ceiling = exponential.compareTo(CAP) < 0 ? exponential : CAP;
        return Duration.ofNanos((long) (ceiling.toNanos() * random.getAsDouble()));
    }
}
