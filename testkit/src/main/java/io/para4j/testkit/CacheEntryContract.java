package io.para4j.testkit;

import static io.para4j.testkit.CacheEntries.absence;
import static io.para4j.testkit.CacheEntries.fill;
import static io.para4j.testkit.CacheEntries.gives;
import static io.para4j.testkit.CacheEntries.givesNone;
import static io.para4j.testkit.CacheEntries.numbered;
import static io.para4j.testkit.CacheEntries.put;
import static io.para4j.testkit.Facts.equal;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks CCH-1 and CCH-2: a cache returns the entry put last under the same app and id, keeps apps separate and removes
 * the entries of an app together.
 */
interface CacheEntryContract extends Contract {
    /** The length of a text close to the item size limit, the entry that a network cache is most likely to refuse. */
    int LARGE = 390 * 1024;

    private AppId newApp() {
        return AppId.of(kit().newAppName());
    }

    @Test
    @Rule("CCH-1")
    @Tag("CCH-1")
    default void anEntryWithEveryKindOfValueIsGivenBackEqual() {
        AppId app = newApp();
        Map<String, Object> values = SampleValues.oneOfEach();
        isGivenBack(app, new Item("i", "thing", 3, Optional.of("r"), 1_700_000_000_000L, values));
        isGivenBack(app, new Item("i", "thing", 0, Optional.empty(), 0, Map.of()));
        isGivenBack(app, new Item("i", "Täg\uD83D\uDE00", Long.MAX_VALUE, Optional.of(""), Long.MIN_VALUE, Map.of()));
        isGivenBack(app, new Item("i", "thing", 1, Optional.of("r"), 1, Map.of("large", "x".repeat(LARGE))));
    }

    private void isGivenBack(AppId app, Item item) {
        CacheEntry entry = CacheEntries.of(item);
        put(kit().requiredCache(), app, item.id(), entry);
        gives("after its put", kit().requiredCache(), app, item.id(), entry);
        equal(
                "same entry from getAll",
                Map.of(item.id(), entry),
                kit().requiredCache().getAll(app, List.of(item.id())));
    }

