package io.para4j;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One batch call: plans each object by itself, so that one that breaks a rule is refused alone, sends the rest to the store in
 * parts of at most {@value #PART}, and brings the outcomes back into the order of the objects.
 *
 * <p>Before each part it is asked where the app is, so that a batch that takes long does not go on in an app that is deleted
 * meanwhile. An app that is not there at the beginning is an error of the call; what fails a later part is the outcome of its
 * objects, since others are done.
 *
 * @param <T> what the caller gives: objects or ids
 * @param <W> what the store is given for one of them
 */
final class Batch<T, W> {
    /** How many objects the store is given at a time; on DynamoDB 5 rounds of 8 requests, where 25 go in one. */
    static final int PART = 1000;

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
    void runOrThrow(Supplier<AppId> place, Steps<T, W> steps) {
        List<BatchEntry> entries = run(place, steps);
        boolean allDone = entries.stream().allMatch(entry -> entry.state() == BatchEntry.State.DONE);
        if (!allDone) {
            throw new BatchException(operation, app, entries);
        }
    }

    /**
     * What a batch does.
     *
     * @param plan makes what the store is given for an element and its id
     * @param send sends some of them to where the app is
     * @param done is told of each element that was done, with what was sent for it
     * @param unknown is told of each element that may have been done
     */
    record Steps<T, W>(
            PlanOne<T, W> plan,
            BiFunction<AppId, List<W>, List<Outcome>> send,
            BiConsumer<T, W> done,
            BiConsumer<T, String> unknown) {}

    /** Plans one element. */
    interface PlanOne<T, W> {
        W plan(T element, String id);
    }

    /** What the store is given for an element, and its place in the call. */
    private record Planned<W>(int index, W write) {}

    /** Runs the batch, given what says where the app is, and returns an entry for each element. */
    List<BatchEntry> run(Supplier<AppId> place, Steps<T, W> steps) {
        AppId first = place.get();
        List<@Nullable BatchEntry> entries = new ArrayList<>(Collections.nCopies(elements.size(), null));
        List<Planned<W>> planned = plan(steps, entries);
        for (int from = 0; from < planned.size(); from += PART) {
            List<Planned<W>> part = planned.subList(from, Math.min(from + PART, planned.size()));
            List<Outcome> outcomes = from == 0 ? send(steps, first, part) : sendNext(steps, place, part);
            for (int i = 0; i < part.size(); i++) {
                Outcome outcome = Objects.requireNonNull(outcomes.get(i), "an outcome of the store");
                entries.set(part.get(i).index(), entry(steps, part.get(i), outcome));
            }
        }
        return entries.stream().map(Objects::requireNonNull).toList();
    }

    /** Plans all before anything is sent, and sets the entries of those that are refused. */
    private List<Planned<W>> plan(Steps<T, W> steps, List<@Nullable BatchEntry> entries) {
        List<Planned<W>> planned = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            try {
                planned.add(new Planned<>(i, steps.plan().plan(elements.get(i), ids.get(i))));
            } catch (ParaException e) {
                entries.set(i, BatchEntry.failed(i, ids.get(i), e));
            }
        }
        return planned;
    }

    private List<Outcome> sendNext(Steps<T, W> steps, Supplier<AppId> place, List<Planned<W>> part) {
        try {
            return send(steps, place.get(), part);
        } catch (ParaException e) {
            return Collections.nCopies(part.size(), Outcome.of(e));
        } catch (RuntimeException e) {
            return part.stream().map(each -> unknown(each, e)).toList();
        }
    }

    /** A store that fails so has a bug, and may have written anything. */
    private Outcome unknown(Planned<W> planned, RuntimeException bug) {
        Target target = Target.of(operation, app, ids.get(planned.index()));
        return Outcome.of(new WriteOutcomeUnknownException(target, 1, bug));
    }

    private List<Outcome> send(Steps<T, W> steps, AppId place, List<Planned<W>> part) {
        List<W> writes = part.stream().map(Planned::write).toList();
        List<Outcome> outcomes = steps.send().apply(place, writes);
        if (outcomes.size() != writes.size()) {
            throw new IllegalStateException(
                    "the store gave " + outcomes.size() + " outcomes for " + writes.size() + " writes");
        }
        return outcomes;
    }

    private BatchEntry entry(Steps<T, W> steps, Planned<W> planned, Outcome outcome) {
        int index = planned.index();
        String id = ids.get(index);
        if (outcome instanceof Outcome.Refused refused) {
            return BatchEntry.failed(index, id, refused.error());
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            WriteOutcomeUnknownException error = unknown.error();
            steps.unknown().accept(elements.get(index), id);
            return BatchEntry.failed(index, id, error);
        }
        steps.done().accept(elements.get(index), planned.write());
        return BatchEntry.done(index, id);
    }
}
