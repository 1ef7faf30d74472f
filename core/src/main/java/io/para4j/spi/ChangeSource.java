package io.para4j.spi;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.StorageException;
import java.util.List;

/**
 * The capability of a store to report what was changed, in order and without loss, for as long as it keeps changes. Its
 * module binds it beside the {@link DAO}, as an {@code OptionalBinder} binding marked {@link Raw}.
 *
 * <p>The changes of one id are in the order in which they were made (rule FED-1). Every acknowledged write that makes
 * an item different is a change, whichever method made it (rule FED-8). A change may be reported more than once (rule FED-3). A store that records
 * changes for shared storage reports only those of the app that was asked for (rule FED-7).
 *
 * <p>Implementations are safe for use by many threads and have no threads of their own. Arguments are never null and
 * already checked. Results are never null. Every method throws {@link AppNotFoundException} if the app's storage does
 * not exist, and {@link StorageException} if the store failed.
 */
public interface ChangeSource {

    /**
     * Returns the position after all changes that were acknowledged before the call.
     *
     * @param app the app
     * @return the position
     * @throws FeedNotEnabledException if the store does not record the changes of the app
     */
    FeedPosition now(AppId app);

    /**
     * Returns the position before the oldest change that is available.
     *
     * @param app the app
     * @return the position
     * @throws FeedNotEnabledException if the store does not record the changes of the app
     */
    FeedPosition oldest(AppId app);

    /**
     * Opens a reader. It may do no I/O, so that a gap shows at the first poll.
     *
     * @param app the app
     * @param from the position
     * @return the reader, to be closed by the caller
     * @throws IllegalArgumentException if the position does not come from this store, or belongs to another app
     */
    ChangeReader open(AppId app, FeedPosition from);

    /**
     * Returns a position from which a reader misses no change that a reader from any of some positions would read. Where
     * they differ it may lie before all of them. It does no I/O.
     *
     * @param app the app
     * @param positions the positions, at least one
     * @return the position
     * @throws IllegalArgumentException if a position does not come from this store, or belongs to another app
     * @throws FeedGapException if the positions are in different recordings of changes, of which an older one has ended
     */
    FeedPosition earliest(AppId app, List<FeedPosition> positions);

    /**
     * Returns whether each change before one position certainly comes before another position too. It does no I/O.
     *
     * @param app the app
     * @param position the first position
     * @param by the position that may lie at or behind it
     * @return true if a reader from {@code by} reads no change that comes before {@code position}; false if it does, or
     *     if that is not certain
     */
    boolean isReached(AppId app, FeedPosition position, FeedPosition by);

    /**
     * Starts the recording of changes, and returns when later writes are recorded. Does nothing if they are recorded
     * already. In shared storage this holds for all apps in it.
     *
     * @param app the app
     * @throws StorageException if the changes cannot be recorded in the form that the store needs
     */
    void enable(AppId app);
}
