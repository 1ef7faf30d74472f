package io.para4j;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Retries the read, change and update of an object after version conflicts, until the deadline. Pauses are random
 * between zero and a bound that doubles ("full jitter", from the AWS Architecture Blog's "Exponential Backoff And
 * Jitter"), so that concurrent writers spread out.
 */
final class Modifier {
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(2).toNanos();
    private static final int MAX_DOUBLINGS = 7;

    private final Duration deadline;
    private final Ticker ticker;

    Modifier(Duration deadline, Ticker ticker) {
        this.deadline = deadline;
        this.ticker = ticker;
    }

    /** Thrown by an attempt that another one may succeed after, with the error to throw if there is no time for it. */
    static final class OutdatedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ParaException error;

        OutdatedException(ParaException error) {
            super(error);
            this.error = error;
        }
    }

    /** One read, change and write. */
    interface Attempt<T> {
        T run(int number);
    }

    /**
     * Runs attempts until one succeeds, or is refused for another reason than an {@link OutdatedException}. The deadline
     * is measured by the ticker, or by the sum of the pauses if that is longer, so a stopped test clock does not keep
     * attempts going.
     *
     * @param operation the operation, for the error of an interrupted thread
     * @return the result of the successful attempt
     * @throws ParaException the error of the last attempt, if the next pause would end after the deadline
     * @throws StorageException if the thread is interrupted during a pause; its interrupt flag stays set
     */
    <T> T repeat(String operation, Attempt<T> attempt) {
        long start = ticker.nanos();
        long paused = 0;
        for (int number = 0; ; number++) {
            try {
                return attempt.run(number);
            } catch (OutdatedException e) {
                long elapsed = Math.max(ticker.nanos() - start, paused);
                long pause = randomPause(number);
                if (elapsed + pause >= deadline.toNanos()) {
                    throw e.error;
                }
                sleep(operation, pause, e.error);
                paused += pause;
            }
        }
    }

    /**
     * Reads, changes and updates an object until no other writer comes in between, as {@link #repeat} does.
     *
     * @return the object of the successful attempt
     * @throws VersionConflictException if the next pause would end after the deadline
     */
    <T extends ParaObject> T modify(String app, String id, Supplier<T> read, Consumer<T> changeAndUpdate) {
        return repeat(Target.of("modify", app, id).toString(), number -> {
            T object = read.get();
            try {
                changeAndUpdate.accept(object);
                return object;
            } catch (VersionConflictException e) {
                throw new OutdatedException(e);
            }
        });
    }

    private static long randomPause(int attempt) {
        long bound = FIRST_PAUSE_NANOS << Math.min(attempt, MAX_DOUBLINGS);
        return ThreadLocalRandom.current().nextLong(bound + 1);
    }

    private static void sleep(String operation, long nanos, ParaException conflict) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            StorageException error =
                    StorageException.notSent(operation, "the thread was interrupted between attempts", e);
            error.addSuppressed(conflict);
            throw error;
        }
    }
}
