package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Stamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cache that never fails its caller: what it throws is counted, reported and survived. An id whose entry it failed to change
 * goes past it from then on.
 */
final class CacheAccess {
    private final Cache cache;
    private final CachedTypes types;
    private final CacheBypass bypass;
    private final CacheCounters counters = new CacheCounters();
    private final OperationListener listener;

    CacheAccess(Cache cache, CachedTypes types, CacheBypass bypass, OperationListener listener) {
        this.cache = cache;
        this.types = types;
        this.bypass = bypass;
        this.listener = listener;
    }

    CacheCounters counters() {
        return counters;
    }

    CacheStatistics statistics() {
        return counters.statistics(usage());
    }

    private Optional<Cache.Usage> usage() {
        try {
            return cache.usage();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            counters.cacheFailures.increment();
            return Optional.empty();
        }
    }

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

    /** Puts what was loaded after a miss; what is not to be kept has no entry that would have to go. */
    void putLoaded(CacheKey key, Optional<Item> item, Stamp stamp) {
        Duration timeToLive = types.timeToLive(item);
        if (!timeToLive.isZero()) {
            put(key, new CacheEntry(item, stamp), timeToLive);
        }
    }

    /** Puts what is stored now; what is not to be kept takes the entry away that is there. */
    void refresh(CacheKey key, Optional<Item> item, Stamp stamp) {
        Duration timeToLive = types.timeToLive(item);
        if (timeToLive.isZero()) {
            remove(key);
        } else {
            put(key, new CacheEntry(item, stamp), timeToLive);
        }
    }

    private void put(CacheKey key, CacheEntry entry, Duration timeToLive) {
        if (bypass.covers(key.app(), key.id())) {
            return;
        }
        counters.puts.increment();
        try {
            cache.put(key.app(), key.id(), entry, timeToLive);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            bypass.add(key.app(), key.id());
            failed(key.app(), e);
        }
    }

    /** Also for ids that bypass the cache: other nodes may share it. */
    void remove(CacheKey key) {
        counters.invalidations.increment();
        try {
            cache.remove(key.app(), key.id());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            bypass.add(key.app(), key.id());
            failed(key.app(), e);
        }
    }

    void removeAll(AppId app) {
        counters.invalidations.increment();
        try {
            cache.removeAll(app);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            bypass.add(app);
            failed(app, e);
        }
    }

    private void failed(AppId app, Throwable error) {
        counters.cacheFailures.increment();
        listener.onCacheFailure(app, error);
    }
}
