package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Factories of cache entries, and assertions on the entries that a cache returns. */
final class CacheEntries {
    /** The time to live in tests that are about other things. */
    static final Duration LONG = Duration.ofHours(1);

    private CacheEntries() {}

    static CacheEntry of(Item item) {
        return new CacheEntry(Optional.of(item), new Stamp(7, 1));
    }

    /** Returns an entry that a number identifies. */
    static CacheEntry numbered(String id, long number) {
        Item item = new Item(id, "thing", number, Optional.of("r" + number), 1_000, Map.of("number", number));
        return new CacheEntry(Optional.of(item), new Stamp(7, number));
    }

    static CacheEntry absence(long count) {
        return new CacheEntry(Optional.empty(), new Stamp(7, count));
    }

    static void put(Cache cache, AppId app, String id, CacheEntry entry) {
        cache.put(app, id, entry, LONG);
    }

    /** Proves that a cache returns an entry, comparing its item field by field. */
    static void gives(String when, Cache cache, AppId app, String id, CacheEntry expected) {
        Optional<CacheEntry> found = cache.get(app, id);
        String what = "entry " + Facts.show(id) + " of '" + app + "' " + when;
        if (found.isEmpty()) {
            throw new AssertionError(what + ": expected one but found none");
        }
        equal("stamp of " + what, expected.stamp(), found.get().stamp());
        if (expected.item().isPresent() && found.get().item().isPresent()) {
            Facts.same(what, expected.item().get(), found.get().item().get());
        }
        equal(what, expected, found.get());
    }

    static void givesNone(String when, Cache cache, AppId app, String id) {
        equal("entry " + Facts.show(id) + " of '" + app + "' " + when, Optional.empty(), cache.get(app, id));
    }

    /** Puts the given number of entries, numbered from 1, and returns their ids. */
    static List<String> fill(Cache cache, AppId app, int count) {
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            ids.add("i" + number);
            put(cache, app, "i" + number, numbered("i" + number, number));
        }
        return ids;
    }

    /** Returns the ids that have an entry, and proves that each entry belongs to its id. */
    static List<String> present(String when, Cache cache, AppId app, List<String> ids) {
        List<String> present = new ArrayList<>();
        for (String id : ids) {
            Optional<CacheEntry> found = cache.get(app, id);
            if (found.isPresent()) {
                present.add(id);
                equal("entry of '" + app + "' " + when, numbered(id, Long.parseLong(id.substring(1))), found.get());
            }
        }
        return present;
    }
}
