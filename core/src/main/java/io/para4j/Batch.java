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
 * One batch call. It plans each element separately, so that an element that breaks a rule is refused alone. It sends
 * the others to the store in parts of at most {@value #PART}, and returns the outcomes in the order of the elements.
 *
 * <p>The app is looked up again before each part, so that a long batch does not continue in an app that was deleted
 * meanwhile. If the app does not exist at the beginning, the call fails. An error of a later part becomes the outcome
 * of the elements in that part, because others are already written.
 *
 * @param <T> the elements of the call: objects or ids
 * @param <W> the write that the store receives for an element
 */
final class Batch<T, W> {
    /** The largest part, in elements. On DynamoDB it takes 5 rounds of 8 requests with 25 elements each. */
    static final int PART = 1000;

    private final String operation;
    private final String app;
    private final List<T> elements;
    private final List<String> ids;

    /**
     * Copies and checks the elements.
     *
     * @param idOf returns the id of an element, or a new one if it has none
     * @throws NullPointerException if an element is null
     * @throws IllegalArgumentException if an id or an object occurs twice
     */
    Batch(String operation, String app, Collection<? extends T> elements, Function<T, String> idOf) {
        this.operation = operation;
        this.app = app;
        this.elements = new ArrayList<>(Objects.requireNonNull(elements, "elements"));
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

    /** Returns the ids of the elements, in order. */
    List<String> ids() {
        return ids;
    }

    /**
     * Runs the batch.
     *
     * @throws BatchException if an element was refused or its outcome is unknown
     */
    void runOrThrow(Supplier<AppId> appId, Steps<T, W> steps) {
        List<BatchEntry> entries = run(appId, steps);
        boolean allDone = entries.stream().allMatch(entry -> entry.state() == BatchEntry.State.DONE);
        if (!allDone) {
            throw new BatchException(operation, app, entries);
        }
    }

    /**
     * The steps of a batch.
     *
     * @param plan creates the write for an element and its id
     * @param send sends a part to the store
     * @param done receives each element that was written, with its write
     * @param unknown receives each element that may have been written, with its id
     */
    record Steps<T, W>(
            Planner<T, W> plan,
            BiFunction<AppId, List<W>, List<Outcome>> send,
            BiConsumer<T, W> done,
            BiConsumer<T, String> unknown) {}

    /** Creates the write for one element. */
    interface Planner<T, W> {
        W plan(T element, String id);
    }

    /** The write for an element, and the index of the element in the call. */
    private record Planned<W>(int index, W write) {}

    /**
     * Runs the batch.
     *
     * @param appId looks up the app
     * @return an entry for each element, in order
     */
    List<BatchEntry> run(Supplier<AppId> appId, Steps<T, W> steps) {
        AppId first = appId.get();
        List<@Nullable BatchEntry> entries = new ArrayList<>(Collections.nCopies(elements.size(), null));
        List<Planned<W>> planned = plan(steps, entries);
        for (int from = 0; from < planned.size(); from += PART) {
            List<Planned<W>> part = planned.subList(from, Math.min(from + PART, planned.size()));
            List<Outcome> outcomes = from == 0 ? send(steps, first, part) : sendNext(steps, appId, part);
            for (int i = 0; i < part.size(); i++) {
                Outcome outcome = Objects.requireNonNull(outcomes.get(i), "an outcome of the store");
                entries.set(part.get(i).index(), entry(steps, part.get(i), outcome));
            }
        }
        return entries.stream().map(Objects::requireNonNull).toList();
    }

    /** Plans all elements before anything is sent, and sets the entries of those that are refused. */
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

    private List<Outcome> sendNext(Steps<T, W> steps, Supplier<AppId> appId, List<Planned<W>> part) {
        try {
            return send(steps, appId.get(), part);
        } catch (ParaException e) {
            return Collections.nCopies(part.size(), Outcome.of(e));
        } catch (RuntimeException e) {
            return part.stream().map(each -> unknown(each, e)).toList();
        }
    }

    /** Returns an unknown outcome: a store that throws such an exception has a bug and may have written anything. */
    private Outcome unknown(Planned<W> planned, RuntimeException bug) {
        Target target = Target.of(operation, app, ids.get(planned.index()));
        return Outcome.of(new WriteOutcomeUnknownException(target, 1, bug));
    }

    private List<Outcome> send(Steps<T, W> steps, AppId target, List<Planned<W>> part) {
        List<W> writes = part.stream().map(Planned::write).toList();
        List<Outcome> outcomes = steps.send().apply(target, writes);
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
