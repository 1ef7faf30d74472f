package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timer that ends attempts which take too long. It forgets an attempt when it ends. The SDK's own timer keeps each
 * one, with its request, until the time that it might have taken is over.
 *
 * <p>The SDK clears the interrupt flag of a thread whose attempt the timer has ended, whether or not the thread was
 * interrupted before. So the attempt of an interrupted thread has a second more, in which the {@link InterruptWatch}
 * aborts it.
 */
final class AttemptTimer implements AutoCloseable {
    /** Shorter than the time of any attempt. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor executor;

    AttemptTimer() {
        executor = new Executor();
        executor.setRemoveOnCancelPolicy(true);
        // The first task of the queue, so that the thread is not woken up for each attempt that becomes the first one.
        ScheduledFuture<?> unused =
                executor.scheduleAtFixedRate(() -> {}, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The SDK schedules the end of an attempt on the thread that performs it. */
    private static final class Executor extends ScheduledThreadPoolExecutor {
        Executor() {
            super(1, task -> {
                Thread thread = new Thread(task, "para-dynamodb-timer");
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable end, long delay, TimeUnit unit) {
            Thread performing = Thread.currentThread();
            return super.schedule(
                    () -> {
                        if (performing.isInterrupted()) {
                            ScheduledFuture<?> unused = super.schedule(end, TICK.toMillis(), TimeUnit.MILLISECONDS);
                        } else {
                            end.run();
                        }
                    },
                    delay,
                    unit);
        }
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
