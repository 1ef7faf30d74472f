package io.para4j;

import io.para4j.error.TransactionConflictException;
import io.para4j.error.TransactionException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes of several objects that are applied together or not at all, across the apps of one store. Returned by
 * {@link Para#transactions()} if the store offers them. Safe for use by many threads.
 *
 * <p>A transaction or a read has at most 100 parts and 4 MB, and each object once. Records of apps take no part. A
 * transaction whose answer is lost is sent again and applied once. Transactions are not isolated from pages, queries,
 * {@code readAll} and single reads of several objects, which may see some of the writes and not yet others.
 *
 * <p>In addition to the exceptions of each method, each throws {@link io.para4j.error.AppNotFoundException},
 * {@link io.para4j.error.StorageException} and {@link io.para4j.error.ThrottledException} as {@link Store} does; nothing
 * was then written.
 */
public interface Transactions {

    /**
     * Applies the writes that a function adds, if every write and check is accepted; otherwise none. Does nothing if it
     * adds none.
     *
     * @param writes adds the writes and checks. An exception that it throws ends the call before anything is sent
     * @throws TransactionException if a part is refused; it has the error of each part. The objects are unchanged
     * @throws TransactionConflictException if another write of an object was under way until the deadline
     * @throws WriteOutcomeUnknownException if the writes may or may not have been applied, all or none; it has every
     *     object in {@link WriteOutcomeUnknownException#targets()}. Objects to create keep the ids that they were given
     * @throws IllegalArgumentException if there are too many parts, too many bytes, or two parts for one object
     */
    void write(Consumer<? super Transaction> writes);

    /**
     * Reads and writes several objects as if nothing else happened meanwhile. If another caller has changed an object
     * between its read and the end, the function is run again, until {@code para.modify_deadline}.
     *
     * @param work reads objects, changes them, and adds the writes. It may run several times, so it has no other effects.
     *     An exception that it throws ends the call before anything is sent
     * @param <T> the class of its result
     * @return the result of the run that was applied
     * @throws TransactionException if a part is refused for another reason than a change since a read, or the deadline
     *     has passed
     * @throws TransactionConflictException if another write of an object was under way until the deadline
     * @throws WriteOutcomeUnknownException if the writes may or may not have been applied, as by {@link #write}
     * @throws IllegalArgumentException as by {@link #write}
     * @throws IllegalStateException if an object is written or checked in another state than the function has read
     */
    <T> T modify(Function<? super ReadWriteTransaction, T> work);

    /**
     * Reads objects in one consistent state: no write and no transaction is visible in some of them only. Like
     * strong reads, it goes to the store and replaces the entries of the cache. On DynamoDB it costs twice as much.
     *
     * @param keys the keys, from 1 to 100, each object once
     * @return the objects
     * @throws io.para4j.error.InvalidObjectException if an object is the record of an app
     * @throws io.para4j.error.TypeMismatchException if a stored object has another type
     * @throws io.para4j.error.UnreadableObjectException if a stored object does not fit its class
     * @throws TransactionConflictException if other writes were under way until the deadline
     * @throws IllegalArgumentException if there are no keys, too many, or two for one object; or if the objects have more
     *     than 4 MB together
     */
    Snapshot read(Collection<? extends ObjectKey<?>> keys);
}
