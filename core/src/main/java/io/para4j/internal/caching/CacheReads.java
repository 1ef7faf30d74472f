package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads by id through the cache. The stamp of an item is taken before the store is called. An item that a write has
 * overtaken meanwhile is returned to the caller, whose read started before that write ended, but it is not put into the
 * cache. An id that several threads miss at the same time, alone or among others, is loaded once.
 */
final class CacheReads {
    private final DAO store;
    private final CacheAccess access;
    private final CacheStamps stamps;
    private final CacheCounters counters;
    private final LoadsInProgress loads;

    CacheReads(DAO store, CacheAccess access, CacheStamps stamps) {
        this.store = store;
        this.access = access;
        this.stamps = stamps;
        this.counters = access.counters();
        this.loads = new LoadsInProgress(stamps);
    }

    /** Reads one item with eventual consistency. */
    Optional<Item> read(AppId app, String id) {
        int hash = CacheStamps.hash(app, id);
        int ended = loads.endedCount(hash);
        CacheEntry entry = access.get(app, id);
        if (entry != null && stamps.isCurrent(entry.stamp(), app, hash)) {
            counters.hit(app, entry.item());
            return entry.item();
        }
        counters.misses.increment();
        CacheKey key = new CacheKey(app, id);
        return Optional.ofNullable(load(app, Map.of(key, ended)).get(key));
    }

    /**
     * Loads missed ids, or joins the loads of other threads.
     *
     * @param missed the ids, each with the number of ended loads before the cache was asked
     */
    private Map<CacheKey, Item> load(AppId app, Map<CacheKey, Integer> missed) {
        return loads.load(missed.keySet(), stampsBefore -> {
            Map<CacheKey, Item> found = new HashMap<>();
            Map<CacheKey, Stamp> asked = new LinkedHashMap<>(stampsBefore);
            asked.keySet().removeIf(key -> findLoadedSince(key, missed, found));
            if (!asked.isEmpty()) {
                loadFromStore(app, asked, found);
            }
            return found;
        });
    }

    private boolean isCurrent(Stamp stamp, CacheKey key) {
        return stamps.isCurrent(stamp, key.app(), CacheStamps.hash(key.app(), key.id()));
    }

    /**
     * Asks the cache again if another load has ended since it was asked, because that may have been a load of this id.
     */
    private boolean findLoadedSince(CacheKey key, Map<CacheKey, Integer> missed, Map<CacheKey, Item> found) {
        int ended = Objects.requireNonNull(missed.get(key));
        if (loads.endedCount(CacheStamps.hash(key.app(), key.id())) == ended) {
            return false;
        }
        CacheEntry entry = access.get(key.app(), key.id());
        if (entry == null || !isCurrent(entry.stamp(), key)) {
            return false;
        }
        entry.item().ifPresent(item -> found.put(key, item));
        return true;
    }

    /**
     * Loads ids and puts them into the cache. After a failed put the remaining puts are skipped, because each could
     * take the cache's timeout while other threads wait for the load.
     */
    private void loadFromStore(AppId app, Map<CacheKey, Stamp> asked, Map<CacheKey, Item> found) {
        long startNanos = access.nanos();
        Map<String, Item> loaded = readCounted(app, asked.keySet());
        boolean isCacheHealthy = true;
        for (Map.Entry<CacheKey, Stamp> each : asked.entrySet()) {
            CacheKey key = each.getKey();
            Optional<Item> item = Optional.ofNullable(loaded.get(key.id()));
            if (isCacheHealthy && isCurrent(each.getValue(), key)) {
                isCacheHealthy = access.putLoaded(key, item, each.getValue(), startNanos);
            }
            item.ifPresent(present -> found.put(key, present));
        }
    }

    private Map<String, Item> readCounted(AppId app, Collection<CacheKey> keys) {
        counters.loads.add(keys.size());
        boolean isDone = false;
        try {
            Map<String, Item> loaded =
                    readFromStore(app, keys.stream().map(CacheKey::id).toList());
            isDone = true;
            return loaded;
        } finally {
            counters.loadFailures.add(isDone ? 0 : keys.size());
        }
    }

    private Map<String, Item> readFromStore(AppId app, List<String> ids) {
        if (ids.size() > 1) {
            return store.readAll(app, ids, Consistency.STRONG);
        }
        String id = ids.get(0);
        return store.read(app, id, Consistency.STRONG)
                .map(item -> Map.of(id, item))
                .orElse(Map.of());
    }

    /** Reads one item strongly and replaces its entry. Entries whose loads began before the end are outdated. */
    Optional<Item> readStrong(AppId app, String id) {
        CacheWrite strongRead = new CacheWrite(new CacheKey(app, id), stamps, access);
        Optional<Item> item = store.read(app, id, Consistency.STRONG);
        strongRead.setStored(item);
        strongRead.close();
        return item;
    }

    /** Reads items with eventual consistency. Returns those that exist, in the order of the ids. */
    Map<String, Item> readAll(AppId app, Collection<String> ids) {
        Map<CacheKey, Integer> asked = new LinkedHashMap<>();
        ids.forEach(id -> asked.put(new CacheKey(app, id), loads.endedCount(CacheStamps.hash(app, id))));
        Map<String, CacheEntry> entries = access.getAll(app, new LinkedHashSet<>(ids));
        Map<CacheKey, Item> found = new HashMap<>();
        Map<CacheKey, Integer> missed = new LinkedHashMap<>();
        asked.forEach((key, ended) -> {
            CacheEntry entry = entries.get(key.id());
            if (entry == null || !isCurrent(entry.stamp(), key)) {
                missed.put(key, ended);
            } else {
                counters.hit(app, entry.item());
                entry.item().ifPresent(item -> found.put(key, item));
            }
        });
        counters.misses.add(missed.size());
        found.putAll(load(app, missed));
        return inOrder(asked.keySet(), found);
    }

    private static Map<String, Item> inOrder(Set<CacheKey> keys, Map<CacheKey, Item> found) {
        Map<String, Item> ordered = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            Item item = found.get(key);
            if (item != null) {
                ordered.put(key.id(), item);
            }
        }
        return ordered;
    }

    /** Reads items strongly and replaces their entries, as {@link #readStrong} does. */
    Map<String, Item> readAllStrong(AppId app, Collection<String> ids) {
        Map<String, CacheWrite> strongReads = new LinkedHashMap<>();
        ids.forEach(id ->
                strongReads.computeIfAbsent(id, any -> new CacheWrite(new CacheKey(app, id), stamps, access)));
        Map<String, Item> read = store.readAll(app, ids, Consistency.STRONG);
        strongReads.forEach((id, strongRead) -> strongRead.setStored(Optional.ofNullable(read.get(id))));
        CacheWrite.closeAll(strongReads.values());
        return read;
    }
}