    @Test
    @Rule("CCH-1")
    @Tag("CCH-1")
    default void randomItemsAreGivenBackEqual() {
        AppId app = newApp();
        Random random = kit().random();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int field = random.nextInt(4); field >= 0; field--) {
                values.put("f" + field + SampleValues.text(random, 6), SampleValues.random(random, 3));
            }
            isGivenBack(app, new Item("i" + i, "thing", i, Optional.of("r" + i), i, values));
        }
    }

    @Test
    @Rule("CCH-1")
    @Tag("CCH-1")
    default void absencesAndStampsAreGivenBackAsTheyAre() {
        AppId app = newApp();
        for (long number : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53 | 1}) {
            CacheEntry entry = new CacheEntry(Optional.empty(), new Stamp(number, -number));
            put(kit().requiredCache(), app, "i", entry);
            gives("after the put of an absence", kit().requiredCache(), app, "i", entry);
        }
    }

    @Test
    @Rule("CCH-1")
    @Tag("CCH-1")
    default void theLastPutIsGivenAndNothingOnceItIsRemoved() {
        AppId app = newApp();
        Cache cache = kit().requiredCache();
        givesNone("before any put", cache, app, "i");
        put(cache, app, "i", numbered("i", 1));
        put(cache, app, "i", numbered("i", 2));
        gives("after two puts", cache, app, "i", numbered("i", 2));
        put(cache, app, "i", absence(3));
        gives("after the put of an absence", cache, app, "i", absence(3));
        cache.remove(app, "i");
        givesNone("after its removal", cache, app, "i");
        cache.remove(app, "i");
        put(cache, app, "i", numbered("i", 4));
        gives("after another put", cache, app, "i", numbered("i", 4));
    }

    @Test
    @Rule("CCH-1")
    @Tag("CCH-1")
    default void manyAreGivenAtOnceAndOnlyThose() {
        AppId app = newApp();
        List<String> ids = fill(kit().requiredCache(), app, 250);
        Map<String, CacheEntry> expected = new LinkedHashMap<>();
        ids.forEach(id -> expected.put(id, numbered(id, Long.parseLong(id.substring(1)))));
        List<String> asked = new ArrayList<>(ids);
        asked.add(100, "unknown");
        equal("entries for 250 ids", expected, kit().requiredCache().getAll(app, asked));
        equal("entries for no ids", Map.of(), kit().requiredCache().getAll(app, List.of()));
        equal("entries for unknown ids", Map.of(), kit().requiredCache().getAll(app, List.of("unknown", "j1")));
    }

    @Test
    @Rule("CCH-1")
    @Tag("CCH-1")
    default void everyIdIsOfItsOwn() {
        AppId app = newApp();
        List<String> ids = List.of(
                "a",
                "A",
                "a ",
                " a",
                "a\u0000",
                "a:b",
                "a/b",
                "a_b",
                "a%3Ab",
                "ä",
                "a\u0308",
                "\uD83D\uDE00",
                "1",
                "01",
                "x".repeat(1024),
                "x".repeat(1023),
                "a\nb",
                "a\r\nb",
                "*",
                "a*");
        for (int i = 0; i < ids.size(); i++) {
            put(kit().requiredCache(), app, ids.get(i), numbered(ids.get(i), i));
        }
        for (int i = 0; i < ids.size(); i++) {
            gives("beside others", kit().requiredCache(), app, ids.get(i), numbered(ids.get(i), i));
        }
    }

    @Test
    @Rule("CCH-2")
    @Tag("CCH-2")
    default void theSameIdInTwoAppsIsTwoEntries() {
        String name = kit().newAppName();
        // Some of these pairs of app and id are equal once joined, with or without a separator.
        List<AppId> apps = List.of(
                AppId.of(name),
                AppId.ofShared(name),
                AppId.of(name + "-"),
                AppId.of(name + "."),
                AppId.of(name + "-i"));
        List<String> ids = List.of("i", "-i", ".i", "i-i", "-i-i", "_i", ":i", " i");
        for (AppId app : apps) {
            for (String id : ids) {
                put(kit().requiredCache(), app, id, numbered(id, apps.indexOf(app) * 100L + ids.indexOf(id)));
            }
        }
        for (AppId app : apps) {
            for (String id : ids) {
                CacheEntry expected = numbered(id, apps.indexOf(app) * 100L + ids.indexOf(id));
                gives("beside other apps", kit().requiredCache(), app, id, expected);
            }
        }
        kit().requiredCache().remove(apps.get(0), "i");
        givesNone("after its removal", kit().requiredCache(), apps.get(0), "i");
        gives(
                "after the removal of an entry of another app",
                kit().requiredCache(),
                apps.get(1),
                "i",
                numbered("i", 100));
    }

    @Test
    @Rule("CCH-2")
    @Tag("CCH-2")
    default void removingAnAppRemovesAllOfItsEntriesAtOnceAndNoOthers() {
        String name = kit().newAppName();
        AppId app = AppId.of(name);
        List<AppId> others = List.of(AppId.ofShared(name), AppId.of(name + "-"), AppId.of(name + "0"), newApp());
        for (int round = 1; round <= 2; round++) {
            List<String> ids = fill(kit().requiredCache(), app, 300);
            put(kit().requiredCache(), app, "absent", absence(1));
            others.forEach(other -> fill(kit().requiredCache(), other, 3));
            kit().requiredCache().removeAll(app);
            String when = "after its app was removed, round " + round;
            Facts.none("entries " + when, CacheEntries.present(when, kit().requiredCache(), app, ids));
            givesNone(when, kit().requiredCache(), app, "absent");
            equal("entries from getAll " + when, Map.of(), kit().requiredCache().getAll(app, ids));
            for (AppId other : others) {
                gives("after another app was removed", kit().requiredCache(), other, "i3", numbered("i3", 3));
            }
        }
        kit().requiredCache().removeAll(app);
    }
}
