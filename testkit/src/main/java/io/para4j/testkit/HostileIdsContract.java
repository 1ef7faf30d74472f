package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks TEN-2 with hostile ids and app names: each pair of app and id is a separate object. */
interface HostileIdsContract extends Contract {

    /** Ids chosen to reach the objects of another app, or to be misread by stores and URLs. */
    private static List<String> hostileIds(List<String> appNames, int longest) {
        List<String> ids = new ArrayList<>(List.of(
                "_",
                "__",
                "_x",
                "x",
                "x_",
                " ",
                "  ",
                " x",
                "x ",
                "/",
                "a/b",
                "..",
                "../x",
                ".",
                "a",
                "A",
                "#",
                ":",
                "%",
                "%2F",
                "%00",
                "\u0000",
                "\n",
                "\t",
                "*",
                "?",
                "'",
                "\"",
                "\\",
                "null",
                "key",
                "id",
                "_w",
                "0",
                "-1",
                "para",
                "para-0",
                "e\u0301",
                "\u00E9",
                "\uD83D\uDE00",
                "\uFFFF",
                "\uFEFF",
                "\u202E",
                "x".repeat(longest),
                "x".repeat(longest - 1) + "y",
                "\uD83D\uDE00".repeat(longest / 4),
                "{}",
                "[]",
                "$",
                "a,b",
                "a\u0000b"));
        for (String name : appNames) {
            ids.addAll(List.of(
                    name, name + "_", name + "_a", "_" + name, " " + name, name + "-a", name + ".a", name + "/a"));
        }
        return ids.stream().distinct().toList();
    }

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void noPairOfAppAndIdReachesAnotherPairsObject() {
        String base = kit().newAppName();
        List<String> names = List.of(base, base + "-a", base + ".a", base + "0", base + "-", "para-" + base);
        List<Tenant> tenants = names.stream().map(kit()::newTenant).toList();
        List<String> ids = hostileIds(names, longestId(names));
        for (Tenant tenant : tenants) {
            List<Creation> creations = ids.stream()
                    .map(id -> new Creation(owned(tenant, id), false))
                    .toList();
            tenant.dao().createAll(tenant.app(), creations);
        }
        kit().awaitVisible();
        for (Tenant tenant : tenants) {
            Walk.through(tenant.store(), Pager.of(50)).sawExactly(ids);
            holdsItsOwn(tenant, ids, "all were created");
        }
        Tenant victim = tenants.get(0);
        for (Tenant tenant : tenants.subList(1, tenants.size())) {
            tenant.store().deleteAllById(ids);
            equal("objects left after all were deleted", Map.of(), tenant.stored(ids));
            holdsItsOwn(victim, ids, "all of " + tenant.app() + " were deleted");
        }
    }

    /**
     * Returns the length of the longest id that all apps can have. Where indexes are declared, the app's name and the time
     * of creation, the sort value of one of them, are counted too.
     */
    private int longestId(List<String> names) {
        int longestName = names.stream().mapToInt(String::length).max().orElseThrow();
        return kit().isIndexed() ? Limits.MAX_ID_BYTES - longestName - 1 - ParcelIndex.TIME_BYTES : Limits.MAX_ID_BYTES;
    }

    private Item owned(Tenant tenant, String id) {
        return tenant.newItem(id, Map.of("app", tenant.app().name(), "own", id));
    }

    private static void holdsItsOwn(Tenant tenant, List<String> ids, String after) {
        Map<String, Item> stored = tenant.stored(ids);
        equal("objects in " + tenant.app() + " after " + after, ids.size(), stored.size());
        stored.forEach((id, item) -> {
            equal("id of the item under " + Facts.show(id), id, item.id());
            equal(
                    "app of the item under " + Facts.show(id),
                    tenant.app().name(),
                    item.attributes().get("app"));
            equal(
                    "own id of the item under " + Facts.show(id),
                    id,
                    item.attributes().get("own"));
        });
    }

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void eachHostileIdReachesItsOwnObject() {
        Tenant tenant = kit().newTenant();
        for (String id : hostileIds(
                List.of(tenant.app().name()), longestId(List.of(tenant.app().name())))) {
            equal("id that create returned", id, tenant.store().create(new Gadget(id)));
            tenant.store().patch(id, Patch.of(Gadget.class).set("text", id));
            equal("text under " + Facts.show(id), id, tenant.reread(Gadget.class, id).text);
            tenant.store().delete(tenant.reread(Gadget.class, id));
            tenant.absent("its delete", id);
        }
    }

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void noHostileIdReachesTheObjectOfAnother() {
        Tenant tenant = kit().newTenant();
        List<String> ids = hostileIds(
                List.of(tenant.app().name()), longestId(List.of(tenant.app().name())));
        // The bits of its position put each id on a side. Any two ids are on different sides at least once, and each of
        // the two is stored without the other at least once.
        for (int bit = 1; bit < ids.size(); bit *= 2) {
            for (int side = 0; side <= 1; side++) {
                List<String> present = new ArrayList<>();
                List<String> absent = new ArrayList<>();
                for (int place = 0; place < ids.size(); place++) {
                    ((place & bit) == 0 == (side == 0) ? present : absent).add(ids.get(place));
                }
                onlyThePresentAreReached(tenant, present, absent);
            }
        }
    }

    private static void onlyThePresentAreReached(Tenant tenant, List<String> present, List<String> absent) {
        List<Gadget> gadgets = present.stream().map(Gadget::new).toList();
        gadgets.forEach(gadget -> gadget.text = gadget.getId());
        tenant.store().createAll(gadgets);
        equal("objects under unused ids", Map.of(), tenant.stored(absent));
        tenant.store().deleteAllById(absent);
        Map<String, Item> stored = tenant.stored(present);
        equal("ids stored after others were deleted", present, List.copyOf(stored.keySet()));
        stored.forEach((id, item) ->
                equal("text under " + Facts.show(id), id, item.attributes().get("text")));
        tenant.store().deleteAllById(present);
        equal("objects left after they were deleted", Map.of(), tenant.stored(present));
    }
}
