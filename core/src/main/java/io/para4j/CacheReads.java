package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads by id through the cache. The stamp of what is loaded is taken before the store is asked; what a write has overtaken by
 * then is given to the caller, who asked before that write ended, and not put.
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

    Optional<Item> read(AppId app, String id) {
        int stripe = CacheStamps.stripe(app, id);
        int ended = flights.ended(stripe);
        CacheEntry entry = current(app, id, stripe);
        if (entry != null) {
            counters.hit(app, entry.item());
            return entry.item();
        }
        counters.misses.increment();
        CacheKey key = new CacheKey(app, id);
        return flights.load(key, () -> stamps.now(app, stripe), stamp -> load(key, stripe, ended, stamp));
    }

    private @Nullable CacheEntry current(AppId app, String id, int stripe) {
        CacheEntry entry = access.get(app, id);
        return entry != null && stamps.isCurrent(entry.stamp(), app, stripe) ? entry : null;
    }

    /** If another load has ended since the cache was asked, it may have been of this id: the cache is asked again. */
    private Optional<Item> load(CacheKey key, int stripe, int ended, Stamp stamp) {
        if (flights.ended(stripe) != ended) {
            CacheEntry entry = current(key.app(), key.id(), stripe);
            if (entry != null) {
                return entry.item();
            }
        }
        Optional<Item> item = counted(1, () -> store.read(key.app(), key.id(), Consistency.STRONG));
        if (stamps.isCurrent(stamp, key.app(), stripe)) {
            access.putLoaded(key, item, stamp);
        }
        return item;
    }

    private <T> T counted(int objects, Supplier<T> load) {
        counters.loads.add(objects);
        boolean isDone = false;
        try {
            T loaded = load.get();
            isDone = true;
            return loaded;
        } finally {
            counters.loadFailures.add(isDone ? 0 : objects);
        }
    }

    Optional<Item> readStrong(AppId app, String id) {
        int stripe = CacheStamps.stripe(app, id);
        Stamp stamp = stamps.now(app, stripe);
        Optional<Item> item = store.read(app, id, Consistency.STRONG);
        if (stamps.isCurrent(stamp, app, stripe)) {
            access.refresh(new CacheKey(app, id), item, stamp);
        }
        return item;
    }

    Map<String, Item> readAll(AppId app, Collection<String> ids) {
        Set<String> distinct = new LinkedHashSet<>(ids);
        Map<String, Item> found = new HashMap<>();
        List<String> missing = new ArrayList<>();
        Map<String, CacheEntry> entries = access.getAll(app, distinct);
        for (String id : distinct) {
            CacheEntry entry = entries.get(id);
            if (entry == null || !stamps.isCurrent(entry.stamp(), app, CacheStamps.stripe(app, id))) {
                missing.add(id);
            } else {
                counters.hit(app, entry.item());
                entry.item().ifPresent(item -> found.put(id, item));
            }
        }
        counters.misses.add(missing.size());
        if (!missing.isEmpty()) {
            found.putAll(loadAll(app, missing));
        }
        return inOrder(distinct, found);
    }

    private static Map<String, Item> inOrder(Set<String> ids, Map<String, Item> found) {
        Map<String, Item> ordered = new LinkedHashMap<>();
        for (String id : ids) {
            Item item = found.get(id);
            if (item != null) {
                ordered.put(id, item);
            }
        }
        return ordered;
    }

    private Map<String, Item> loadAll(AppId app, List<String> ids) {
        Map<String, Stamp> before = stampsOf(app, ids);
        Map<String, Item> loaded = counted(ids.size(), () -> store.readAll(app, ids, Consistency.STRONG));
        before.forEach((id, stamp) -> {
            if (stamps.isCurrent(stamp, app, CacheStamps.stripe(app, id))) {
                access.putLoaded(new CacheKey(app, id), Optional.ofNullable(loaded.get(id)), stamp);
            }
        });
        return loaded;
    }

    Map<String, Item> readAllStrong(AppId app, Collection<String> ids) {
        Map<String, Stamp> before = stampsOf(app, ids);
        Map<String, Item> read = store.readAll(app, ids, Consistency.STRONG);
        before.forEach((id, stamp) -> {
            if (stamps.isCurrent(stamp, app, CacheStamps.stripe(app, id))) {
                access.refresh(new CacheKey(app, id), Optional.ofNullable(read.get(id)), stamp);
            }
        });
        return read;
    }

    private Map<String, Stamp> stampsOf(AppId app, Collection<String> ids) {
        Map<String, Stamp> before = new LinkedHashMap<>();
        ids.forEach(id -> before.put(id, stamps.now(app, CacheStamps.stripe(app, id))));
        return before;
    }
}
