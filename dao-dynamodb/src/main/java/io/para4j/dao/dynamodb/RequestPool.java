package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that send the requests of batches. There are {@code parallelism} of them for all batches together, and a batch
 * never has more requests in flight; batches at the same time take turns, request by request.
 */
final class RequestPool implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    /** How long an interrupted batch waits for the answers to what it has sent: less than rule BAT-5's 2 seconds. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads;
    private final int parallelism;
    private final Time time;

    RequestPool(int parallelism, Time time) {
        this.parallelism = parallelism;
        this.time = time;
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
     * Runs tasks, and returns when all have ended. If the caller is interrupted, no further task is begun, tasks that wait
     * before a retry end, and those that wait for an answer are given a second; then the call returns, with the interrupt
     * flag set.
     *
     * @param count how many tasks there are
     * @param task runs a task, given its number
     * @return what became of each
     */
    BatchRun.End[] run(int count, BatchRun.Task task) {
        BatchRun run = new BatchRun(count, task, time, threads);
        if (!Thread.currentThread().isInterrupted()) {
            run.start(Math.min(parallelism, count));
        }
        return run.await(GRACE);
    }

    /** Ends the threads; batches that are under way end as if they were interrupted. */
    @Override
    public void close() {
        threads.shutdownNow().forEach(queued -> ((BatchRun) queued).drop());
    }
}
