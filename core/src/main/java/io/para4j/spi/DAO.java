package io.para4j.spi;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.StorageException;
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
 * What a store implements: a few atomic primitives over immutable items, apart for each app. A decorator, such as a cache, is
 * a DAO too.
 *
 * <p>The six methods without a default body are enough for a correct store; the batches have defaults that do one after the
 * other. Ids, clocks, types, versions, validation, locked fields and cursors are worked out by the API before a DAO is
 * called: a DAO stores what it is given, atomically, and checks the preconditions it is given. The records {@link Creation},
 * {@link Update} and {@link Deletion} do the checking, with the same words for every store. What each method promises is
 * written, rule by rule, in the contract; {@code DAOContract} in the testkit checks all of it.
 *
 * <p>Implementations are safe for use by many threads. Arguments are never null, checked, and never changed; results are
 * never null. Every method throws {@link AppNotFoundException} if the app's storage is not there, {@link StorageException}
 * if the store failed and a write was certainly not applied, and, for writes, {@link WriteOutcomeUnknownException} if it
 * may have been. No failure of a read ever looks like "not found" (rule REA-1).
 */
public interface DAO {

    /**
     * Stores a new item, if its id is not taken; checked and stored in one atomic step (rules CRE-2, CRE-3).
     *
     * @param app the app
     * @param creation the item, and whether its id is new
     * @throws ObjectExistsException if the id is taken; what is stored is unchanged
     * @throws ObjectTooLargeException if the item is too large
     */
    void create(AppId app, Creation creation);

    /**
     * Reads an item.
     *
     * @param app the app
     * @param id the id
     * @param consistency what the read is guaranteed to see (rule REA-4)
     * @return the item; empty if there is none
     */
    Optional<Item> read(AppId app, String id, Consistency consistency);

    /**
     * Changes a stored item, if the precondition holds; checked and changed in one atomic step (rules LCK-1 to LCK-9). Fields
     * that the update does not name stay as they are (rule OBJ-5).
     *
     * @param app the app
     * @param update the precondition and the changes
     * @return the item after this very update, if {@link Update#returnsItem()}; otherwise it may be empty
     * @throws ObjectNotFoundException if nothing is stored under the id; nothing is stored afterwards either
     * @throws TypeMismatchException if the stored item has another type; it is unchanged
     * @throws VersionConflictException if the stored item is in another state; it is unchanged
     * @throws ConditionFailedException if the condition does not hold; the item is unchanged
     * @throws InvalidObjectException if a change does not fit the stored value; the item is unchanged
     * @throws ObjectTooLargeException if the item would become too large; it is unchanged
     */
    Optional<Item> update(AppId app, Update update);

    /**
     * Deletes an item, if the precondition holds; checked and deleted in one atomic step (rule LCK-5). An item that is not
     * stored counts as deleted. Without a state in its precondition it may be applied more than once, if answers are lost.
     *
     * @param app the app
     * @param deletion the id and the precondition
     * @throws TypeMismatchException if the stored item has another type; it is unchanged
     * @throws VersionConflictException if the stored item is in another state; it is unchanged
     * @throws ConditionFailedException if the condition does not hold; the item is unchanged
     */
    void delete(AppId app, Deletion deletion);

    /**
     * Stores an item as it is, version and revision included, and replaces what is there (rule CRE-5). It may be applied more
     * than once, if answers are lost.
     *
     * @param app the app
     * @param item the item
     * @throws ObjectTooLargeException if the item is too large
     */
    void restore(AppId app, Item item);

    /**
     * Reads a page of all items of an app, in an order of the store's choice that is the same in every walk (rules PAG-1 to
     * PAG-8). Pages are eventually consistent. Over unchanged data a page has exactly {@code limit} items unless it is the
     * last one, and {@link ItemPage#next()} is empty exactly on the last one.
     *
     * @param app the app
     * @param limit how many items, from 1
     * @param position where to go on: {@link ItemPage#next()} of the page before, valid in any process and for any time;
     *     empty for the first page. It has passed a checksum, but a store must never show another app's items for it,
     *     whatever it is
     * @return the page
     * @throws io.para4j.error.InvalidCursorException if the position is not one of this store's
     */
    ItemPage readPage(AppId app, int limit, Optional<String> position);

    /**
     * Reads many items.
     *
     * @param app the app
     * @param ids the ids, any number of them, maybe some more than once
     * @param consistency what the reads are guaranteed to see
     * @return the items found, each once, in the order asked for (rule REA-2); mutable or not, the caller's own
     */
    default Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        Map<String, Item> found = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(ids)) {
            read(app, id, consistency).ifPresent(item -> found.put(id, item));
        }
        return found;
    }

    /**
     * Creates many items, each as by {@link #create}. One that is refused does not keep the others from being created (rule
     * BAT-2). Ids are not repeated within a call.
     *
     * @param app the app
     * @param creations the items, any number of them
     * @return an outcome for each, in the order given
     */
    default List<Outcome> createAll(AppId app, List<Creation> creations) {
        return Batches.oneByOne(creations, creation -> creation.target(app), creation -> {
            create(app, creation);
            return Outcome.DONE;
        });
    }

    /**
     * Updates many items, each as by {@link #update} (rules LCK-8, BAT-2). Ids are not repeated within a call.
     *
     * @param app the app
     * @param updates the updates, any number of them
     * @return an outcome for each, in the order given
     */
    default List<Outcome> updateAll(AppId app, List<Update> updates) {
        return Batches.oneByOne(updates, update -> update.target(app), update -> new Outcome.Done(update(app, update)));
    }

    /**
     * Deletes many items, each as by {@link #delete} (rules LCK-8, BAT-2). Ids are not repeated within a call.
     *
     * @param app the app
     * @param deletions the deletions, any number of them
     * @return an outcome for each, in the order given
     */
    default List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return Batches.oneByOne(deletions, deletion -> deletion.target(app), deletion -> {
            delete(app, deletion);
            return Outcome.DONE;
        });
    }

    /**
     * Restores many items, each as by {@link #restore} (rule BAT-2). Ids are not repeated within a call.
     *
     * @param app the app
     * @param items the items, any number of them
     * @return an outcome for each, in the order given
     */
    default List<Outcome> restoreAll(AppId app, List<Item> items) {
        return Batches.oneByOne(items, item -> item.target("restore", app.name()), item -> {
            restore(app, item);
            return Outcome.DONE;
        });
    }
}
