/**
 * The caching decorator of a store. Not API.
 *
 * <p>{@link io.para4j.internal.caching.CachingModule} puts a {@link io.para4j.internal.caching.CachingDAO} in front of
 * the store if a cache is bound.
 *
 * <p>A read goes through {@code CacheReads}. It asks {@code CacheAccess} for the entry, and {@code CacheStamps} whether
 * the entry is current: no write and no strong read of its id by this node may have ended since the entry was read from
 * the store. {@code ChangeTimes} holds the time of the last change of each id, and {@code AppFences} that of dropped apps. After a miss, {@code LoadsInProgress} makes concurrent readers of one
 * {@code CacheKey} share one load from the store. The loaded item is put into the cache.
 *
 * <p>A write or a strong read is a {@code CacheWrite}. It lasts until the store has answered, is then recorded in
 * {@code CacheStamps}, and replaces or removes the entry.
 *
 * <p>{@code CachingTransactions} begins a {@code CacheWrite} for each item that a transaction writes.
 *
 * <p>{@code CacheAccess} calls the cache and survives its failures. {@code CacheBypass} holds the ids whose entries may
 * be outdated after such a failure. {@link io.para4j.internal.caching.CacheCounters} counts hits, misses and failures.
 * {@link io.para4j.internal.caching.CachedTypes} knows the time to live of each type.
 * {@link io.para4j.internal.caching.CachingAppStorage} clears the cache when an app is dropped.
 */
@NullMarked
package io.para4j.internal.caching;

import org.jspecify.annotations.NullMarked;
