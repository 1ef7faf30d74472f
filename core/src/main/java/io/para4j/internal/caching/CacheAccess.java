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
 * A cache that never fails its caller: what it throws is counted, reported and survived. An id whose entry it failed to replace
 * or remove goes past it from then on.
 *
 * <p>What is put is as old as the call of the store that gave it, for another node may have written since: its time to live is
 * what is left of it, counted from the beginning of that call.
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

    Optional<Cache.Occupancy> occupancy() {
        try {
            return cache.occupancy();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            counters.cacheFailures.increment();
            return Optional.empty();
        }
    }

    /** Returns the time at which a call of the store begins, in nanoseconds of the node's ticker. */
    long now() {
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
            failed(app, e);
            return null;
        }
    }

    Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        List<String> asked = ids.stream().filter(id -> !bypass.covers(app, id)).toList();
        try {
            return asked.isEmpty() ? Map.of() : Map.copyOf(cache.getAll(app, asked));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(app, e);
            return Map.of();
        }
    }

    /**
     * Puts what was loaded after a miss; what is not to be kept has no entry that would have to go. Nor has the put that fails:
     * what is there was a miss already, or is the very entry that was put.
     *
     * @param begun when the load began
     * @return false if the put failed
     */
    boolean putLoaded(CacheKey key, Optional<Item> item, Stamp stamp, long begun) {
        Duration left = left(item, begun);
        return left.isZero() || put(key, new CacheEntry(item, stamp), left);
    }

    /**
     * Puts what is stored now; what is not to be kept takes the entry away that is there.
     *
     * @param begun when the call of the store began that told what is stored
     */
    void refresh(CacheKey key, Optional<Item> item, Stamp stamp, long begun) {
        Duration left = left(item, begun);
        boolean isDone = left.isZero() ? isRemoved(key) : put(key, new CacheEntry(item, stamp), left);
        if (!isDone) {
            bypass.add(key, types.longest(item));
        }
    }

    /** Returns what is left of the time to live; zero if that is next to nothing. */
    private Duration left(Optional<Item> item, long begun) {
        Duration timeToLive = types.timeToLive(item);
        if (timeToLive.isZero()) {
            return Duration.ZERO;
        }
        Duration left = timeToLive.minusNanos(Math.max(0, now() - begun));
        return left.compareTo(SHORTEST) < 0 ? Duration.ZERO : left;
    }

    /** Returns false if the put failed. An id that bypasses the cache is left alone. */
    private boolean put(CacheKey key, CacheEntry entry, Duration timeToLive) {
        if (bypass.covers(key.app(), key.id())) {
            return true;
        }
        counters.puts.increment();
        return isDone(key.app(), () -> cache.put(key.app(), key.id(), entry, timeToLive));
    }

    /** Removes whatever is there. */
    void remove(CacheKey key) {
        if (!isRemoved(key)) {
            bypass.add(key, types.longest());
        }
    }

    /** Also for ids that bypass the cache: other nodes may share it. */
    private boolean isRemoved(CacheKey key) {
        counters.invalidations.increment();
        return isDone(key.app(), () -> cache.remove(key.app(), key.id()));
    }

    void removeAll(AppId app) {
        counters.invalidations.increment();
        if (!isDone(app, () -> cache.removeAll(app))) {
            bypass.addAll(types.longest());
        }
    }

    private boolean isDone(AppId app, Runnable change) {
        try {
            change.run();
            return true;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(app, e);
            return false;
        }
    }

    private void failed(AppId app, Throwable error) {
        counters.cacheFailures.increment();
        listener.onCacheFailure(app, error);
    }
}
