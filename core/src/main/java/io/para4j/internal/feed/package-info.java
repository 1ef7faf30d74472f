/**
 * The engine of the change feed. Not API.
 *
 * <p>{@code StoreChanges} finds the position of each subscription and starts a {@code RunningFeed}, whose threads share a
 * {@code FeedContext} and a {@code StopSignal}. The {@code FeedReader} polls the store, lets {@code VersionGaps} look at
 * each change, and passes the pages to the {@code PageQueue} of each {@code SubscriptionWorker}. The worker makes a
 * {@code DecodedChange} of each change, gives it to the handler, notes it in {@code Progress}, and stores the checkpoint by
 * {@code CheckpointWriter}. {@code RunningFeeds} closes all feeds with Para.
 */
@NullMarked
package io.para4j.internal.feed;

import org.jspecify.annotations.NullMarked;
