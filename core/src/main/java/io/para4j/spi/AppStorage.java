package io.para4j.spi;

import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The administration of a store: creates, removes and describes the storage of each app. A store's module binds one.
 *
 * <p>No data operation calls it. Implementations are safe for use by many threads and processes. Arguments and results
 * are never null.
 */
public interface AppStorage {

    /**
     * Creates an app's storage unless it exists, and returns when it is ready. Existing storage is never changed or
     * replaced. Two processes may call this at the same time.
     *
     * @param app the app
     * @throws io.para4j.error.StorageException if the storage cannot be created, or exists in a shape that cannot be
     *     used; the message names each difference
     */
    void ensure(AppId app);

    /**
     * Checks whether the storage of an app can be removed. It is called before {@link #drop} of an app that is in use,
     * so that a deletion that is bound to fail does not make the app unusable. The default does nothing.
     *
     * @param app the app
     * @throws io.para4j.error.StorageException if the app's storage is protected from removal, or the store cannot find
     *     out whether it is
     */
    default void checkDrop(AppId app) {}

    /**
     * Removes all items of an app and, if it has storage of its own, that storage; changes nothing else (rule TEN-3).
     * Does nothing if there is no storage. The removal is not atomic: after a failure some items may be left, and
     * another call removes the rest.
     *
     * <p>It is called when the app's record is marked as being deleted. Other nodes read that mark at most
     * {@code para.app_refresh} later and may write until then. A store that would keep such writes must check for them
     * again after that time.
     *
     * @param app the app
     * @param progress receives the number of items removed so far. A store that removes items one by one calls it from
     *     time to time, and before it looks for more items. It is also called before each attempt to remove the storage
     *     as a whole, since by then another process may have deleted the app and created it again. An exception from it
     *     ends the removal and reaches the caller
     * @throws io.para4j.error.StorageException if the items or the storage cannot be removed completely
     */
    void drop(AppId app, LongConsumer progress);

    /**
     * Returns the status of an app's storage.
     *
     * @param app the app
     * @return its status; empty if there is no storage for the app
     */
    Optional<AppStatus> status(AppId app);
}
