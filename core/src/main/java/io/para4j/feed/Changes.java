package io.para4j.feed;

import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;

/**
 * The changes of the objects of all apps, for handlers that keep something in step with them. Returned by
 * {@code Para.changes()} if the store offers them. Safe for use by many threads.
 */
public interface Changes {

    /**
     * Starts a feed. Each subscription begins at its checkpoint, or else at the start of the plan. Before this returns,
     * the position of a new subscription that begins now is fixed and stored, so every later write is a change of it.
     *
     * <p>Subscriptions of one feed share one reader, so the slowest of them holds up the others by at most two pages of
     * changes. A subscription must run only once at a time, in one process.
     *
     * @param plan the description of the feed
     * @return the running feed
     * @throws io.para4j.error.AppNotFoundException if there is no such app
     * @throws io.para4j.error.FeedNotEnabledException if the store does not record the changes of the app
     * @throws io.para4j.error.FeedGapException if changes after a checkpoint are not available any more and this is
     *     known at the start
     * @throws io.para4j.error.StorageException if the store failed
     * @throws IllegalArgumentException if the plan has no subscription, or a position does not come from this store
     */
    Feed start(FeedPlan plan);

    /**
     * Returns a change as a feed gives it to handlers, for changes that arrive in another way, such as events of a
     * function platform.
     *
     * @param change the change of the item
     * @param position the position after it
     * @return the change of the object
     */
    ObjectChange typed(ItemChange change, FeedPosition position);

    /**
     * Returns the default place of checkpoints, in the root app.
     *
     * @return the checkpoints
     */
    Checkpoints checkpoints();
}
