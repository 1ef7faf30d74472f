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
 * The execution of one batch call's tasks on the threads of a {@link RequestPool}. Each run of this {@code Runnable}
 * performs one task and queues itself again, so that concurrent batches take turns. Safe for use by many threads.
 */
final class BatchExecution implements Runnable, Interruption {

    /** A request of a batch, with its retries. */
    @FunctionalInterface
    interface Task {
        /**
         * Performs the task.
         *
         * @param number the number of the task, from 0
         * @param interruption reports whether the batch is interrupted
         */
        void run(int number, Interruption interruption);
    }

    /** The state of a task when its batch returns. */
    enum TaskState {
        /** The task never began. */
        NOT_BEGUN,
        /** The task began and had not ended when the batch was abandoned. */
        ABANDONED,
        /** The task ended. */
        ENDED
    }

    private final Task task;
    private final WaitingTime time;
    private final Executor threads;
    private final TaskState[] states;
    private final Set<Thread> sleepers = new HashSet<>();
    private final Set<Thread> running = new HashSet<>();
    private int next;
    private int workers;
    private boolean interrupted;
    private @Nullable Throwable bug;

    BatchExecution(int count, Task task, WaitingTime time, Executor threads) {
        this.task = task;
        this.time = time;
        this.threads = threads;
        this.states = new TaskState[count];
        Arrays.fill(states, TaskState.NOT_BEGUN);
    }

    /** Begins, with the given number of tasks at a time. */
    synchronized void start(int parallelism) {
        workers = parallelism;
        for (int i = 0; i < parallelism; i++) {
            queue();
        }
    }

    static IllegalStateException unforeseen(Throwable bug) {
        return new IllegalStateException("a request of a batch failed in an unforeseen way", bug);
    }

    private void queue() {
        try {
            threads.execute(this);
        } catch (RejectedExecutionException e) {
            drop();
        }
    }

    /** Ends one worker and begins no further task, because the pool is closed. */
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
        if (interrupted || next == states.length) {
            return -1;
        }
        states[next] = TaskState.ABANDONED;
        running.add(Thread.currentThread());
        return next++;
    }

    /** Ends a task, and clears the interrupt of a task that was abandoned. */
    private synchronized void end(int number) {
        states[number] = TaskState.ENDED;
        running.remove(Thread.currentThread());
        boolean leftOver = Thread.interrupted();
        interrupted |= leftOver;
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
            time.sleeper().sleep(duration);
            return !isInterrupted();
        } catch (InterruptedException e) {
            return false;
        } finally {
            endSleep();
        }
    }

    /**
     * Clears this batch's interrupt of the thread. Interrupts are sent under the lock, so none can arrive afterwards.
     */
    private synchronized void endSleep() {
        sleepers.remove(Thread.currentThread());
        boolean leftOver = Thread.interrupted();
        interrupted |= leftOver;
    }

    /**
     * Waits until all tasks have ended. Once the calling thread is interrupted, waits no longer than the grace period.
     *
     * @param grace the time that an interrupted batch waits for its running tasks
     * @return the state of each task
     */
    synchronized TaskState[] await(Duration grace) {
        try {
            while (workers > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            sleepers.forEach(Thread::interrupt);
            awaitWorkers(grace);
            // Those that still wait for an answer are aborted, so that their threads are free for other batches.
            running.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        if (bug != null) {
            throw unforeseen(bug);
        }
        return states.clone();
    }

    private synchronized void awaitWorkers(Duration grace) {
        long end = time.ticker().nanos() + grace.toNanos();
        long remaining = grace.toMillis();
        while (workers > 0 && remaining > 0) {
            try {
                wait(remaining);
            } catch (InterruptedException e) {
                // The wait is short. The flag is set again after it.
                interrupted = true;
            }
            remaining = TimeUnit.NANOSECONDS.toMillis(end - time.ticker().nanos());
        }
    }
}
