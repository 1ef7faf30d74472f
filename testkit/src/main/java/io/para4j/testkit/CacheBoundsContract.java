package io.para4j.testkit;

import static io.para4j.testkit.CacheEntries.absence;
import static io.para4j.testkit.CacheEntries.fill;
import static io.para4j.testkit.CacheEntries.gives;
import static io.para4j.testkit.CacheEntries.givesNone;
import static io.para4j.testkit.CacheEntries.numbered;
import static io.para4j.testkit.CacheEntries.present;
import static io.para4j.testkit.Facts.claim;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a cache keeps an entry, and how many it keeps. */
interface CacheBoundsContract extends Contract {
    /** How much a small cache holds. */
    int MAX = 100;

    @Test
    @Rule("CCH-3")
    default void anEntryIsGoneAfterItsTimeToLiveFromItsPut() {
        AppId app = AppId.of(kit().newAppName());
        Cache cache = kit().requiredCache();
        cache.put(app, "short", numbered("short", 1), Duration.ofSeconds(10));
        cache.put(app, "long", numbered("long", 2), Duration.ofSeconds(30));
        cache.put(app, "absent", absence(3), Duration.ofMillis(1));
        kit().passTime(Duration.ofMillis(2));
        givesNone("after 2 ms of 1", cache, app, "absent");
        kit().passTime(Duration.ofMillis(9_997));
        gives("after 9.999 s of 10", cache, app, "short", numbered("short", 1));
        kit().passTime(Duration.ofMillis(2));
        givesNone("after 10.001 s of 10", cache, app, "short");
        gives("after 10.001 s of 30", cache, app, "long", numbered("long", 2));
        kit().passTime(Duration.ofSeconds(20));
        givesNone("after 30.001 s of 30", cache, app, "long");
        claim(cache.getAll(app, List.of("short", "long")).isEmpty(), "getAll gives what has outlived its time");
    }

    @Test
    @Rule("CCH-3")
    default void readingAnEntryDoesNotProlongItAndAPutBeginsAnew() {
        AppId app = AppId.of(kit().newAppName());
        Cache cache = kit().requiredCache();
        cache.put(app, "read", numbered("read", 1), Duration.ofSeconds(10));
        cache.put(app, "put", numbered("put", 2), Duration.ofSeconds(10));
        cache.put(app, "less", numbered("less", 3), Duration.ofDays(1));
        for (int second = 1; second <= 9; second++) {
            kit().passTime(Duration.ofSeconds(1));
            gives("after " + second + " s of 10", cache, app, "read", numbered("read", 1));
            cache.getAll(app, List.of("read"));
        }
        cache.put(app, "put", numbered("put", 4), Duration.ofSeconds(10));
        cache.put(app, "less", numbered("less", 5), Duration.ofSeconds(1));
        kit().passTime(Duration.ofMillis(1_001));
        givesNone("after 10.001 s of 10, though it was read", cache, app, "read");
        givesNone("after 1.001 s of 1, though it was put for a day before", cache, app, "less");
        gives("after 1.001 s of 10, from its second put", cache, app, "put", numbered("put", 4));
    }

    @Test
    @Rule("CCH-4")
    default void theBoundHoldsOncePendingWorkIsDone() {
        Cache cache = kit().bounded(MAX);
        AppId app = AppId.of(kit().newAppName());
        AppId other = AppId.of(kit().newAppName());
        List<String> ids = fill(cache, app, 5 * MAX);
        fill(cache, other, MAX / 2);
        kit().finishPending(cache);
        int found = present("in a full cache", cache, app, ids).size()
                + present("in a full cache", cache, other, ids).size();
        claim(found <= MAX, "the cache holds %s entries, more than %s", found, MAX);
        claim(found >= MAX / 2, "the cache holds %s entries though there is room for %s", found, MAX);
    }

    @Test
    @Rule("CCH-4")
    default void evictingSomeEntriesHidesNoOthers() {
        Cache cache = kit().bounded(MAX);
        AppId app = AppId.of(kit().newAppName());
        AppId other = AppId.of(kit().newAppName());
        List<String> ids = fill(cache, app, MAX - 2);
        fill(cache, other, 10);
        kit().finishPending(cache);
        int left = present("after ten of another app", cache, app, ids).size();
        claim(
                left >= MAX / 2,
                "ten entries of another app leave %s of %s where there is room for %s",
                left,
                ids.size(),
                MAX);
    }

    @Test
    @Rule("CCH-4")
    default void anAppIsRemovedWholeAlsoAfterEvictions() {
        Cache cache = kit().bounded(MAX);
        AppId app = AppId.of(kit().newAppName());
        AppId other = AppId.of(kit().newAppName());
        List<String> ids = fill(cache, app, MAX - 2);
        List<String> others = fill(cache, other, MAX / 2);
        kit().finishPending(cache);
        List<String> kept = present("in a full cache", cache, other, others);
        cache.removeAll(app);
        Facts.none("entries after their app was removed", present("of a removed app", cache, app, ids));
        Facts.equal("entries of another app", kept, present("beside a removed app", cache, other, others));
        fill(cache, app, 5);
        Facts.equal(
                "entries put after their app was removed",
                List.of("i1", "i2", "i3", "i4", "i5"),
                present("put again", cache, app, ids));
    }
}
