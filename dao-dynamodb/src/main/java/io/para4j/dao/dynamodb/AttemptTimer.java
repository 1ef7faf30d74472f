package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timer that ends attempts which take too long. It forgets an attempt when it ends. The SDK's own timer keeps each
 * one, with its request, until the time that it might have taken is over.
 */
final class AttemptTimer implements AutoCloseable {
    /** Shorter than the time of any attempt. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor executor;

    AttemptTimer() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "para-dynamodb-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        // The first task of the queue, so that the thread is not woken up for each attempt that becomes the first one.
        ScheduledFuture<?> unused =
                executor.scheduleAtFixedRate(() -> {}, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
