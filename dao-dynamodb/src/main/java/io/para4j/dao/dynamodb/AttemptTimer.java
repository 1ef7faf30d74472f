package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The timer that ends attempts which take too long. It forgets an attempt when it ends. The SDK's own timer keeps each
 * one, with its request, until the time that it might have taken is over.
 *
 * <p>The SDK clears the interrupt flag of a thread whose attempt the timer has ended, whether or not the thread was
 * interrupted before. So this class is also an interceptor, which sets the flag again. Safe for use by many threads.
 */
final class AttemptTimer implements ExecutionInterceptor, AutoCloseable {
    /** Shorter than the time of any attempt. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor executor;

    @SuppressWarnings("ThreadLocalUsage") // each timer has its own attempts
    private final ThreadLocal<Performer> performers = ThreadLocal.withInitial(Performer::new);

    /** A thread that performs attempts. */
    private static final class Performer {
        private final Thread thread = Thread.currentThread();
        private volatile boolean wasInterrupted;

        void recordInterrupt() {
            wasInterrupted = wasInterrupted || thread.isInterrupted();
        }
    }

    AttemptTimer() {
        executor = new Executor();
        executor.setRemoveOnCancelPolicy(true);
        // The first task of the queue, so that the thread is not woken up for each attempt that becomes the first one.
        ScheduledFuture<?> unused =
                executor.scheduleAtFixedRate(() -> {}, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The SDK schedules the end of an attempt on the thread that performs it. */
    private final class Executor extends ScheduledThreadPoolExecutor {
        Executor() {
            super(1, task -> {
                Thread thread = new Thread(task, "para-dynamodb-timer");
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable end, long delay, TimeUnit unit) {
            Performer performer = performers.get();
            return super.schedule(
                    () -> {
                        performer.recordInterrupt();
                        end.run();
                    },
                    delay,
                    unit);
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        performers.get().wasInterrupted = false;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (performers.get().wasInterrupted) {
            Thread.currentThread().interrupt();
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
