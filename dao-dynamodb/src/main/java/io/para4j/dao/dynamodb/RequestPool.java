package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The threads that send the requests of batches. All batches of several requests share {@code parallelism} threads, and
 * none has more requests in flight. Concurrent batches take turns, request by request. Safe for use by many threads.
 */
final class RequestPool implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    /** The time that an interrupted batch waits for outstanding answers, less than the 2 seconds of rule BAT-5. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads;
    private final int parallelism;
    private final WaitingTime time;
    private final BooleanSupplier abortsInterrupted;

    /**
     * Creates a pool without threads, which batches add.
     *
     * @param parallelism the number of requests in flight
     * @param time the time source and the sleeper
     * @param abortsInterrupted returns whether the request of an interrupted thread is aborted, which leaves the thread
     *     interrupted
     */
    RequestPool(int parallelism, WaitingTime time, BooleanSupplier abortsInterrupted) {
        this.parallelism = parallelism;
        this.time = time;
        this.abortsInterrupted = abortsInterrupted;
        this.threads = new ThreadPoolExecutor(
                parallelism, parallelism, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named());
        threads.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "para-dynamodb-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Runs tasks, and returns when all have ended. If the calling thread is interrupted, no further task begins, and
     * tasks that wait before a retry end. Tasks that wait for an answer have a second to end. Then the method returns
     * with the interrupt flag set.
     *
     * <p>The calling thread performs an only task itself, which takes less time than a change of threads, if the request
     * of an interrupted thread is aborted. Otherwise the thread has to be free to return.
     *
     * @param count the number of tasks
     * @param task performs a task, given its number
     * @return the state of each task
     */
    BatchExecution.TaskState[] run(int count, BatchExecution.Task task) {
        boolean isInterrupted = Thread.currentThread().isInterrupted();
        if (count == 1 && !isInterrupted && abortsInterrupted.getAsBoolean() && !threads.isShutdown()) {
            return runHere(task);
        }
        BatchExecution batch = new BatchExecution(count, task, time, threads);
        if (!isInterrupted) {
            batch.start(Math.min(parallelism, count));
        }
        return batch.await(GRACE);
    }

    private BatchExecution.TaskState[] runHere(BatchExecution.Task task) {
        try {
            task.run(0, Interruption.ofThread(time.sleeper()));
        } catch (RuntimeException | Error e) {
            throw BatchExecution.unforeseen(e);
        }
        return new BatchExecution.TaskState[] {BatchExecution.TaskState.ENDED};
    }

    /**
     * Ends the threads. Their batches end as if they were interrupted. The task of a calling thread ends when the client
     * is closed.
     */
    @Override
    public void close() {
        threads.shutdownNow().forEach(queued -> ((BatchExecution) queued).drop());
    }
}
