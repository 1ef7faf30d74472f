package io.para4j;

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

    /**
     * Runs attempts until one succeeds. The deadline is measured by the ticker, or by the sum of the pauses if that is
     * longer, so a stopped test clock does not keep attempts going.
     *
     * @return the object of the successful attempt
     * @throws VersionConflictException if the next pause would end after the deadline
     * @throws StorageException if the thread is interrupted during a pause; its interrupt flag stays set
     */
    <T extends ParaObject> T modify(String app, String id, Supplier<T> read, Consumer<T> changeAndUpdate) {
        long start = ticker.nanos();
        long paused = 0;
        for (int attempt = 0; ; attempt++) {
            T object = read.get();
            try {
                changeAndUpdate.accept(object);
                return object;
            } catch (VersionConflictException e) {
                long elapsed = Math.max(ticker.nanos() - start, paused);
                long pause = randomPause(attempt);
                if (elapsed + pause >= deadline.toNanos()) {
                    throw e;
                }
                sleep(app, id, pause, e);
                paused += pause;
            }
        }
    }

    private static long randomPause(int attempt) {
        long bound = FIRST_PAUSE_NANOS << Math.min(attempt, MAX_DOUBLINGS);
        return ThreadLocalRandom.current().nextLong(bound + 1);
    }

    private static void sleep(String app, String id, long nanos, VersionConflictException conflict) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String target = Target.of("modify", app, id).toString();
            StorageException error = StorageException.notSent(target, "the thread was interrupted between attempts", e);
            error.addSuppressed(conflict);
            throw error;
        }
    }
}
