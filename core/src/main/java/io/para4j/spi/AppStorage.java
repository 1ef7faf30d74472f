package io.para4j.spi;

import java.util.Optional;
import java.util.function.LongConsumer;

/** Where a store keeps each app's items: makes it, removes it, reports on it. Never called on the path of data. */
public interface AppStorage {

    /**
     * Makes sure that an app's storage is there and ready. Making what exists is not an error, also by two processes at
     * once, and never changes or replaces it.
     *
     * @param app the app
     * @throws io.para4j.error.StorageException if it cannot be made, or exists in a shape that cannot be used; the
     *     message names each difference
     */
    void ensure(AppId app);

    /**
     * Refuses to remove what certainly cannot be removed, so that an app does not become unusable by a deletion that is
     * bound to fail. Called before {@link #drop} of an app that is in use. By default nothing is refused.
     *
     * @param app the app
     * @throws io.para4j.error.StorageException if the app's storage is protected from removal, or that cannot be told
     */
    default void checkDrop(AppId app) {}

    /**
     * Removes all items of an app, and its storage if that is its own; touches nothing else (rule TEN-3). Removing what
     * is not there is not an error; after a failure it can be called again and goes on.
     *
     * <p>It is called when the app's record says that the app is being deleted. Other nodes learn that at most
     * {@code para.app_refresh} later, and may write until then; a store where these writes would be stored looks again
     * afterwards.
     *
     * @param app the app
     * @param progress is told from time to time how many items are removed so far, where the store removes them one by
     *     one, and before it looks for more, and before each attempt to remove the storage as a whole, since by then
     *     the app may be somebody else's; what it throws ends the removal and reaches the caller
     * @throws io.para4j.error.StorageException if it cannot be removed completely
     */
    void drop(AppId app, LongConsumer progress);

    /**
     * Reports on an app's storage.
     *
     * @param app the app
     * @return its status; empty if there is no storage for the app
     */
    Optional<AppStatus> status(AppId app);
}
