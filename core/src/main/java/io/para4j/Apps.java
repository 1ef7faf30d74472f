package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.model.App;
import io.para4j.spi.AppStatus;
import io.para4j.spi.IndexProgress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Creates, lists and deletes apps (tenants). Returned by {@link Para#apps()}. Safe for use by many threads. */
public interface Apps {

    /**
     * Creates an app with its own storage, and waits until it can be used.
     *
     * @param name a letter or digit, then up to 99 of a to z, 0 to 9, dot and hyphen; not the name of the root app or
     *     of the shared table
     * @return the app's record
     * @throws ObjectExistsException if an app of that name exists
     * @throws IllegalArgumentException if the name is not allowed
     * @throws io.para4j.error.StorageException if the storage cannot be created. The app may exist nevertheless; go on by
     *     {@link #openOrCreate}.
     */
    App create(String name);

    /**
     * Creates an app in the shared storage, and waits until it can be used.
     *
     * @param name the name, as for {@link #create}
     * @return the app's record
     * @throws ObjectExistsException if an app of that name exists
     * @throws IllegalArgumentException if the name is not allowed
     * @throws IllegalStateException if sharing is off ({@code para.prepend_shared_appids_with_space})
     * @throws io.para4j.error.StorageException if the storage cannot be created. The app may exist nevertheless; go on by
     *     {@link #openOrCreateShared}.
     */
    App createShared(String name);

    /**
     * Returns an app that can be used, and creates it with its own storage if it does not exist. If its storage is
     * missing, as after a crash, that is created too. Any number of threads and processes may call this at the same time
     * for the same name; they get the same app.
     *
     * @param name the name, as for {@link #create}
     * @return the app's record
     * @throws IllegalArgumentException if the name is not allowed
     * @throws IllegalStateException if the app is in the shared storage, or is being deleted
     * @throws AppNotFoundException if others create and delete the app all the time
     * @throws io.para4j.error.StorageException if the storage cannot be created; the call can be repeated
     */
    App openOrCreate(String name);

    /**
     * Returns an app that can be used, as {@link #openOrCreate} does, and creates it in the shared storage if it does not
     * exist.
     *
     * @param name the name, as for {@link #create}
     * @return the app's record
     * @throws IllegalArgumentException if the name is not allowed
     * @throws IllegalStateException if the app has storage of its own, if it is being deleted, or if sharing is off
     *     ({@code para.prepend_shared_appids_with_space})
     * @throws io.para4j.error.StorageException if the storage cannot be created; the call can be repeated
     */
    App openOrCreateShared(String name);

    /**
     * Reads an app's record, strongly consistent.
     *
     * @param name the app's name
     * @return the record, in any state; empty if there is no such app
     */
    Optional<App> read(String name);

    /**
     * Lists all apps except the root app. Other objects of the root app are skipped, also those that cannot be read.
     * After all other records, the stream throws an {@link io.para4j.error.UnreadableObjectException} if the record of
     * an app cannot be read.
     *
     * @return the records, read page by page as the stream is consumed
     */
    Stream<App> list();

    /**
     * Reports the status of an app's storage.
     *
     * @param name the app's name, or the root app's
     * @return the status; empty if the storage is missing
     * @throws AppNotFoundException if there is no such app
     */
    Optional<AppStatus> status(String name);

    /**
     * Adds the indexes that the application declares and an app's storage lacks, and returns when all of them can be
     * queried. Objects can be read and written meanwhile. It can take long for many objects. If it fails, another call
     * goes on; several processes may call it at the same time. An app in the shared storage gets the indexes for all
     * apps in it.
     *
     * <p>A new app has the indexes at once. Call this once for each older app after a release that declares a new
     * index. Until it has returned, queries of that index throw {@link io.para4j.error.IndexNotReadyException}.
     *
     * @param name the app's name, or the root app's
     * @param progress receives the state of each index that is not ready, from time to time. An exception that it
     *     throws ends the call
     * @throws AppNotFoundException if there is no such app
     * @throws IllegalStateException if the store keeps no indexes
     * @throws io.para4j.error.StorageException if an index cannot be added, or exists with another key; the message
     *     names the difference
     */
    void updateIndexes(String name, Consumer<IndexProgress> progress);

    /**
     * Adds the indexes that an app's storage lacks, as {@link #updateIndexes(String, Consumer)} does.
     *
     * @param name the app's name, or the root app's
     * @throws AppNotFoundException if there is no such app
     * @throws IllegalStateException if the store keeps no indexes
     * @throws io.para4j.error.StorageException if an index cannot be added, or exists with another key
     */
    default void updateIndexes(String name) {
        updateIndexes(name, progress -> {});
    }

    /**
     * Removes an index that is no longer declared from an app's storage, for all apps in it. Does nothing if the storage
     * does not have it. {@link #status} names the indexes that are not declared.
     *
     * @param name the app's name, or the root app's
     * @param index the full name of the index: the type, a dot and its name
     * @throws AppNotFoundException if there is no such app
     * @throws IllegalStateException if the index is still declared, or the store keeps no indexes
     * @throws io.para4j.error.StorageException if the index cannot be removed
     */
    void dropIndex(String name, String index);

    /**
     * Starts the recording of an app's changes, and returns when every later write is recorded, so that feeds can read
     * it. Does nothing if they are recorded already. In the shared storage this holds for all apps in it. A new app
     * needs it only if the store's configuration does not record changes from the beginning.
     *
     * @param name the app's name, or the root app's
     * @throws AppNotFoundException if there is no such app
     * @throws IllegalStateException if the store reports no changes
     * @throws io.para4j.error.StorageException if the changes cannot be recorded in the form that feeds need
     */
    void enableFeed(String name);

    /**
     * Deletes an app with all its objects. On this node the app cannot be used from the beginning of the call on; on
     * other nodes from {@code para.app_refresh} later. After a failure the app stays in state
     * {@link App.State#DELETING}, and another call continues the deletion. If calls overlap, the last one takes over
     * and the others throw.
     *
     * <p>In shared storage the call takes at least {@code para.app_refresh} if other nodes write to the store. The
     * store waits until these nodes have learned of the deletion, and looks for objects once more before the app's
     * record is removed. A write that another node began before that can still arrive after the last look, for example
     * if its thread was suspended. Its object cannot be read as long as no app of that name exists. To remove it,
     * create the app again with {@link #createShared} and delete it.
     *
     * @param name the app's name
     * @param progress receives the number of objects removed so far, from time to time, if the store removes them one
     *     by one. An exception that it throws ends the call.
     * @throws AppNotFoundException if there is no such app, or another call has taken over and finished
     * @throws io.para4j.error.VersionConflictException if another call has taken over the deletion
     * @throws io.para4j.error.ParaException if not everything could be removed
     */
    void delete(String name, LongConsumer progress);

    /**
     * Deletes an app with all its objects, as {@link #delete(String, LongConsumer)} does.
     *
     * @param name the app's name
     * @throws AppNotFoundException if there is no such app, or another call has taken over and finished
     * @throws io.para4j.error.VersionConflictException if another call has taken over the deletion
     * @throws io.para4j.error.ParaException if not everything could be removed
     */
    default void delete(String name) {
        delete(name, removed -> {});
    }
}
