package io.para4j.dao.dynamodb;

import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcomes of a batch while they come in, from many threads. Each is set once; what comes later does not count. */
final class Outcomes {
    private final @Nullable Outcome[] outcomes;

    Outcomes(int count) {
        outcomes = new @Nullable Outcome[count];
    }

    synchronized void set(int index, Outcome outcome) {
        if (outcomes[index] == null) {
            outcomes[index] = outcome;
        }
    }

    /** Returns the outcomes in order, once each is set. */
    synchronized List<Outcome> complete() {
        List<Outcome> all = new ArrayList<>(outcomes.length);
        for (Outcome outcome : outcomes) {
            all.add(Objects.requireNonNull(outcome, "an object of the batch has no outcome"));
        }
        return all;
    }
}
