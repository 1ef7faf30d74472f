package io.para4j.spi;

import io.para4j.error.ParaException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A report of a store on one completed call of a {@link DAO} method, or on one step of the removal of an app.
 * Immutable.
 *
 * @param app the app; of a transaction, that of its first part
 * @param kind the method or step
 * @param counts the number of objects of the call and their outcomes
 * @param cost the requests that were sent and the units that they consumed
 * @param duration the time from the call to its end by the {@link Ticker} of the node; not negative
 * @param error the error that the call threw, or the first error of a batch
 */
public record Operation(
        AppId app, Kind kind, Counts counts, Cost cost, Duration duration, Optional<ParaException> error) {

    /** The methods of {@link DAO}, those of capabilities, and the removal of an app. */
    public enum Kind {
        /** {@link DAO#create}. */
        CREATE,
        /** {@link DAO#read}. */
        READ,
        /** {@link DAO#update}. */
        UPDATE,
        /** {@link DAO#delete}. */
        DELETE,
        /** {@link DAO#restore}. */
        RESTORE,
        /** {@link DAO#readPage}. */
        READ_PAGE,
        /** {@link IndexedDAO#query}. */
        QUERY,
        /** {@link TransactionalDAO#write}. */
        TRANSACT_WRITE,
        /** {@link TransactionalDAO#readTogether}. */
        TRANSACT_READ,
        /** A request of a {@link ChangeReader}, or of {@link ChangeSource#now}. */
        READ_CHANGES,
        /** {@link DAO#readAll}. */
        READ_ALL,
        /** {@link DAO#createAll}. */
        CREATE_ALL,
        /** {@link DAO#updateAll}. */
        UPDATE_ALL,
        /** {@link DAO#deleteAll}. */
        DELETE_ALL,
        /** {@link DAO#restoreAll}. */
        RESTORE_ALL,
        /**
         * A step of {@link AppStorage#drop} in a store that removes items one by one: a search for items, which counts
         * no objects, or the removal of some items.
         */
        DELETE_APP
    }

    /**
     * The number of objects of an operation, and of those that were not done.
     *
     * @param objects the number of objects of the call; for a page, the number that it holds
     * @param refused the number of objects certainly not done; for a failed read, all of them
     * @param unknown the number of objects that may have been done
     */
    public record Counts(int objects, int refused, int unknown) {

        /**
         * Returns the number of objects that were done.
         *
         * @return all objects except the refused and unknown ones
         */
        public int done() {
            return objects - refused - unknown;
        }
    }

    /**
     * The cost of an operation.
     *
     * @param requests the number of requests sent, including retries
     * @param retries the number of requests that repeated an earlier one
     * @param readUnits the read capacity units consumed, by DynamoDB's rules
     * @param writeUnits the write capacity units consumed, by DynamoDB's rules
     */
    public record Cost(int requests, int retries, double readUnits, double writeUnits) {}

    /**
     * Checks that no component is null.
     *
     * @throws NullPointerException if a component is null
     */
    public Operation {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(error, "error");
    }

    /**
     * Returns the number of objects of the call.
     *
     * @return {@link Counts#objects()}
     */
    public int objects() {
        return counts.objects();
    }
}
