package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.spi.AppStatus;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Creates, lists and deletes apps (tenants). Got from {@link Para#apps()}; safe for use by many threads. */
public interface Apps {

    /**
     * Creates an app with storage of its own, and waits until it can be used.
     *
     * @param name the name: a letter or digit, then up to 99 of a to z, 0 to 9, dot and hyphen; not the name of the root app or
     *     of the shared table
     * @return the app's record
     * @throws ObjectExistsException if there is an app of that name
     * @throws IllegalArgumentException if the name is not allowed
     */
    App create(String name);

    /**
     * Creates an app that lives in the storage that apps share, and waits until it can be used.
     *
     * @param name the name, as for {@link #create}
     * @return the app's record
     * @throws ObjectExistsException if there is an app of that name
     * @throws IllegalArgumentException if the name is not allowed
     * @throws IllegalStateException if sharing is off ({@code para.prepend_shared_appids_with_space})
     */
    App createShared(String name);

    /**
     * Reads an app's record, strongly.
     *
     * @param name the app's name
     * @return the record; empty if there is no such app
     */
    Optional<App> read(String name);

    /**
     * Lists all apps but the root app.
     *
     * @return the records, read page by page as the stream is consumed
     */
    Stream<App> list();

    /**
     * Reports on an app's storage.
     *
     * @param name the app's name, or the root app's
     * @return its status; empty if the storage is missing
     * @throws AppNotFoundException if there is no such app
     */
    Optional<AppStatus> status(String name);

    /**
     * Deletes an app with all its objects. It cannot be used from the beginning of the call on; on other nodes from
     * {@code para.app_refresh} later. After a failure the app stays in state {@link App.State#DELETING}, and the call can be
     * made again and goes on.
     *
     * @param name the app's name
     * @param progress is told from time to time how many objects are removed, where the store removes them one by one
     * @throws AppNotFoundException if there is no such app
     */
    void delete(String name, LongConsumer progress);

    /**
     * Deletes an app with all its objects, as {@link #delete(String, LongConsumer)} does.
     *
     * @param name the app's name
     * @throws AppNotFoundException if there is no such app
     */
    default void delete(String name) {
        delete(name, removed -> {});
    }
}
