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
 * Reads by id through the cache. The stamp of what is loaded is taken before the store is asked; what a write has overtaken by
 * then is given to the caller, who asked before that write ended, and not put. Of ids that many miss at once, one by one or
 * together with others, each is loaded once.
 */
final class CacheReads {
    private final DAO store;
    private final CacheAccess access;
    private final CacheStamps stamps;
    private final CacheCounters counters;
    private final CacheFlights flights = new CacheFlights();

    CacheReads(DAO store, CacheAccess access, CacheStamps stamps) {
        this.store = store;
        this.access = access;
        this.stamps = stamps;
        this.counters = access.counters();
    }

    /** Reads one item, eventually consistent. */
    Optional<Item> read(AppId app, String id) {
        int stripe = CacheStamps.stripe(app, id);
        int ended = flights.ended(stripe);
        CacheEntry entry = access.get(app, id);
        if (entry != null && stamps.isCurrent(entry.stamp(), app, stripe)) {
            counters.hit(app, entry.item());
            return entry.item();
        }
        counters.misses.increment();
        CacheKey key = new CacheKey(app, id);
        return Optional.ofNullable(load(app, Map.of(key, ended)).get(key));
    }

    /** Loads what was missed, unless others do, when loads of the stripe of each id had ended so often. */
    private Map<CacheKey, Item> load(AppId app, Map<CacheKey, Integer> missed) {
        return flights.load(missed.keySet(), this::stampOf, before -> {
            Map<CacheKey, Item> found = new HashMap<>();
            Map<CacheKey, Stamp> asked = new LinkedHashMap<>(before);
            asked.keySet().removeIf(key -> isLoadedSince(key, missed, found));
            if (!asked.isEmpty()) {
                loadFromStore(app, asked, found);
            }
            return found;
        });
    }

    private Stamp stampOf(CacheKey key) {
        return stamps.now(key.app(), stripe(key));
    }

    private static int stripe(CacheKey key) {
        return CacheStamps.stripe(key.app(), key.id());
    }

    private boolean isCurrent(Stamp stamp, CacheKey key) {
        return stamps.isCurrent(stamp, key.app(), stripe(key));
    }

    /** If another load has ended since the cache was asked, it may have been of this id: the cache is asked again. */
    private boolean isLoadedSince(CacheKey key, Map<CacheKey, Integer> missed, Map<CacheKey, Item> found) {
        int ended = Objects.requireNonNull(missed.get(key));
        if (flights.ended(stripe(key)) == ended) {
            return false;
        }
        CacheEntry entry = access.get(key.app(), key.id());
        if (entry == null || !isCurrent(entry.stamp(), key)) {
            return false;
        }
        entry.item().ifPresent(item -> found.put(key, item));
        return true;
    }

    /** After a put that failed the rest is not tried: each could take the cache's timeout, while others wait for the load. */
    private void loadFromStore(AppId app, Map<CacheKey, Stamp> asked, Map<CacheKey, Item> found) {
        long begun = access.now();
        Map<String, Item> loaded = counted(app, asked.keySet());
        boolean isCacheWell = true;
        for (Map.Entry<CacheKey, Stamp> each : asked.entrySet()) {
            CacheKey key = each.getKey();
            Optional<Item> item = Optional.ofNullable(loaded.get(key.id()));
            if (isCacheWell && isCurrent(each.getValue(), key)) {
                isCacheWell = access.putLoaded(key, item, each.getValue(), begun);
            }
            item.ifPresent(present -> found.put(key, present));
        }
    }

    private Map<String, Item> counted(AppId app, Collection<CacheKey> keys) {
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

    Optional<Item> readStrong(AppId app, String id) {
        int stripe = CacheStamps.stripe(app, id);
        Stamp stamp = stamps.now(app, stripe);
        long begun = access.now();
        Optional<Item> item = store.read(app, id, Consistency.STRONG);
        if (stamps.isCurrent(stamp, app, stripe)) {
            access.refresh(new CacheKey(app, id), item, stamp, begun);
        }
        return item;
    }

    Map<String, Item> readAll(AppId app, Collection<String> ids) {
        Map<CacheKey, Integer> asked = new LinkedHashMap<>();
        ids.forEach(id -> asked.put(new CacheKey(app, id), flights.ended(CacheStamps.stripe(app, id))));
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

    Map<String, Item> readAllStrong(AppId app, Collection<String> ids) {
        Map<CacheKey, Stamp> before = new LinkedHashMap<>();
        ids.forEach(id -> before.computeIfAbsent(new CacheKey(app, id), this::stampOf));
        long begun = access.now();
        Map<String, Item> read = store.readAll(app, ids, Consistency.STRONG);
        before.forEach((key, stamp) -> {
            if (isCurrent(stamp, key)) {
                access.refresh(key, Optional.ofNullable(read.get(key.id())), stamp, begun);
            }
        });
        return read;
    }
}
