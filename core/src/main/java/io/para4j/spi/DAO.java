package io.para4j.spi;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interface that a store implements: a few atomic operations on immutable items, separate for each app. Decorators,
 * such as the one that adds a cache, implement it too.
 *
 * <p>The six abstract methods are enough for a correct store. The batches have default implementations that process one
 * object after the other. The API handles ids, clocks, types, versions, validation, locked fields and cursors before it
 * calls a DAO. A DAO checks the preconditions that it receives and stores the item, in one atomic step. The records
 * {@link Creation}, {@link Update} and {@link Deletion} perform the checks, with the same error texts for every store.
 * The rules of the contract state what each method promises; {@code DAOContract} in the testkit checks all of them.
 *
 * <p>Implementations are safe for use by many threads. Arguments are never null, are already checked, and are never
 * changed. Results are never null.
 *
 * <p>Every method throws {@link AppNotFoundException} if the app's storage does not exist. It throws
 * {@link StorageException} if the store failed; a write was then certainly not applied. A write that may have been
 * applied throws {@link WriteOutcomeUnknownException}. A failed read never looks like a missing item (rule REA-1).
 *
 * <p>Calls at the edges are ordinary calls. An id is any well-formed text of 1 to 1,024 bytes of UTF-8. A batch and
 * {@link #readAll} may have no element, or many thousands. An item may have version 0 and no revision (rule LCK-9). The
 * thread may be interrupted before the call; its flag stays set. {@code docs/write-a-dao.md} lists these calls.
 */
public interface DAO {

    /**
     * Stores a new item if its id is not taken. The check and the write are one atomic step (rules CRE-2, CRE-3).
     *
     * @param app the app
     * @param creation the item, and whether its id is new
     * @throws ObjectExistsException if the id is taken; the stored item is unchanged
     * @throws ObjectTooLargeException if the item is too large
     */
    void create(AppId app, Creation creation);

    /**
     * Reads an item.
     *
     * @param app the app
     * @param id the id
     * @param consistency the guarantee of the read (rule REA-4)
     * @return the item; empty if there is none
     */
    Optional<Item> read(AppId app, String id, Consistency consistency);

    /**
     * Changes a stored item if the precondition holds. The check and the changes are one atomic step (rules LCK-1 to
     * LCK-9). Fields that the update does not name stay unchanged (rule OBJ-5).
     *
     * @param app the app
     * @param update the precondition and the changes
     * @return the item as this update left it, if {@link Update#returnsItem()}; otherwise it may be empty
     * @throws ObjectNotFoundException if no item is stored under the id; none is created
     * @throws TypeMismatchException if the stored item has another type; it is unchanged
     * @throws VersionConflictException if the stored item is in another state; it is unchanged
     * @throws ConditionFailedException if the condition does not hold; the item is unchanged
     * @throws InvalidObjectException if a change does not fit the stored value; the item is unchanged
     * @throws ObjectTooLargeException if the item would become too large; it is unchanged
     */
    Optional<Item> update(AppId app, Update update);

    /**
     * Deletes an item if the precondition holds. The check and the deletion are one atomic step (rule LCK-5). A missing
     * item counts as deleted. If answers are lost, a deletion without a state in its precondition may be applied more
     * than once.
     *
     * @param app the app
     * @param deletion the id and the precondition
     * @throws TypeMismatchException if the stored item has another type; it is unchanged
     * @throws VersionConflictException if the stored item is in another state; it is unchanged
     * @throws ConditionFailedException if the condition does not hold; the item is unchanged
     */
    void delete(AppId app, Deletion deletion);

    /**
     * Stores an item unchanged, including its version and revision, and replaces the item under the same id (rule
     * CRE-5). It may be applied more than once if answers are lost.
     *
     * @param app the app
     * @param item the item
     * @throws ObjectTooLargeException if the item is too large
     */
    void restore(AppId app, Item item);

    /**
     * Reads a page of all items of an app (rules PAG-1 to PAG-8). The store chooses the order, which is the same in
     * every iteration. Pages are eventually consistent. If the data does not change, a page has exactly {@code limit}
     * items unless it is the last one, and only the last page has an empty {@link ItemPage#next()}.
     *
     * @param app the app
     * @param limit the number of items, from 1
     * @param position the start of the page: {@link ItemPage#next()} of the previous page, which is valid in any
     *     process and forever, and the same each time that page is read; empty for the first page. Its item may be
     *     deleted since. Its checksum is already verified, but a store must never return another app's items for any
     *     position, an empty or made-up one included
     * @return the page
     * @throws io.para4j.error.InvalidCursorException if the position does not come from this store
     */
    ItemPage readPage(AppId app, int limit, Optional<String> position);

    /**
     * Reads many items. The default reads one after the other; the items may come from different moments.
     *
     * @param app the app
     * @param ids the ids, any number of them, also none, possibly repeated
     * @param consistency the guarantee of the reads
     * @return the items found by id, each once, in the order of the ids (rule REA-2); a map that belongs to the caller
     *     and may be unmodifiable
     */
    default Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        Map<String, Item> found = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(ids)) {
            read(app, id, consistency).ifPresent(item -> found.put(id, item));
        }
        return found;
    }

    /**
     * Creates many items, each as by {@link #create}. The batch is not atomic: the refusal of one does not prevent the
     * others (rule BAT-2). Ids are not repeated within a call.
     *
     * @param app the app
     * @param creations the items, any number of them, also none
     * @return an outcome for each, in the same order
     */
    default List<Outcome> createAll(AppId app, List<Creation> creations) {
        return Batches.oneByOne(creations, creation -> creation.target(app), creation -> {
            create(app, creation);
            return Outcome.DONE;
        });
    }

    /**
     * Updates many items, each as by {@link #update} (rules LCK-8, BAT-2). The batch is not atomic. Ids are not
     * repeated within a call.
     *
     * @param app the app
     * @param updates the updates, any number of them, also none
     * @return an outcome for each, in the same order
     */
    default List<Outcome> updateAll(AppId app, List<Update> updates) {
        return Batches.oneByOne(updates, update -> update.target(app), update -> new Outcome.Done(update(app, update)));
    }

    /**
     * Deletes many items, each as by {@link #delete} (rules LCK-8, BAT-2). The batch is not atomic. Ids are not
     * repeated within a call.
     *
     * @param app the app
     * @param deletions the deletions, any number of them, also none
     * @return an outcome for each, in the same order
     */
    default List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return Batches.oneByOne(deletions, deletion -> deletion.target(app), deletion -> {
            delete(app, deletion);
            return Outcome.DONE;
        });
    }

    /**
     * Restores many items, each as by {@link #restore} (rule BAT-2). The batch is not atomic. Ids are not repeated
     * within a call.
     *
     * @param app the app
     * @param items the items, any number of them, also none
     * @return an outcome for each, in the same order
     */
    default List<Outcome> restoreAll(AppId app, List<Item> items) {
        return Batches.oneByOne(items, item -> Target.ofRestoration(app.name(), item.type(), item.id()), item -> {
            restore(app, item);
            return Outcome.DONE;
        });
    }
}
