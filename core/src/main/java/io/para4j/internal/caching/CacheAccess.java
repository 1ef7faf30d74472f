package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Stamp;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access to a cache that never fails the caller. An exception from the cache is counted and reported to the listener.
 * If an entry could not be replaced or removed, its id bypasses the cache until the entry must have expired.
 *
 * <p>An entry's time to live counts from the start of the store's call that returned the item, because another node may
 * have written since. Only the remaining time is passed to the cache.
 */
final class CacheAccess {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Cache cache;
    private final CachedTypes types;
    private final Ticker ticker;
    private final CacheBypass bypass;
    private final CacheCounters counters = new CacheCounters();
    private final OperationListener listener;

    CacheAccess(Cache cache, CachedTypes types, Ticker ticker, OperationListener listener) {
        this.cache = cache;
        this.types = types;
        this.ticker = ticker;
        this.bypass = new CacheBypass(ticker);
        this.listener = listener;
    }

    CacheCounters counters() {
        return counters;
    }

    /** Returns the occupancy of the cache; empty if it does not report it or fails. A failure is only counted. */
    Optional<Cache.Occupancy> occupancy() {
        try {
            return cache.occupancy();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            counters.cacheFailures.increment();
            return Optional.empty();
        }
    }

    /** Returns the current time in nanoseconds of the node's ticker. */
    long nanos() {
        return ticker.nanos();
    }

    /** Returns the entry of an id, or null if there is none or the id bypasses the cache. */
    @Nullable
    CacheEntry get(AppId app, String id) {
        if (bypass.covers(app, id)) {
            return null;
        }
        try {
            return cache.get(app, id).orElse(null);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            reportFailure(app, e);
            return null;
        }
    }

    /** Returns the entries of ids, without those that bypass the cache; empty if the cache fails. */
    Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        List<String> asked = ids.stream().filter(id -> !bypass.covers(app, id)).toList();
        try {
            return asked.isEmpty() ? Map.of() : Map.copyOf(cache.getAll(app, asked));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            reportFailure(app, e);
            return Map.of();
        }
    }

    /**
     * Puts an item that was loaded after a miss, or its absence. A failed put needs no bypass: any entry that is there
     * was already a miss, or is the one that was put. For the same reason no entry is removed if this one may not be
     * cached.
     *
     * @param startNanos the time at which the load started
     * @return false if the put failed
     */
    boolean putLoaded(CacheKey key, Optional<Item> item, Stamp stamp, long startNanos) {
        Duration remaining = remaining(item, startNanos);
        return remaining.isZero() || tryPut(key, new CacheEntry(item, stamp), remaining);
    }

    /**
     * Replaces the entry by the stored item or its absence, or removes the entry if the new one may not be cached.
     *
     * @param startNanos the time at which the store's call started that returned the item
     */
    void refresh(CacheKey key, Optional<Item> item, Stamp stamp, long startNanos) {
        Duration remaining = remaining(item, startNanos);
        boolean isDone = remaining.isZero() ? tryRemove(key) : tryPut(key, new CacheEntry(item, stamp), remaining);
        if (!isDone) {
            bypass.add(key, types.longest(item));
        }
    }

    /** Returns the remaining time to live; zero if it is below {@link #SHORTEST}. */
    private Duration remaining(Optional<Item> item, long startNanos) {
        Duration timeToLive = types.timeToLive(item);
        if (timeToLive.isZero()) {
            return Duration.ZERO;
        }
        Duration remaining = timeToLive.minusNanos(Math.max(0, nanos() - startNanos));
        return remaining.compareTo(SHORTEST) < 0 ? Duration.ZERO : remaining;
    }

    /** Puts an entry unless its id bypasses the cache. Returns false if the put failed. */
    private boolean tryPut(CacheKey key, CacheEntry entry, Duration timeToLive) {
        if (bypass.covers(key.app(), key.id())) {
            return true;
        }
        counters.puts.increment();
        return succeeds(key.app(), () -> cache.put(key.app(), key.id(), entry, timeToLive));
    }

    /** Removes the entry of an id, if there is one. */
    void remove(CacheKey key) {
        if (!tryRemove(key)) {
            bypass.add(key, types.longest());
        }
    }

    /**
     * Removes an entry, also of an id that bypasses the cache, because other nodes may share the cache. Returns false
     * on failure.
     */
    private boolean tryRemove(CacheKey key) {
        counters.invalidations.increment();
        return succeeds(key.app(), () -> cache.remove(key.app(), key.id()));
    }

    /** Removes all entries of an app. */
    void removeAll(AppId app) {
        counters.invalidations.increment();
        if (!succeeds(app, () -> cache.removeAll(app))) {
            bypass.addAll(types.longest());
        }
    }

    /** Runs a change of the cache. Returns false if it failed. */
    private boolean succeeds(AppId app, Runnable change) {
        try {
            change.run();
            return true;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            reportFailure(app, e);
            return false;
        }
    }

    private void reportFailure(AppId app, Throwable error) {
        counters.cacheFailures.increment();
        listener.onCacheFailure(app, error);
    }
}
