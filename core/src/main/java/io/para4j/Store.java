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
 * The objects of one app: reads, writes and pages. Returned by {@link Para#store} without I/O. Safe for use by many
 * threads.
 *
 * <p>Parameters and results are never null. Invalid arguments (null, an empty id, an id twice in one batch of writes)
 * throw a standard JDK exception before anything is sent. A refused write changes neither the store nor the caller's
 * object. Each write of one object is atomic; a batch is not.
 *
 * <p>In addition to the exceptions of each method, every method throws {@link AppNotFoundException} if the app does not
 * exist or is being deleted, {@link io.para4j.error.StorageException} if the store fails, and
 * {@link io.para4j.error.ThrottledException} if the store has no capacity until the deadline. Every write throws
 * {@link io.para4j.error.WriteOutcomeUnknownException} if it may or may not have been applied.
 */
public interface Store {

    /**
     * Returns the name of the app.
     *
     * @return the app's name
     */
    String app();

    /**
     * Stores a new object. On success the object has an id (a new one if it had none), its app, a timestamp, version 1
     * and a revision.
     *
     * @param object the object. After a refusal it is unchanged. After an unknown outcome it keeps the id that it was
     *     given.
     * @return its id
     * @throws ObjectExistsException if the id is taken; the stored object is unchanged
     * @throws InvalidObjectException if the object breaks its validation or has values that cannot be stored
     * @throws ObjectTooLargeException if the object is larger than 400 KB
     */
    String create(ParaObject object);

    /**
     * Reads an object of a class.
     *
     * @param type the class, registered in {@link ParaModule}; {@link Sysprop} or {@link ParaObject} for an object of
     *     any type
     * @param id its id
     * @param options the consistency and the fields to read
     * @param <T> that class
     * @return the object; empty if there is none
     * @throws TypeMismatchException if the stored object has another type
     * @throws UnreadableObjectException if the stored object does not fit the class
     */
    <T extends ParaObject> Optional<T> read(Class<T> type, String id, ReadOptions options);

    /**
     * Reads an object of a class with the default options.
     *
     * @param type the class, as in {@link #read(Class, String, ReadOptions)}
     * @param id its id
     * @param <T> that class
     * @return the object; empty if there is none
     * @throws TypeMismatchException if the stored object has another type
     * @throws UnreadableObjectException if the stored object does not fit the class
     */
    default <T extends ParaObject> Optional<T> read(Class<T> type, String id) {
        return read(type, id, ReadOptions.defaults());
    }

    /**
     * Reads an object of any type with the default options.
     *
     * @param id its id
     * @return an object of the class that is registered for its type, or a {@link Sysprop}; empty if there is none
     * @throws UnreadableObjectException if the stored object does not fit its class
     */
    default Optional<ParaObject> read(String id) {
        return read(ParaObject.class, id, ReadOptions.defaults());
    }

    /**
     * Returns whether anything is stored under an id, with the default consistency. An item that cannot be read exists too.
     *
     * @param id the id
     * @return whether an object exists
     */
    boolean exists(String id);

    /**
     * Stores a changed object as a whole, if the stored object is still in the state in which this one was read. Sets
     * the stored fields and removes those that are null. Locked fields and attributes that the class does not declare
     * stay as they are. On success the object has the next version, a new revision and a new {@code updated} time.
     *
     * @param object the object as it was read, with changes
     * @throws VersionConflictException if the stored object is in another state
     * @throws ObjectNotFoundException if the object is no longer stored
     * @throws TypeMismatchException if the stored object has another type
     * @throws InvalidObjectException if the object has no version, belongs to another app, or breaks a rule
     * @throws ObjectTooLargeException if the object would be larger than 400 KB
     */
    void update(ParaObject object);

    /**
     * Changes fields of a stored object in place without reading it first. All changes are applied atomically, or none.
     *
     * @param id the id
     * @param patch the changes and their requirements
     * @param <T> the class of the object
     * @return the object immediately after this patch
     * @throws ObjectNotFoundException if no object is stored under the id
     * @throws TypeMismatchException if the stored object has another type than the patch
     * @throws VersionConflictException if the stored object is not in the state that {@link Patch#ifUnchanged} requires
     * @throws ConditionFailedException if a condition of {@link Patch#onlyIf} does not hold; it has the stored object
     * @throws InvalidObjectException if a change breaks a rule or does not fit the stored value
     * @throws ObjectTooLargeException if the object would be larger than 400 KB
     * @throws UnreadableObjectException if the object does not fit its class; {@link UnreadableObjectException#effect()}
     *     is {@code APPLIED} if the patch was applied, which must then not be sent again
     */
    <T extends ParaObject> T patch(String id, Patch<T> patch);

    /**
     * Reads an object strongly, passes it to the caller for changes, and updates it. After a version conflict it starts
     * again with a new read, after a random pause, until {@code para.modify_deadline}. Changes of the object's id,
     * type, app, timestamp, version and revision are undone before the update.
     *
     * @param type the class of the object
     * @param id the id
     * @param change changes the object. It is called once for each attempt, so it should have no other effect. An
     *     exception that it throws ends the call.
     * @param <T> that class
     * @return the object as it was stored
     * @throws ObjectNotFoundException if no object is stored under the id
     * @throws VersionConflictException if there were conflicts until the deadline
     * @throws io.para4j.error.StorageException if the store fails, or the thread is interrupted between attempts
     */
    <T extends ParaObject> T modify(Class<T> type, String id, Consumer<? super T> change);

    /**
     * Deletes an object, if the stored object is still in the state in which this one was read. Does nothing if it is
     * already deleted.
     *
     * @param object the object as it was read
     * @throws VersionConflictException if the stored object is in another state
     * @throws TypeMismatchException if the stored object has another type
     * @throws InvalidObjectException if the object has no version or belongs to another app
     */
    void delete(ParaObject object);

    /**
     * Deletes the object under an id in any state. Does nothing if there is none. A store with a network applies this
     * at least once: when it resends the request after a lost answer, it can delete an object that was created under
     * the id meanwhile.
     *
     * @param id the id
     */
    void delete(String id);

    /**
     * Creates many objects, each as by {@link #create}. This and the other batches write at most 1,000 objects at a
     * time. If the app is deleted meanwhile, the remaining objects are refused.
     *
     * @param objects any number of objects; the collection is not changed
     * @return their ids, in order
     * @throws BatchException if not all were created; it has the outcome of each object
     * @throws IllegalArgumentException if an id or an object occurs twice; nothing is written
     */
    List<String> createAll(Collection<? extends ParaObject> objects);

    /**
     * Creates more objects than fit into memory, in batches of at most {@value #STREAM_BATCH}, each object as by
     * {@link #create}. An id that occurs again in a later batch is refused there as taken.
     *
     * @param objects the objects; the stream is not closed
     * @param results receives the result of each batch before the next one begins. An exception that it throws ends the
     *     call.
     * @throws AppNotFoundException if the app does not exist or is deleted meanwhile. Every object that was created has
     *     been reported to {@code results}.
     * @throws IllegalArgumentException if an id or an object occurs twice in one batch; nothing of this batch is
     *     written
     */
    void createAll(Stream<? extends ParaObject> objects, Consumer<BatchResult> results);

    /** The largest batch of {@link #createAll(Stream, Consumer)}, in objects. */
    int STREAM_BATCH = 500;

    /**
     * Reads many objects of a class.
     *
     * @param type the class, as in {@link #read(Class, String, ReadOptions)}
     * @param ids any number of ids, repetitions allowed; the collection is not changed
     * @param options the consistency and the fields to read
     * @param <T> that class
     * @return the objects that were found, by id, in the order of {@code ids}; mutable
     * @throws TypeMismatchException if a stored object has another type
     * @throws UnreadableObjectException if a stored object does not fit the class
     */
    <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids, ReadOptions options);

    /**
     * Reads many objects of a class with the default options.
     *
     * @param type the class, as in {@link #read(Class, String, ReadOptions)}
     * @param ids any number of ids
     * @param <T> that class
     * @return the objects that were found, by id, in the order of {@code ids}; mutable
     * @throws TypeMismatchException if a stored object has another type
     * @throws UnreadableObjectException if a stored object does not fit the class
     */
    default <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids) {
        return readAll(type, ids, ReadOptions.defaults());
    }

    /**
     * Reads many objects of any types with the default options.
     *
     * @param ids any number of ids
     * @return the objects that were found, by id, in the order of {@code ids}; mutable
     * @throws UnreadableObjectException if a stored object does not fit its class
     */
    default Map<String, ParaObject> readAll(Collection<String> ids) {
        return readAll(ParaObject.class, ids, ReadOptions.defaults());
    }

    /**
     * Updates many objects, each as by {@link #update}.
     *
     * @param objects any number of objects; the collection is not changed
     * @throws BatchException if not all were updated; it has the outcome of each object
     * @throws IllegalArgumentException if an id occurs twice; nothing is written
     */
    void updateAll(Collection<? extends ParaObject> objects);

    /**
     * Deletes many objects, each as by {@link #delete(ParaObject)}.
     *
     * @param objects any number of objects; the collection is not changed
     * @throws BatchException if not all were deleted; it has the outcome of each object
     * @throws IllegalArgumentException if an id occurs twice; nothing is deleted
     */
    void deleteAll(Collection<? extends ParaObject> objects);

    /**
     * Deletes the objects under many ids, each as by {@link #delete(String)}.
     *
     * @param ids any number of ids; the collection is not changed
     * @throws BatchException if not all were deleted; it has the outcome of each id
     * @throws IllegalArgumentException if an id occurs twice; nothing is deleted
     */
    void deleteAllById(Collection<String> ids);

    /**
     * Writes objects exactly as they are, including versions and revisions, and replaces any stored objects. This is
     * for imports and restores. An object without a revision is stored with a new one. The objects themselves are not
     * changed. Validation annotations are not checked, and a generic object may hold values that the class registered
     * for its type could not read, so that every export can be restored. Only a field that an index of its class has must
     * hold what the class would store there, or the object is refused (rule IDX-7).
     *
     * <p>Restoring a state with its revision makes exactly that state the stored one again. Restoring anything else
     * under the same revision breaks optimistic locking. A store with a network applies this at least once: when it
     * resends the request after a lost answer, it can replace what others have written meanwhile.
     *
     * <p>If the answer to an update of the same object is lost meanwhile, and the version restored is the one that its
     * caller held or the next one, that update can be reported as a version conflict although it was applied. The restore
     * has then replaced its result.
     *
     * <p>An object that gets another timestamp counts as deleted and created for walks through pages that are under way:
     * they may see it twice or not at all.
     *
     * <p>In the root app the record of an app is never replaced, nor that of an app that is created meanwhile: an
     * object whose id is free is stored only if the id is still free. The one exception is an id whose object another
     * caller deletes, and uses for an app, between the check and the write of this call.
     *
     * @param objects any number of objects, each with id, type, timestamp and version; the collection is not changed
     * @throws BatchException if not all were written; it has the outcome of each object
     * @throws IllegalArgumentException if an id occurs twice; nothing is written
     */
    void restoreAll(Collection<? extends ParaObject> objects);

    /**
     * Reads a page of all objects, eventually consistent. The store chooses the order, which is the same in every walk.
     * Every page except the last has exactly as many objects as the limit, unless objects are created or deleted
     * meanwhile.
     *
     * @param pager the limit and the cursor
     * @return the page
     * @throws IllegalArgumentException if the limit is over {@code para.max_page_size}
     * @throws InvalidCursorException if the cursor is malformed, or belongs to another app or a query
     */
    Page<ParaObject> readPage(Pager pager);

    /**
     * Reads all objects. Each page is read when the stream reaches it. After the readable objects of a page that has
     * unreadable ones, the stream throws the first {@link UnreadableObjectException}. A generic pager also reads
     * objects that do not fit their class, but not an item that is none of Para's, which {@link #readPage} lists apart.
     *
     * @param pager the size of each page, and the cursor from which to continue
     * @return the objects, in the order of pages
     * @throws IllegalArgumentException if the limit is over {@code para.max_page_size}
     */
    Stream<ParaObject> stream(Pager pager);

    /**
     * Reads all objects of one class, as {@link #stream(Pager)} does. Objects of other types are read and skipped.
     *
     * @param type the class, registered in {@link ParaModule}
     * @param pager the size of each page, and the cursor from which to continue; generic only if the class is
     *     {@link Sysprop}
     * @param <T> that class
     * @return the objects, in the order of pages
     * @throws IllegalArgumentException if the limit is over {@code para.max_page_size}, or the class is not registered
     */
    default <T extends ParaObject> Stream<T> stream(Class<T> type, Pager pager) {
        return stream(pager).filter(type::isInstance).map(type::cast);
    }

    /**
     * Reads a page of the objects that an index finds, eventually consistent. They are in the order of the index's sort
     * field (numbers by value, text by its bytes in UTF-8, instants by time), ties by id.
     *
     * <p>Every page except the last has exactly as many objects as the limit, unless the query has a condition or is
     * {@link Query#fresh()}, or objects are written meanwhile. The results have their versions and revisions, so one
     * that is out of date conflicts when it is written.
     *
     * @param query the query, with its value, range, direction, condition and page
     * @param <T> the class of the objects
     * @return the page
     * @throws io.para4j.error.IndexNotReadyException if the app's storage lacks the index, or is still building it
     * @throws IllegalArgumentException if the index is not declared, the query has no value for its partition field or a
     *     value that does not fit, or the limit is over {@code para.max_page_size}
     * @throws InvalidCursorException if the cursor is malformed, or belongs to another app or query
     */
    <T extends ParaObject> Page<T> find(Query<T> query);

    /**
     * Reads all objects that an index finds, as {@link #find} does. Each page is read when the stream reaches it. After
     * the readable objects of a page that has unreadable ones, the stream throws the first
     * {@link UnreadableObjectException}.
     *
     * @param query the query; its pager has the size of each page and the cursor from which to continue
     * @param <T> the class of the objects
     * @return the objects, in the order of the index
     * @throws IllegalArgumentException if the query is refused, as by {@link #find}
     */
    <T extends ParaObject> Stream<T> findAll(Query<T> query);
}
