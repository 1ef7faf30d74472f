package io.para4j.cache.caffeine;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cache that keeps the entries of all apps in one Caffeine cache, by app and id. It is bounded by the number of
 * entries or by their estimated size. Entries are immutable, so it returns the same instances that were put.
 *
 * <p>The time to live starts with the put and is measured by the ticker; a read does not extend it. Each read checks it
 * here, because a Caffeine timer for each entry would cost a hit more than everything else. An expired entry that is
 * not read again is among the first to be evicted.
 *
 * <p>Caffeine does its maintenance, a few entries at a time, in the threads that use the cache. Thus there is no thread
 * to stop, and no task in the common pool that could outlive Para or hold its class loader. The bound holds when a put
 * returns, except during concurrent puts.
 *
 * <p>{@link AppKeys} holds the keys of each app, so {@link #removeAll} takes time for the app's entries only. A key is
 * added and removed within Caffeine's atomic change of its entry, thus the two always agree.
 */
final class CaffeineCache implements Cache, AutoCloseable {
    private final com.github.benmanes.caffeine.cache.Cache<Key, Held> entries;
    private final AppKeys<Key> keys = new AppKeys<>();
    private final LongAdder evictions = new LongAdder();
    private final Ticker ticker;

    /**
     * Creates a cache.
     *
     * @param config the bound
     * @param ticker the time source for the time to live of entries
     */
    CaffeineCache(CacheConfig config, Ticker ticker) {
        this.ticker = ticker;
        Caffeine<Key, Held> builder =
                Caffeine.newBuilder().evictionListener(this::evicted).executor(Runnable::run);
        entries = config.maxEntries() > 0
                ? builder.maximumSize(config.maxEntries()).build()
                : builder.maximumWeight(config.maxBytes())
                        .weigher(CaffeineCache::estimateBytes)
                        .build();
    }

    /**
     * A key with its hash, which each use needs more than once. The methods are written by hand, because those that a
     * record generates take longer than the rest of a get.
     */
    private record Key(AppId app, String id, int hash) {
        Key(AppId app, String id) {
            // The factor keeps equal ids in apps of similar names apart.
            this(app, id, 0x9E3779B9 * app.hashCode() + id.hashCode());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && hash == that.hash && id.equals(that.id) && app.equals(that.app);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * An entry in the form in which {@link #get} returns it, so that a hit allocates nothing for it.
     *
     * @param entry the entry
     * @param deadline the end of its time to live, by the ticker
     */
    private record Held(Optional<CacheEntry> entry, long deadline) {
        boolean isExpired(long now) {
            return now - deadline >= 0;
        }
    }

    private static final int ENTRY_BYTES = 540;
    private static final int FIELD_BYTES = 88;
    private static final int ELEMENT_BYTES = 44;
    private static final int MAP_BYTES = 96;

    /**
     * Estimates the heap memory of an entry: the stored size of its item, and what objects and references add to it.
     * The constants follow from a measurement with generated ids: items with 1, 12 and 40 short texts took 776, 1867
     * and 4704 bytes, an item with a list of 10 texts 1314 bytes. The estimate is up to 3 percent higher.
     */
    private static int estimateBytes(Key key, Held held) {
        Optional<Item> item = held.entry().flatMap(CacheEntry::item);
        long bytes = ENTRY_BYTES + 2L * key.id().length();
        if (item.isPresent()) {
            bytes += ItemSize.of(key.app(), item.get());
            for (Object value : item.get().attributes().values()) {
                bytes += FIELD_BYTES + overhead(value);
            }
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Estimates what the elements of lists and maps take beyond their stored size. */
    private static long overhead(Object value) {
        long bytes = 0;
        if (value instanceof List<?> list) {
            for (Object element : list) {
                bytes += ELEMENT_BYTES + overhead(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            bytes = MAP_BYTES;
            for (Object element : map.values()) {
                bytes += FIELD_BYTES + overhead(element);
            }
        }
        return bytes;
    }

    private void evicted(@Nullable Key key, @Nullable Held held, RemovalCause cause) {
        if (key != null) {
            keys.remove(key.app(), key);
        }
        if (cause == RemovalCause.SIZE) {
            evictions.increment();
        }
    }

    /** Removes an entry if it satisfies the condition. */
    private void remove(Key key, Predicate<Held> condition) {
        entries.asMap().computeIfPresent(key, (found, held) -> {
            if (!condition.test(held)) {
                return held;
            }
            keys.remove(found.app(), found);
            return null;
        });
    }

    @Override
    public Optional<CacheEntry> get(AppId app, String id) {
        return find(app, id, ticker.nanos());
    }

    private Optional<CacheEntry> find(AppId app, String id, long now) {
        Key key = new Key(app, id);
        Held held = entries.getIfPresent(key);
        if (held == null) {
            return Optional.empty();
        }
        if (held.isExpired(now)) {
            remove(key, current -> current.isExpired(now));
            return Optional.empty();
        }
        return held.entry();
    }

    @Override
    public Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        long now = ticker.nanos();
        Map<String, CacheEntry> found = new HashMap<>();
        for (String id : ids) {
            find(app, id, now).ifPresent(entry -> found.put(id, entry));
        }
        return found;
    }

    @Override
    public void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
        Held held = new Held(Optional.of(entry), ticker.nanos() + timeToLive.toNanos());
        entries.asMap().compute(new Key(app, id), (key, previous) -> {
            if (previous == null) {
                keys.add(app, key);
            }
            return held;
        });
    }

    @Override
    public void remove(AppId app, String id) {
        remove(new Key(app, id), any -> true);
    }

    @Override
    public void removeAll(AppId app) {
        keys.of(app).forEach(key -> remove(key, any -> true));
    }

    @Override
    public Optional<Occupancy> occupancy() {
        return Optional.of(new Occupancy(entries.estimatedSize(), evictions.sum()));
    }

    /** Removes the expired entries and does pending maintenance, so that {@link #occupancy} no longer counts them. */
    void cleanUp() {
        long now = ticker.nanos();
        entries.asMap().keySet().forEach(key -> remove(key, held -> held.isExpired(now)));
        entries.cleanUp();
    }

    /** Returns the keys by which {@link #removeAll} finds the entries of apps. */
    AppKeys<Key> keys() {
        return keys;
    }

    /** Removes all entries. */
    @Override
    public void close() {
        entries.asMap().keySet().forEach(key -> remove(key, any -> true));
    }
}
