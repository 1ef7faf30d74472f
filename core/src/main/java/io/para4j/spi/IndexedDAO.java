package io.para4j.spi;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.IndexNotReadyException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.StorageException;
import java.util.function.Consumer;

/**
 * The capability of a store to find items by what they hold. Its module binds it beside the {@link DAO}, as an
 * {@code OptionalBinder} binding marked {@link Raw}. A store without it refuses classes that declare an index when it
 * starts (rule IDX-11).
 *
 * <p>The store keeps the {@link DeclaredIndexes} of each app: every write of the {@link DAO} also changes the indexes
 * (rule IDX-4), and {@link AppStorage#ensure} creates them with the storage. They may lag behind the items.
 *
 * <p>Implementations are safe for use by many threads. Arguments are never null and already checked. Results are never
 * null. Every method throws {@link AppNotFoundException} if the app's storage does not exist, and
 * {@link StorageException} if the store failed.
 */
public interface IndexedDAO {

    /**
     * Reads a page of the items in an index (rules IDX-1 to IDX-9), eventually consistent. It makes no control-plane
     * call.
     *
     * @param app the app
     * @param query the request for the page
     * @return the page; without a filter it has exactly as many items as the limit unless it is the last one. Its
     *     {@link ItemPage#next()} is empty exactly if no row follows in the index
     * @throws IndexNotReadyException if the app's storage lacks the index, or does not have all items in it yet; a
     *     partial result is never returned
     * @throws InvalidCursorException if the position does not come from this store
     */
    ItemPage query(AppId app, IndexQuery query);

    /**
     * Adds the declared indexes that an app's storage lacks, and returns when all of them can be queried. Items stay
     * readable and writable meanwhile. Two processes may call this at the same time, and another call continues what a
     * failed one has begun. Existing indexes stay, also those that are not declared.
     *
     * @param app the app
     * @param progress receives the state of each index that is not ready, from time to time. An exception that it
     *     throws ends the call
     * @throws StorageException if an index cannot be added, or exists with another key
     */
    void updateIndexes(AppId app, Consumer<IndexProgress> progress);

    /**
     * Removes an index that is no longer declared. Does nothing if the app's storage does not have it.
     *
     * @param app the app
     * @param fullName {@link IndexDefinition#fullName()} of the index
     * @throws StorageException if the index cannot be removed
     */
    void dropIndex(AppId app, String fullName);
}
