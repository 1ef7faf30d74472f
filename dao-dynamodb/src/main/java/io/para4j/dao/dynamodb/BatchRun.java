package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one batch call on the threads of a {@link RequestPool}. Each run of this {@code Runnable} does one task and
 * queues itself again, so that batches at the same time take turns.
 */
final class BatchRun implements Runnable, Interruption {

    /** One request of a batch with its retries. */
    @FunctionalInterface
    interface Task {
        /**
         * Runs.
         *
         * @param number the number of the task, from 0
         * @param interruption says when the batch is interrupted
         */
        void run(int number, Interruption interruption);
    }

    /** What became of a task. */
    enum End {
        /** It was never begun. */
        NOT_BEGUN,
        /** It was begun, and had not ended when the batch was given up. */
        GIVEN_UP,
        /** It has ended. */
        ENDED
    }

    private final Task task;
    private final Time time;
    private final Executor threads;
    private final End[] ends;
    private final Set<Thread> sleepers = new HashSet<>();
    private int next;
    private int workers;
    private boolean interrupted;
    private @Nullable Throwable bug;

    BatchRun(int count, Task task, Time time, Executor threads) {
        this.task = task;
        this.time = time;
        this.threads = threads;
        this.ends = new End[count];
        Arrays.fill(ends, End.NOT_BEGUN);
    }

    /** Begins with so many tasks at a time. */
    synchronized void start(int parallelism) {
        workers = parallelism;
        for (int i = 0; i < parallelism; i++) {
            queue();
        }
    }

    private void queue() {
        try {
            threads.execute(this);
        } catch (RejectedExecutionException e) {
            drop();
        }
    }

    /** Ends one worker, and begins no further task: the pool is closed. */
    synchronized void drop() {
        interrupted = true;
        endWorker();
    }

    private synchronized void endWorker() {
        workers--;
        notifyAll();
    }

    @Override
    public void run() {
        int number = begin();
        if (number < 0) {
            endWorker();
            return;
        }
        try {
            task.run(number, this);
        } catch (RuntimeException | Error e) {
            reportBug(e);
        } finally {
            end(number);
        }
        queue();
    }

    private synchronized int begin() {
        if (interrupted || next == ends.length) {
            return -1;
        }
        ends[next] = End.GIVEN_UP;
        return next++;
    }

    private synchronized void end(int number) {
        ends[number] = End.ENDED;
    }

    private synchronized void reportBug(Throwable error) {
        bug = error;
        interrupted = true;
    }

    @Override
    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public boolean sleep(Duration duration) {
        synchronized (this) {
            if (interrupted) {
                return false;
            }
            sleepers.add(Thread.currentThread());
        }
        try {
            time.sleep(duration);
            return !isInterrupted();
        } catch (InterruptedException e) {
            return false;
        } finally {
            endSleep();
        }
    }

    /** Whoever interrupts sleepers holds the lock, so that afterwards no interrupt of ours is left over. */
    private synchronized void endSleep() {
        sleepers.remove(Thread.currentThread());
        boolean leftOver = Thread.interrupted();
        interrupted |= leftOver;
    }

    /**
     * Waits until all tasks have ended, or, once the thread is interrupted, for so long.
     *
     * @return what became of each task
     */
    synchronized End[] await(Duration grace) {
        try {
            while (workers > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            sleepers.forEach(Thread::interrupt);
            awaitWorkers(grace);
            Thread.currentThread().interrupt();
        }
        if (bug != null) {
            throw new IllegalStateException("a request of a batch failed in an unforeseen way", bug);
        }
        return ends.clone();
    }

    private synchronized void awaitWorkers(Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        long left = grace.toMillis();
        while (workers > 0 && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                // The flag is set again when the wait, which is short, is over.
                interrupted = true;
            }
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
