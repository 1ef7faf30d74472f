package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A DAO for a store that can replace a row only if it is still the one that was read, for example by a stamp in a
 * {@code WHERE} clause, an ETag or a compare-and-set. Its author implements reading rows, replacing rows and reading
 * pages. This class implements all single and batch writes, with the outcome of each (rules CRE, UPD, LCK, PAT and
 * BAT).
 *
 * <p>Every write has the same steps. It reads the row. {@link Creation}, {@link Update} or {@link Deletion} computes
 * the new item or refuses. Then it replaces the row if that is still the one that was read, and otherwise starts again.
 * A batch replaces several rows at once, all or none. Refused objects are left out and do not prevent the others.
 *
 * @param <R> the class of rows; a row has all that {@link #replace} needs to distinguish it from every other state of
 *     its id, since an item that is deleted and created again, or restored, may have the same version
 */
public abstract class OptimisticDAO<R> implements DAO {
    private final int atOnce;

    /**
     * Creates the DAO.
     *
     * @param atOnce the largest number of rows that a write reads and replaces at once; {@link #readAll} reads any
     *     number at once
     * @throws IllegalArgumentException if the number is less than 1
     */
    protected OptimisticDAO(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException(atOnce + " rows at once; expected 1 or more");
        }
        this.atOnce = atOnce;
    }

    /**
     * The replacement of one row.
     *
     * @param target the write; {@code target().id()} is the id
     * @param read the row that was read; empty if there was none
     * @param item the item to store; empty if the row is to be deleted
     * @param <R> the class of rows
     */
    public record Replacement<R>(Target target, Optional<R> read, Optional<Item> item) {

        /**
         * Checks that no component is null.
         *
         * @throws NullPointerException if a component is null
         */
        public Replacement {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(read, "read");
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * Reads rows. Reads for a write are strongly consistent, and have at least one id and at most as many as are
     * replaced at once. {@link #readAll} passes on the ids of its caller: none at all, or thousands.
     *
     * @param app the app
     * @param ids the ids, each once, any number of them, also none
     * @param consistency the guarantee of the read
     * @return the rows found, by id, in any order; empty if there are no ids or none is stored
     * @throws io.para4j.error.AppNotFoundException if the app's storage does not exist
     * @throws StorageException if the store failed
     */
    protected abstract Map<String, R> readRows(AppId app, Collection<String> ids, Consistency consistency);

    /**
     * Converts a row to an item.
     *
     * @param app the app
     * @param id the id
     * @param row the row
     * @return the item
     * @throws io.para4j.error.UnreadableObjectException if the row is not an item
     */
    protected abstract Item toItem(AppId app, String id, R row);

    /**
     * Replaces rows, all or none, in one atomic step. Nothing is replaced unless each row is still the one that was
     * read, and each row that was missing is still missing.
     *
     * @param app the app
     * @param replacements the rows and the new items, each id once, at least one. A row that was missing has a new item
     * @return whether the rows were replaced; false if nothing was, because a row has changed or the app is gone. Then
     *     the rows are read again, which reports the missing app
     * @throws StorageException if the store failed and certainly nothing was replaced
     * @throws WriteOutcomeUnknownException if the rows may or may not have been replaced
     */
    protected abstract boolean replace(AppId app, List<Replacement<R>> replacements);

    @Override
    public void create(AppId app, Creation creation) {
        createAll(app, List.of(creation)).get(0).orThrow();
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return Optional.ofNullable(readAll(app, List.of(id), consistency).get(id));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return updateAll(app, List.of(update)).get(0).orThrow();
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        deleteAll(app, List.of(deletion)).get(0).orThrow();
    }

    @Override
    public void restore(AppId app, Item item) {
        restoreAll(app, List.of(item)).get(0).orThrow();
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        Collection<String> distinct = new LinkedHashSet<>(ids);
        Map<String, R> rows = readRows(app, distinct, consistency);
        Map<String, Item> items = new LinkedHashMap<>();
        for (String id : distinct) {
            Optional.ofNullable(rows.get(id)).ifPresent(row -> items.put(id, toItem(app, id, row)));
        }
        return items;
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return write(
                app,
                creations,
                each -> new Step(each.target(app), each.isIdNew(), stored -> Optional.of(each.applyTo(app, stored))));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return write(
                app,
                updates,
                each -> new Step(each.target(app), false, stored -> Optional.of(each.applyTo(app, stored))));
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return write(
                app,
                deletions,
                each -> new Step(each.target(app), false, stored -> {
                    each.verify(app, stored);
                    return Optional.empty();
                }));
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return write(app, items, each -> {
            Target target = Target.ofRestoration(app.name(), each.type(), each.id());
            return new Step(target, false, stored -> Optional.of(ItemSize.check("restore", app, each)));
        });
    }

    /** A write, with the function from the stored item to the new one. If the function throws, the write is refused. */
    private record Step(Target target, boolean isIdNew, UnaryOperator<Optional<Item>> change) {
        String id() {
            return target.id();
        }
    }

    private <T> List<Outcome> write(AppId app, List<T> writes, Function<T, Step> toStep) {
        List<Step> steps = writes.stream().map(toStep).toList();
        List<Outcome> outcomes = new ArrayList<>(steps.size());
        for (int from = 0; from < steps.size(); from += atOnce) {
            outcomes.addAll(write(app, steps.subList(from, Math.min(from + atOnce, steps.size()))));
        }
        return outcomes;
    }

    private Collection<Outcome> write(AppId app, List<Step> steps) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try {
            boolean isNothingThere = steps.stream().allMatch(Step::isIdNew);
            Map<String, R> stored = isNothingThere ? Map.of() : look(app, steps);
            while (!replace(app, steps, stored, outcomes)) {
                stored = look(app, steps);
            }
        } catch (RuntimeException e) {
            for (Step step : steps) {
                outcomes.merge(step.id(), failure(step, e), OptimisticDAO::refusalOrFailure);
            }
        }
        return outcomes.values();
    }

    private Map<String, R> look(AppId app, List<Step> steps) {
        return readRows(app, steps.stream().map(Step::id).toList(), Consistency.STRONG);
    }

    /**
     * Computes the new items and the outcome of each write, and replaces the rows. The outcomes apply if it returns
     * true.
     */
    private boolean replace(AppId app, List<Step> steps, Map<String, R> stored, Map<String, Outcome> outcomes) {
        if (Thread.currentThread().isInterrupted()) {
            throw StorageException.notSent(steps.get(0).target().toString(), "the thread was interrupted", null);
        }
        List<Replacement<R>> replacements = new ArrayList<>();
        for (Step step : steps) {
            try {
                Optional<R> row = Optional.ofNullable(stored.get(step.id()));
                Optional<Item> item = step.change().apply(row.map(each -> toItem(app, step.id(), each)));
                outcomes.put(step.id(), new Outcome.Done(item));
                if (row.isPresent() || item.isPresent()) {
                    replacements.add(new Replacement<>(step.target(), row, item));
                }
            } catch (ParaException e) {
                outcomes.put(step.id(), Outcome.of(e));
            }
        }
        return replacements.isEmpty() || replace(app, replacements);
    }

    /**
     * Returns the outcome of one write if the whole step failed. Unless the error is a known refusal, the write may
     * have been applied.
     */
    private static Outcome failure(Step step, RuntimeException e) {
        boolean isRefusal = e instanceof ParaException && !(e instanceof WriteOutcomeUnknownException);
        return Outcome.of(isRefusal ? (ParaException) e : new WriteOutcomeUnknownException(step.target(), 1, e));
    }

    /** Keeps a refusal, since a refused write was not part of the step that failed. */
    private static Outcome refusalOrFailure(Outcome planned, Outcome failure) {
        return planned instanceof Outcome.Refused ? planned : failure;
    }
}
