package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The objects of one app. Got from {@link Para#store}, which does no I/O; safe for use by many threads.
 *
 * <p>What is wrong with a call (null, an empty id, the same id twice) is a JDK exception, thrown before anything is sent. A
 * refused write changes neither the store nor the caller's object. Besides what each method names, every method throws
 * {@link AppNotFoundException} if the app was not created or is deleted, {@link io.para4j.error.StorageException} if the store
 * failed, {@link io.para4j.error.ThrottledException} if it had no capacity until the deadline, and every write throws
 * {@link io.para4j.error.WriteOutcomeUnknownException} if it cannot be told whether it was applied.
 */
public interface Store {

    /**
     * Returns the name of the app.
     *
     * @return the app's name
     */
    String app();

    /**
     * Stores a new object. Afterwards it has an id (if it had none), its app, timestamp, version 1 and a revision.
     *
     * @param object the object; after a refusal it is as before, after an unknown outcome it keeps the id it was given
     * @return its id
     * @throws ObjectExistsException if its id is taken; what is stored is unchanged
     * @throws InvalidObjectException if it breaks its validation, or has values that cannot be stored
     * @throws ObjectTooLargeException if it is over 400 KB
     */
    String create(ParaObject object);

    /**
     * Reads an object of a class.
     *
     * @param type the class, registered in {@link ParaModule}; {@link Sysprop} or {@link ParaObject} for an object of any type
     * @param id its id
     * @param options how to read
     * @param <T> that class
     * @return the object; empty if there is none
     * @throws TypeMismatchException if the stored object has another type
     * @throws UnreadableObjectException if what is stored does not fit the class
     */
    <T extends ParaObject> Optional<T> read(Class<T> type, String id, ReadOptions options);

    /**
     * Reads an object of a class with the default options.
     *
     * @param type the class
     * @param id its id
     * @param <T> that class
     * @return the object; empty if there is none
     * @throws TypeMismatchException if the stored object has another type
     * @throws UnreadableObjectException if what is stored does not fit the class
     */
    default <T extends ParaObject> Optional<T> read(Class<T> type, String id) {
        return read(type, id, ReadOptions.defaults());
    }

    /**
     * Reads an object of whatever type.
     *
     * @param id its id
     * @return an object of the class that its type is registered with, or else a {@link Sysprop}; empty if there is none
     * @throws UnreadableObjectException if what is stored does not fit the class
     */
    default Optional<ParaObject> read(String id) {
        return read(ParaObject.class, id, ReadOptions.defaults());
    }

    /**
     * Says whether an object is stored under an id.
     *
     * @param id the id
     * @return whether it is
     */
    boolean exists(String id);

    /**
     * Stores a changed object as a whole: sets its stored fields, removes those that are null, leaves locked fields and
     * attributes that its class does not know as they are; only if the stored state is the one that the object was read in.
     * Afterwards it has the next version, a new revision, and {@code updated}.
     *
     * @param object the object as it was read, and changed
     * @throws VersionConflictException if the stored state is another one
     * @throws ObjectNotFoundException if it is not stored any more
     * @throws TypeMismatchException if the stored object has another type
     * @throws InvalidObjectException if it has no version, belongs to another app, or breaks a rule
     * @throws ObjectTooLargeException if it would be over 400 KB
     */
    void update(ParaObject object);

    /**
     * Changes fields of a stored object in place, atomically, without reading it first.
     *
     * @param id the id
     * @param patch the changes, and what they require
     * @param <T> the class of the object
     * @return the object as it is right after this patch
     * @throws ObjectNotFoundException if nothing is stored under the id
     * @throws TypeMismatchException if the stored object has another type than the patch
     * @throws VersionConflictException if the object is not in the state that {@link Patch#ifUnchanged} requires
     * @throws ConditionFailedException if what {@link Patch#onlyIf} requires does not hold, with the stored object
     * @throws InvalidObjectException if a change breaks a rule or does not fit what is stored
     * @throws ObjectTooLargeException if the object would be over 400 KB
     * @throws UnreadableObjectException if the patch was applied, but the object does not fit its class
     */
    <T extends ParaObject> T patch(String id, Patch<T> patch);

    /**
     * Reads an object strongly, lets the caller change it, and updates it; if somebody else was faster, again from the start,
     * after a random pause, until {@code para.modify_deadline}.
     *
     * @param type the class of the object
     * @param id the id
     * @param change changes the object; called once an attempt, so it should have no other effect
     * @param <T> that class
     * @return the object as it was stored
     * @throws ObjectNotFoundException if nothing is stored under the id
     * @throws VersionConflictException if others were faster until the deadline
     */
    <T extends ParaObject> T modify(Class<T> type, String id, Consumer<? super T> change);

    /**
     * Deletes an object if the stored state is the one that it was read in. One that is gone already counts as deleted.
     *
     * @param object the object as it was read
     * @throws VersionConflictException if the stored state is another one
     * @throws TypeMismatchException if the stored object has another type
     * @throws InvalidObjectException if it has no version or belongs to another app
     */
    void delete(ParaObject object);

    /**
     * Deletes whatever is stored under an id. A store with a network applies this at least once: if it sends it again because
     * an answer was lost, it can delete what others have created under the id meanwhile.
     *
     * @param id the id
     */
    void delete(String id);

    /**
     * Creates many objects, each as by {@link #create}. This and the other batches write at most 1,000 objects at a time: an app
     * that is deleted meanwhile refuses those that are left.
     *
     * @param objects the objects, any number of them; the collection is not changed
     * @return their ids, in order
     * @throws BatchException if not all were created, with what became of each
     * @throws IllegalArgumentException if an id occurs twice; nothing is written
     */
    List<String> createAll(Collection<? extends ParaObject> objects);

    /**
     * Creates more objects than memory holds, in bounded batches of at most {@value #STREAM_BATCH}, each object as by
     * {@link #create}. An id that occurs again in a later batch is refused there as taken.
     *
     * @param objects the objects; the stream is not closed
     * @param results gets the result of each batch before the next one begins; what it throws ends the call
     * @throws AppNotFoundException if there is no such app, also if it is deleted meanwhile; nothing was created but what
     *     {@code results} was told
     */
    void createAll(Stream<? extends ParaObject> objects, Consumer<BatchResult> results);

    /** The largest batch of {@link #createAll(Stream, Consumer)}, in objects. */
    int STREAM_BATCH = 500;

    /**
     * Reads many objects of a class.
     *
     * @param type the class, as in {@link #read(Class, String, ReadOptions)}
     * @param ids the ids, any number of them, maybe some more than once; the collection is not changed
     * @param options how to read
     * @param <T> that class
     * @return the objects found, by id, in the order asked for; mutable
     * @throws TypeMismatchException if a stored object has another type
     * @throws UnreadableObjectException if what is stored does not fit the class
     */
    <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids, ReadOptions options);

    /**
     * Reads many objects of a class with the default options.
     *
     * @param type the class
     * @param ids the ids
     * @param <T> that class
     * @return the objects found, by id, in the order asked for; mutable
     * @throws TypeMismatchException if a stored object has another type
     * @throws UnreadableObjectException if what is stored does not fit the class
     */
    default <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids) {
        return readAll(type, ids, ReadOptions.defaults());
    }

    /**
     * Reads many objects of whatever types.
     *
     * @param ids the ids
     * @return the objects found, by id, in the order asked for; mutable
     * @throws UnreadableObjectException if what is stored does not fit its class
     */
    default Map<String, ParaObject> readAll(Collection<String> ids) {
        return readAll(ParaObject.class, ids, ReadOptions.defaults());
    }

    /**
     * Updates many objects, each as by {@link #update}.
     *
     * @param objects the objects, any number of them; the collection is not changed
     * @throws BatchException if not all were updated, with what became of each
     * @throws IllegalArgumentException if an id occurs twice; nothing is written
     */
    void updateAll(Collection<? extends ParaObject> objects);

    /**
     * Deletes many objects, each as by {@link #delete(ParaObject)}.
     *
     * @param objects the objects, any number of them; the collection is not changed
     * @throws BatchException if not all were deleted, with what became of each
     * @throws IllegalArgumentException if an id occurs twice; nothing is deleted
     */
    void deleteAll(Collection<? extends ParaObject> objects);

    /**
     * Deletes whatever is stored under many ids.
     *
     * @param ids the ids, any number of them; the collection is not changed
     * @throws BatchException if not all were deleted, with what became of each
     * @throws IllegalArgumentException if an id occurs twice; nothing is deleted
     */
    void deleteAllById(Collection<String> ids);

    /**
     * Writes objects as they are, versions and revisions included, and replaces what is there: for imports and restores. An
     * object without a revision gets a new one. The objects themselves are not changed.
     *
     * <p>Restoring a state with its revision makes that very state the stored one again; a caller who restores something else
     * under the same revision takes away what optimistic locking relies on. A store with a network applies this at least once:
     * if it sends it again because an answer was lost, it can replace what others have written meanwhile.
     *
     * @param objects the objects, each with id, type, timestamp and version; any number of them
     * @throws BatchException if not all were written, with what became of each
     * @throws IllegalArgumentException if an id occurs twice; nothing is written
     */
    void restoreAll(Collection<? extends ParaObject> objects);

    /**
     * Reads a page of all objects, in an order of the store's choice that is the same in every walk. Pages are eventually
     * consistent. Every page but the last has exactly the limit of objects, unless objects come and go meanwhile.
     *
     * @param pager how many, and from where
     * @return the page
     * @throws IllegalArgumentException if the limit is over {@code para.max_page_size}
     * @throws InvalidCursorException if the cursor is malformed or belongs to another app
     */
    Page readPage(Pager pager);

    /**
     * Reads all objects, page by page as the stream is consumed.
     *
     * @param pager how many objects to read at once, and from where to go on
     * @return the objects, in the order of pages; the stream throws {@link UnreadableObjectException} where a page would
     *     carry one, unless the pager is generic
     * @throws IllegalArgumentException if the limit is over {@code para.max_page_size}
     */
    Stream<ParaObject> stream(Pager pager);

    /**
     * Reads all objects of one class, page by page as the stream is consumed; objects of other types are read and passed over.
     *
     * @param type the class, registered in {@link ParaModule}
     * @param pager how many objects to read at once, and from where to go on; not a generic one, unless the class is
     *     {@link Sysprop}
     * @param <T> that class
     * @return the objects, in the order of pages
     * @throws IllegalArgumentException if the limit is over {@code para.max_page_size}
     */
    default <T extends ParaObject> Stream<T> stream(Class<T> type, Pager pager) {
        return stream(pager).filter(type::isInstance).map(type::cast);
    }
}
