package io.para4j.spi;

import io.para4j.error.ParaException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One call of a {@link DAO} method that has ended, or one step of the removal of an app, as a store reports it: what it
 * was for, what it cost, how it went.
 *
 * @param app the app
 * @param kind the method, or that it is such a step
 * @param counts how many objects the call was for, and what became of them
 * @param cost what the store was asked and what it charged
 * @param duration from the call to its end
 * @param error what the call threw, or the first error of a batch
 */
public record Operation(
        AppId app, Kind kind, Counts counts, Cost cost, Duration duration, Optional<ParaException> error) {

    /** The methods of {@link DAO}, and the removal of an app. */
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
         * A step of {@link AppStorage#drop}, where the store removes items one by one: a look for items, which is for
         * no object, or the removal of some.
         */
        DELETE_APP
    }

    /**
     * How many objects an operation was for, and how many of them were not done.
     *
     * @param objects how many it was for; for a page, how many it holds
     * @param refused how many were certainly not done; of a read that failed, all
     * @param unknown how many may have been done
     */
    public record Counts(int objects, int refused, int unknown) {

        /**
         * Returns how many were done.
         *
         * @return all but those refused and unknown
         */
        public int done() {
            return objects - refused - unknown;
        }
    }

    /**
     * What an operation took.
     *
     * @param requests how many requests were sent, retries included
     * @param retries how many of them repeated an earlier one
     * @param readUnits read capacity units consumed, in DynamoDB's measure
     * @param writeUnits write capacity units consumed, in DynamoDB's measure
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
     * Returns how many objects the call was for.
     *
     * @return {@link Counts#objects()}
     */
    public int objects() {
        return counts.objects();
    }
}
