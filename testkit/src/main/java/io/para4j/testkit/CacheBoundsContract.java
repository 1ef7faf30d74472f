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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks CCH-3 and CCH-4: how long a cache keeps an entry, and how many entries it keeps. */
interface CacheBoundsContract extends Contract {
    /** The maximum number of entries in a small cache. */
    int MAX = 100;

    @Test
    @Rule("CCH-3")
    @Tag("CCH-3")
    default void anEntryIsGoneAfterItsTimeToLiveFromItsPut() {
        AppId app = AppId.of(kit().newAppName());
        Cache cache = kit().requiredCache();
        cache.put(app, "short", numbered("short", 1), Duration.ofSeconds(10));
        cache.put(app, "long", numbered("long", 2), Duration.ofSeconds(30));
        cache.put(app, "absent", absence(3), Duration.ofMillis(1));
        kit().passTime(Duration.ofMillis(2));
        givesNone("2 ms into a time to live of 1 ms", cache, app, "absent");
        kit().passTime(Duration.ofMillis(9_997));
        gives("9.999 s into a time to live of 10 s", cache, app, "short", numbered("short", 1));
        kit().passTime(Duration.ofMillis(2));
        givesNone("10.001 s into a time to live of 10 s", cache, app, "short");
        gives("10.001 s into a time to live of 30 s", cache, app, "long", numbered("long", 2));
        kit().passTime(Duration.ofSeconds(20));
        givesNone("30.001 s into a time to live of 30 s", cache, app, "long");
        claim(cache.getAll(app, List.of("short", "long")).isEmpty(), "getAll returned expired entries");
    }

    @Test
    @Rule("CCH-3")
    @Tag("CCH-3")
    default void aReadDoesNotProlongAnEntryAndAPutStartsItsTimeAgain() {
        AppId app = AppId.of(kit().newAppName());
        Cache cache = kit().requiredCache();
        cache.put(app, "read", numbered("read", 1), Duration.ofSeconds(10));
        cache.put(app, "put", numbered("put", 2), Duration.ofSeconds(10));
        cache.put(app, "less", numbered("less", 3), Duration.ofDays(1));
        for (int second = 1; second <= 9; second++) {
            kit().passTime(Duration.ofSeconds(1));
            gives(second + " s into a time to live of 10 s", cache, app, "read", numbered("read", 1));
            cache.getAll(app, List.of("read"));
        }
        cache.put(app, "put", numbered("put", 4), Duration.ofSeconds(10));
        cache.put(app, "less", numbered("less", 5), Duration.ofSeconds(1));
        kit().passTime(Duration.ofMillis(1_001));
        givesNone("10.001 s into a time to live of 10 s, read before", cache, app, "read");
        givesNone("1.001 s into a time to live of 1 s, put for a day before", cache, app, "less");
        gives(
                "1.001 s into a time to live of 10 s, counted from its second put",
                cache,
                app,
                "put",
                numbered("put", 4));
    }

    @Test
    @Rule("CCH-4")
    @Tag("CCH-4")
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
    @Tag("CCH-4")
    default void evictingSomeEntriesHidesNoOthers() {
        Cache cache = kit().bounded(MAX);
        AppId app = AppId.of(kit().newAppName());
        AppId other = AppId.of(kit().newAppName());
        List<String> ids = fill(cache, app, MAX - 2);
        fill(cache, other, 10);
        kit().finishPending(cache);
        int left = present("after ten entries of another app", cache, app, ids).size();
        claim(
                left >= MAX / 2,
                "ten entries of another app leave %s of %s entries, though there is room for %s",
                left,
                ids.size(),
                MAX);
    }

    @Test
    @Rule("CCH-4")
    @Tag("CCH-4")
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
                present("after being put again", cache, app, ids));
    }
}
