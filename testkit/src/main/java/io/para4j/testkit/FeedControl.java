package io.para4j.testkit;

import java.time.Duration;

/**
 * Makes the change feed of a store do in a test what time and load do in operation. Implement it and return it from
 * {@link DAOContract#feed()}.
 */
public interface FeedControl {
    /** The time that tests wait by default. */
    Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Divides the recorded changes where they end now, so that later ones are recorded elsewhere, as DynamoDB does when it
     * closes the shards of a stream and begins others. Does nothing in a store that keeps changes in one sequence.
     */
    void rollover();

    /**
     * Makes every change that is recorded until now unavailable, as if it were older than the time for which the store
     * keeps changes. Later changes are available.
     */
    void expire();

    /**
     * Returns how long the tests wait for a change since the last one that they have read, before they report it as
     * missing.
     *
     * @return by default a minute
     */
    default Duration patience() {
        return PATIENCE;
    }
}
