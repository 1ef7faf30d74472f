package io.para4j.testkit;

/**
 * Makes the requests of a store fail, so that the kit can see what the store makes of it. An author implements it for a store
 * that has a network, between the store and what it talks to, and returns it from {@link DAOContract#faults()}.
 *
 * <p>A request is what may fail by itself: for DynamoDB one HTTP request, for JDBC one transaction. Attempts at the same write
 * are requests of their own. Requests about the root app, which has the records of apps, and those that make or remove an
 * app's storage are never touched. Faults may be begun while others are under way, and are seen by all threads at once.
 */
public interface Faults {
    /** A number of requests that no test reaches. */
    int ALWAYS = Integer.MAX_VALUE;

    /** The kinds of failures. */
    enum Kind {
        /** The service refuses a request, read or write, for lack of capacity. It is not applied, and the store knows. */
        THROTTLED,
        /**
         * The service does a part of a batch and says that it left the rest. A store to which that cannot happen throttles the
         * request instead; requests that are not for many objects go through.
         */
        UNPROCESSED,
        /** The service does a write, and the connection breaks before the store has the answer. */
        ANSWER_LOST,
        /** The connection breaks before the service has a write, which to the store looks the same as a lost answer. */
        REQUEST_LOST,
        /** A read fails, with no word about capacity. */
        READ_FAILED,
        /** A request, read or write, has no answer until {@link #heal()}; then it goes on. */
        STALLED;

        /**
         * Says whether this happens to writes only, so that only these are counted.
         *
         * @return whether reads go through
         */
        public boolean isOfWrites() {
            return this == ANSWER_LOST || this == REQUEST_LOST;
        }
    }

    /**
     * Makes requests fail from now on, besides those of faults that have begun before.
     *
     * @param kind how they fail
     * @param passed how many of the requests that the kind is about go through before, at least 0
     * @param count how many fail then, or {@link #ALWAYS}
     */
    void begin(Kind kind, int passed, int count);

    /**
     * Returns how many requests have met a fault since the last {@link #heal()}, those that are stalled included: the proof
     * that something was tested.
     *
     * @return the number, at least 0
     */
    int happened();

    /** Ends all faults, and lets go what is stalled. */
    void heal();
}
