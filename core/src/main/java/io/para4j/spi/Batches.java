package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The default batches of {@link DAO}: one write after the other, with an outcome for each. */
final class Batches {
    private Batches() {}

    static <T> List<Outcome> oneByOne(List<T> writes, Function<T, Target> targets, Function<T, Outcome> write) {
        List<Outcome> outcomes = new ArrayList<>(writes.size());
        for (T each : writes) {
            outcomes.add(outcome(each, targets, write));
        }
        return outcomes;
    }

    private static <T> Outcome outcome(T each, Function<T, Target> targets, Function<T, Outcome> write) {
        if (Thread.currentThread().isInterrupted()) {
            String target = targets.apply(each).toString();
            return Outcome.of(StorageException.notSent(target, "the thread was interrupted", null));
        }
        try {
            return write.apply(each);
        } catch (ParaException e) {
            return Outcome.of(e);
        } catch (RuntimeException e) {
            return Outcome.of(new WriteOutcomeUnknownException(targets.apply(each), 1, e));
        }
    }
}
