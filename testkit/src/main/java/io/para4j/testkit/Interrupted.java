package io.para4j.testkit;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The outcome of a batch call that was interrupted before or while it ran. */
final class Interrupted {
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long NEVER_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private volatile @Nullable Throwable error;
    private volatile boolean isFlagSet;
    private volatile long ended;
    private volatile long interrupted;

    private Interrupted() {}

    /** Makes a call in a thread that is already interrupted. */
    static Interrupted before(Runnable call) {
        Interrupted outcome = new Interrupted();
        Thread thread = start(() -> {
            Thread.currentThread().interrupt();
            outcome.interrupted = System.nanoTime();
            outcome.run(call);
        });
        join(thread);
        return outcome;
    }

    /** Makes a call in another thread, and interrupts it once a condition holds. */
    static Interrupted onceTrue(BooleanSupplier condition, Runnable call) {
        Interrupted outcome = new Interrupted();
        Thread thread = start(() -> outcome.run(call));
        while (thread.isAlive() && !condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        outcome.interrupted = System.nanoTime();
        join(thread);
        return outcome;
    }

    private static Thread start(Runnable call) {
        Thread thread = new Thread(call, "para-testkit-interrupted");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void run(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | AssertionError e) {
            error = e;
        }
        ended = System.nanoTime();
        isFlagSet = Thread.currentThread().isInterrupted();
    }

    private static void join(Thread thread) {
        try {
            thread.join(NEVER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Facts.claim(!thread.isAlive(), "the interrupted call did not end within %s ms", NEVER_MILLIS);
    }

    /** Returns whether the call ended before the interrupt, so that there is nothing to check. */
    boolean isLate() {
        return interrupted >= ended;
    }

    void soonWithFlagSet(String call) {
        long nanos = ended - interrupted;
        Facts.claim(
                nanos <= SOON_NANOS, "%s took %s ms after the interrupt", call, TimeUnit.NANOSECONDS.toMillis(nanos));
        flagIsSet(call);
    }

    void flagIsSet(String call) {
        Facts.claim(isFlagSet, "%s returned without the thread's interrupt flag", call);
    }

    @Nullable
    Throwable error() {
        return error instanceof BatchException ? null : error;
    }

    /** Returns the entries of the error; none if the call did not fail. */
    List<BatchEntry> entries() {
        return error instanceof BatchException batch ? batch.entries() : List.of();
    }
}
