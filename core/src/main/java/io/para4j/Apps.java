package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.model.App;
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
     * made again and goes on. Of calls that overlap the last one takes over, and the others end with an error.
     *
     * <p>Where apps share storage, a store that other nodes write to waits until these have learned of the deletion, and looks
     * once more, before the app's record is removed; so the call takes {@code para.app_refresh} at least. What can still be left
     * behind is a write that another node began before that and that arrives after the last look, such as one whose thread
     * stood still meanwhile. Nobody reads it as long as there is no app of that name. To remove it, create the app again with
     * {@link #createShared} and delete it.
     *
     * @param name the app's name
     * @param progress is told from time to time how many objects are removed, where the store removes them one by one
     * @throws AppNotFoundException if there is no such app, or another call has taken over and is done
     * @throws io.para4j.error.VersionConflictException if another call deletes the app at the same time, and has taken over
     * @throws io.para4j.error.ParaException if not all of it could be removed
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
