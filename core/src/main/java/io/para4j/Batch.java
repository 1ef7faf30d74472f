package io.para4j;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One batch call: plans each object by itself, so that one that breaks a rule is refused alone, sends the rest in one call to
 * the store, and brings the outcomes back into the order of the objects.
 *
 * @param <T> what the caller gives: objects or ids
 * @param <W> what the store is given for one of them
 */
final class Batch<T, W> {
    private final String operation;
    private final String app;
    private final List<T> elements;
    private final List<String> ids;

    /** Copies and checks the elements: none null, no id twice. An element without id gets its own from {@code idOf}. */
    Batch(String operation, String app, Collection<? extends T> elements, Function<T, String> idOf) {
        this.operation = operation;
        this.app = app;
        this.elements = new ArrayList<>(elements);
        this.ids = new ArrayList<>(elements.size());
        Set<String> seen = new HashSet<>();
        Set<T> instances = Collections.newSetFromMap(new IdentityHashMap<>());
        for (T element : this.elements) {
            Objects.requireNonNull(element, () -> operation + " has a null element at index " + ids.size());
            String id = idOf.apply(element);
            if (!seen.add(id) || (!instances.add(element) && !(element instanceof String))) {
                throw new IllegalArgumentException(operation + " has id " + Target.quote(id) + " twice");
            }
            ids.add(id);
        }
    }

    List<String> ids() {
        return ids;
    }

    /** Runs the batch, and throws if anything was not done. */
    void runOrThrow(Steps<T, W> steps) {
        List<BatchEntry> entries = run(steps);
        boolean allDone = entries.stream().allMatch(entry -> entry.state() == BatchEntry.State.DONE);
        if (!allDone) {
            throw new BatchException(operation, app, entries);
        }
    }

    /**
     * What a batch does.
     *
     * @param plan makes what the store is given for an element and its id
     * @param send sends them all
     * @param done is told of each element that was done, with what was sent for it
     * @param unknown is told of each element that may have been done
     */
    record Steps<T, W>(
            PlanOne<T, W> plan,
            Function<List<W>, List<Outcome>> send,
            BiConsumer<T, W> done,
            BiConsumer<T, String> unknown) {}

    /** Plans one element. */
    interface PlanOne<T, W> {
        W plan(T element, String id);
    }

    /** Runs the batch and returns an entry for each element. */
    List<BatchEntry> run(Steps<T, W> steps) {
        List<@Nullable BatchEntry> entries = new ArrayList<>();
        List<W> writes = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            try {
                writes.add(steps.plan().plan(elements.get(i), ids.get(i)));
                indexes.add(i);
                entries.add(null);
            } catch (ParaException e) {
                entries.add(BatchEntry.failed(i, ids.get(i), e));
            }
        }
        List<Outcome> outcomes = writes.isEmpty() ? List.of() : send(steps, writes);
        for (int i = 0; i < writes.size(); i++) {
            int index = indexes.get(i);
            entries.set(
                    index,
                    entry(
                            steps,
                            index,
                            writes.get(i),
                            Objects.requireNonNull(outcomes.get(i), "an outcome of the store")));
        }
        return entries.stream().map(Objects::requireNonNull).toList();
    }

    private List<Outcome> send(Steps<T, W> steps, List<W> writes) {
        List<Outcome> outcomes = steps.send().apply(writes);
        if (outcomes.size() != writes.size()) {
            throw new IllegalStateException(
                    "the store gave " + outcomes.size() + " outcomes for " + writes.size() + " writes");
        }
        return outcomes;
    }

    private BatchEntry entry(Steps<T, W> steps, int index, W write, Outcome outcome) {
        String id = ids.get(index);
        if (outcome instanceof Outcome.Refused refused) {
            return BatchEntry.failed(index, id, refused.error());
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            WriteOutcomeUnknownException error = unknown.error();
            steps.unknown().accept(elements.get(index), id);
            return BatchEntry.failed(index, id, error);
        }
        steps.done().accept(elements.get(index), write);
        return BatchEntry.done(index, id);
    }
}
