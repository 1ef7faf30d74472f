package io.para4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the same task in several threads that start together, and collects the outcome of each. */
final class Race implements AutoCloseable {
    static final int THREADS = 8;
    private static final int TIMEOUT_SECONDS = 60;

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "para-testkit-race");
        thread.setDaemon(true);
        return thread;
    });

    /** The task of each thread, which gets the number of its thread. */
    interface Task<T> {
        T run(int thread) throws Exception;
    }

    /** The outcome of one thread: a value or an error. */
    record Attempt<T>(
            int thread, @Nullable T value, @Nullable Throwable error) {
        boolean won() {
            return error == null;
        }
    }

    <T> List<Attempt<T>> run(Task<T> task) {
        return run(THREADS, task);
    }

    <T> List<Attempt<T>> run(int threads, Task<T> task) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<Attempt<T>>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            futures.add(executor.submit(() -> attempt(thread, start, task)));
        }
        List<Attempt<T>> attempts = new ArrayList<>();
        for (Future<Attempt<T>> future : futures) {
            attempts.add(await(future));
        }
        return attempts;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // the error is the attempt's result
    private static <T> Attempt<T> attempt(int thread, CyclicBarrier start, Task<T> task)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        start.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        try {
            return new Attempt<>(thread, task.run(thread), null);
        } catch (Exception | AssertionError e) {
            return new Attempt<>(thread, null, e);
        }
    }

    /** Makes calls that wait for most of their time, several at a time, and returns their results in order. */
    <C, R> List<R> together(String what, List<C> calls, Function<C, R> call) {
        List<R> results = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += THREADS) {
            List<C> some = calls.subList(from, Math.min(from + THREADS, calls.size()));
            results.addAll(allWon(what, run(some.size(), thread -> call.apply(some.get(thread)))));
        }
        return results;
    }

    /**
     * Runs a task whose threads meet on the way, so that their next steps overlap for certain. If one thread fails, the
     * others no longer wait for it.
     */
    <T> List<Attempt<T>> runMeeting(Phaser meeting, Task<T> task) {
        meeting.bulkRegister(THREADS);
        return run(thread -> {
            try {
                return task.run(thread);
            } catch (Exception | AssertionError e) {
                meeting.forceTermination();
                throw e;
            }
        });
    }

    private static <T> Attempt<T> await(Future<Attempt<T>> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("the race failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new AssertionError("the race did not end within " + TIMEOUT_SECONDS + " seconds", e);
        }
    }

    /** Proves that one attempt won and that the others ended with an error of one class, and returns the winner. */
    static <T> Attempt<T> onlyWinner(String what, List<Attempt<T>> attempts, Class<? extends Throwable> error) {
        List<Attempt<T>> winners = attempts.stream().filter(Attempt::won).toList();
        losersFailedWith(what, attempts, error);
        Facts.equal(what + ", winners among " + attempts.size() + " threads", 1, winners.size());
        return winners.get(0);
    }

    static <T> void losersFailedWith(String what, List<Attempt<T>> attempts, Class<? extends Throwable> error) {
        for (Attempt<T> attempt : attempts) {
            if (!attempt.won() && !error.isInstance(attempt.error())) {
                throw new AssertionError(
                        what + ", thread " + attempt.thread() + ": expected " + error.getSimpleName() + " but found "
                                + attempt.error(),
                        attempt.error());
            }
        }
    }

    /** Proves that every attempt won, and returns their values. */
    static <T> List<T> allWon(String what, List<Attempt<T>> attempts) {
        List<T> values = new ArrayList<>();
        for (Attempt<T> attempt : attempts) {
            if (!attempt.won()) {
                throw new AssertionError(
                        what + ", thread " + attempt.thread() + ": " + attempt.error(), attempt.error());
            }
            values.add(Objects.requireNonNull(attempt.value(), "a task returned null"));
        }
        return values;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
