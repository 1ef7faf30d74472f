/**
 * The change feed: what happened to the objects of an app, in order, without loss, and resumable.
 *
 * <p>{@link io.para4j.feed.Changes} starts a {@link io.para4j.feed.Feed} from a {@link io.para4j.feed.FeedPlan}. The plan
 * has a {@link io.para4j.feed.FeedStart} and a {@link io.para4j.feed.Subscription} for each
 * {@link io.para4j.feed.ChangeHandler}, which receives each {@link io.para4j.feed.ObjectChange}. A change that cannot be
 * handled goes to a {@link io.para4j.feed.DeadLetterHandler}. {@link io.para4j.feed.Checkpoints} keep how far each
 * subscription has come. A {@link io.para4j.feed.FeedStatus} with a {@link io.para4j.feed.SubscriptionStatus} for each
 * subscription shows the lag and the failures.
 */
@NullMarked
package io.para4j.feed;

import org.jspecify.annotations.NullMarked;
