package io.para4j.dao.dynamodb;

import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the outcomes of a batch. The first outcome set for an object counts. Safe for use by many threads. */
final class BatchOutcomes {
    private final @Nullable Outcome[] outcomes;

    BatchOutcomes(int count) {
        outcomes = new @Nullable Outcome[count];
    }

    void set(int index, Outcome outcome) {
        set(index, () -> outcome);
    }

    /** Sets an outcome that is expensive to create. The supplier is called only if the object has no outcome yet. */
    synchronized void set(int index, Supplier<Outcome> outcome) {
        if (outcomes[index] == null) {
            outcomes[index] = outcome.get();
        }
    }

    /**
     * Returns the outcomes in the order of the call.
     *
     * @throws NullPointerException if an object has no outcome yet
     */
    synchronized List<Outcome> complete() {
        List<Outcome> all = new ArrayList<>(outcomes.length);
        for (Outcome outcome : outcomes) {
            all.add(Objects.requireNonNull(outcome, "an object of the batch has no outcome"));
        }
        return all;
    }
}
