package io.para4j.testkit;

import java.util.EnumSet;
import java.util.Set;

/**
 * Makes the requests of a store fail, so that the kit can check how the store handles failures. Every store that can
 * fail has a use for it, also one on files. Implement this interface between the store and its service or engine, and
 * return it from {@link DAOContract#faults()}. {@link FaultInjector} implements it for calls in this process, and
 * {@code DynamoDBFaults} for DynamoDB.
 *
 * <p>A request is the smallest unit that can fail by itself: one HTTP request for DynamoDB, one transaction for JDBC,
 * one read or atomic replacement of a file. Each attempt at a write is a separate request. Requests to the root app,
 * which holds the records of apps, and requests that create or remove the storage of an app never fail. Faults may
 * begin while others are active, and all threads see them at once.
 */
public interface Faults {
    /** A number of requests that no test reaches. */
    int ALWAYS = Integer.MAX_VALUE;

    /** The kinds of failures. */
    enum Kind {
        /** The service refuses a read or write for lack of capacity. It is not applied, and the store knows that. */
        THROTTLED,
        /**
         * The service applies a part of a batch and reports the rest as unprocessed. A store to which this cannot
         * happen throttles the request instead. Requests that are not for many objects go through.
         */
        UNPROCESSED,
        /** The service applies a write, and the connection breaks before the store gets the answer. */
        ANSWER_LOST,
        /** The connection breaks before the service gets a write. To the store this looks the same as a lost answer. */
        REQUEST_LOST,
        /** A read fails for a reason other than missing capacity. */
        READ_FAILED,
        /** A read or write gets no answer until {@link #heal()}, and then continues. */
        STALLED;

        /**
         * Returns whether this kind of failure affects only writes, so that only writes are counted.
         *
         * @return {@code true} if reads go through
         */
        public boolean isOfWrites() {
            return this == ANSWER_LOST || this == REQUEST_LOST;
        }
    }

    /**
     * Returns the kinds of failures that can happen to the store. The tests of other kinds are reported as not checked.
     *
     * @return by default all kinds
     */
    default Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    /**
     * Makes requests fail from now on, in addition to the faults that have begun before.
     *
     * @param kind the way in which they fail
     * @param passed the number of requests of that kind that go through first, at least 0
     * @param count the number of requests that fail after those, or {@link #ALWAYS}
     */
    void begin(Kind kind, int passed, int count);

    /**
     * Returns the number of requests that met a fault since the last {@link #heal()}, including stalled ones. It proves
     * that something was tested.
     *
     * @return the number, at least 0
     */
    int happened();

    /** Ends all faults and releases stalled requests. */
    void heal();
}
