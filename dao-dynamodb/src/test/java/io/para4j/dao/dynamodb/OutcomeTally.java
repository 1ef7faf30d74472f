package io.para4j.dao.dynamodb;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts the outcomes of a random run and collects its failures. Safe for use by many threads. */
final class OutcomeTally {

    /** The outcome of a write of one object. */
    enum End {
        DONE,
        REFUSED,
        CONFLICT,
        UNKNOWN
    }

    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    void begin() {
        operations.incrementAndGet();
    }

    int operations() {
        return operations.get();
    }

    int unknown() {
        return unknown.get();
    }

    List<String> failures() {
        return failures;
    }

    void fail(String failure) {
        failures.add(failure);
    }

    /** Writes one object, and counts and returns the outcome. */
    End end(Runnable write) {
        try {
            write.run();
            return count(Optional.empty());
        } catch (ParaException e) {
            return count(Optional.of(e));
        }
    }

    /** Writes a batch, and counts and returns the outcome of each object. */
    List<End> ends(int size, Runnable write) {
        try {
            write.run();
            return Stream.generate(() -> count(Optional.empty())).limit(size).toList();
        } catch (BatchException e) {
            return e.entries().stream().map(BatchEntry::error).map(this::count).toList();
        }
    }

    private End count(Optional<ParaException> error) {
        if (error.isEmpty()) {
            done.incrementAndGet();
            return End.DONE;
        }
        if (error.get() instanceof WriteOutcomeUnknownException) {
            unknown.incrementAndGet();
            return End.UNKNOWN;
        }
        refused.incrementAndGet();
        return isOfNetwork(error.get()) ? End.REFUSED : End.CONFLICT;
    }

    /** Returns whether an error only means that the service was not reached or lacked capacity. */
    static boolean isOfNetwork(ParaException error) {
        return error instanceof ThrottledException || error instanceof StorageException;
    }

    @Override
    public String toString() {
        int all = done.get() + refused.get() + unknown.get();
        return String.format(
                Locale.ROOT,
                "%d operations, %d writes: %d done, %d refused, %d unknown (%.2f %%)",
                operations.get(),
                all,
                done.get(),
                refused.get(),
                unknown.get(),
                100.0 * unknown.get() / all);
    }
}
