package io.para4j.spi;

import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.StorageException;

/**
 * A reader of the changes of one app, from a position on. It has no threads of its own and reads only when it is polled.
 * It is used by one thread at a time.
 */
public interface ChangeReader extends AutoCloseable {

    /**
     * Reads the next changes and moves on behind them (rules FED-1 to FED-8). It does not wait for changes. If it
     * throws, it has not moved, and the call can be repeated.
     *
     * @param limit the largest number of changes, from 1 to 1,000
     * @return the next changes of the app; none if there are none yet
     * @throws FeedGapException if changes after the position are no longer available (rule FED-5); each further call
     *     throws it too
     * @throws FeedNotEnabledException if the store does not record the changes of the app
     * @throws StorageException if the store failed
     * @throws io.para4j.error.ThrottledException if there was no capacity
     */
    ChangePage poll(int limit);

    /** Releases what the reader holds. Does nothing by default. */
    @Override
    default void close() {}
}
