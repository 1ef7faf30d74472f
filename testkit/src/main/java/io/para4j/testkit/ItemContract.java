package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.error.ObjectTooLargeException;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Limits;
import io.para4j.spi.ListChange;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks OBJ-1, OBJ-3 and OBJ-8 on the DAO: an item is stored unchanged, whichever operations write and read it. */
interface ItemContract extends Contract {

    @Test
    @Rule("OBJ-1")
    @Tag("OBJ-1")
    default void itemsAreReadBackEqualHoweverWrittenAndRead() {
        Tenant tenant = kit().newTenant();
        Item created = tenant.given(SampleValues.oneOfEach());
        Item restored = tenant.newItem(kit().newId(), SampleValues.oneOfEach());
        tenant.dao().restore(tenant.app(), restored);
        Item updated = tenant.given(Map.of());
        List<Change> changes = new ArrayList<>();
        SampleValues.oneOfEach()
                .forEach((name, value) -> changes.add(new Change.Set(name, Item.normalise(name, value))));
        tenant.dao().update(tenant.app(), tenant.update(updated, changes.toArray(new Change[0])));
        kit().awaitVisible();
        for (Item item : List.of(created, restored)) {
            same("item read", item, tenant.stored(item.id()));
            equal(
                    "item from readAll",
                    Optional.of(item),
                    Optional.ofNullable(tenant.stored(List.of(item.id())).get(item.id())));
        }
        same(
                "attributes set one by one",
                created.attributes(),
                tenant.stored(updated.id()).attributes());
        for (Item item :
                tenant.dao().readPage(tenant.app(), 10, Optional.empty()).items()) {
            same("item on a page", tenant.stored(item.id()), item);
        }
    }

    @Test
    @Rule("OBJ-1")
    @Tag("OBJ-1")
    default void randomItemsAreReadBackEqual() {
        Tenant tenant = kit().tenant();
        Random random = kit().random();
        for (int round = 0; round < 100; round++) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (int i = random.nextInt(10); i > 0; i--) {
                attributes.put("f" + SampleValues.text(random, 8), SampleValues.random(random, 4));
            }
            Item item = tenant.given(attributes);
            same("random item", item, tenant.stored(item.id()));
        }
    }

    @Test
    @Rule("OBJ-1")
    @Tag("OBJ-1")
    default void timestampsVersionsAndRevisionsAreReadBackEqual() {
        Tenant tenant = kit().tenant();
        for (long number : new long[] {0, 1, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            for (Optional<String> revision : List.of(Optional.<String>empty(), Optional.of("r ü\uD83D\uDE00"))) {
                Item item = new Item(kit().newId(), "type ü.\uD83D\uDE00", number, revision, number, Map.of());
                tenant.dao().restore(tenant.app(), item);
                same("item restored", item, tenant.stored(item.id()));
            }
        }
    }

    @Test
    @Rule("OBJ-3")
    @Tag("OBJ-3")
    default void nothingIsAddedToAnItem() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of());
        equal(
                "attributes of an item without any",
                Map.of(),
                tenant.stored(item.id()).attributes());
        Optional<Item> eventual = tenant.dao().read(tenant.app(), item.id(), Consistency.STRONG);
        equal("item read", Optional.of(item), eventual);
        tenant.dao().update(tenant.app(), tenant.update(item, new Change.Remove("missing"), new Change.Set("one", 1L)));
        equal(
                "attributes after an update",
                Map.of("one", 1L),
                tenant.stored(item.id()).attributes());
    }

    @Test
    @Rule("OBJ-8")
    @Tag("OBJ-8")
    default void itemsUpTo400KilobytesAreStored() {
        Tenant tenant = kit().tenant();
        Item item = sized(tenant, Limits.MAX_ITEM_BYTES);
        tenant.given(item);
        same("an item of exactly 400 KB", item, tenant.stored(item.id()));
        Item restored = sized(tenant, Limits.MAX_ITEM_BYTES);
        tenant.dao().restore(tenant.app(), restored);
        same("a restored item of exactly 400 KB", restored, tenant.stored(restored.id()));
    }

    @Test
    @Rule("OBJ-8")
    @Tag("OBJ-8")
    default void itemsOver400KilobytesAreRefused() {
        Tenant tenant = kit().tenant();
        Item item = sized(tenant, Limits.MAX_ITEM_BYTES + 1);
        ObjectTooLargeException error = refused(
                ObjectTooLargeException.class,
                "create of 400 KB and a byte",
                () -> tenant.dao().create(tenant.app(), new Creation(item, true)));
        equal("size in the error", Limits.MAX_ITEM_BYTES + 1L, error.size());
        equal(
                "largest field",
                "text",
                error.largestFields().keySet().stream().findFirst().orElse("none"));
        refused(
                ObjectTooLargeException.class,
                "restore of 400 KB and a byte",
                () -> tenant.dao().restore(tenant.app(), item));
        tenant.absent("writes of 400 KB and a byte", item.id());
    }

    private Item sized(Tenant tenant, int size) {
        Item small = tenant.newItem(kit().newId(), Map.of("text", ""));
        int missing = size - (int) ItemSize.of(tenant.app(), small);
        return new Item(
                small.id(), small.type(), 1, small.revision(), small.timestamp(), Map.of("text", "x".repeat(missing)));
    }

    @Test
    @Rule("OBJ-8")
    @Tag("OBJ-8")
    default void anUpdateThatMakesAnItemTooLargeIsRefusedAndChangesNothing() {
        Tenant tenant = kit().tenant();
        Map<String, Object> attributes = Map.of("text", "x".repeat(250_000), "list", List.of("y".repeat(100_000)));
        Item stored = tenant.given(attributes);
        for (Change change : List.of(
                new Change.Set("more", "z".repeat(80_000)),
                new Change.Set("text", "x".repeat(330_000)),
                new ListChange.Append("list", List.of("z".repeat(80_000))))) {
            ObjectTooLargeException error = refused(
                    ObjectTooLargeException.class,
                    "update to 430 KB",
                    () -> tenant.dao()
                            .update(tenant.app(), tenant.update(stored, change, new Change.Set("other", 1L))));
            Facts.claim(error.size() > Limits.MAX_ITEM_BYTES, "the error reports a size of %s bytes", error.size());
            tenant.unchanged("an update to 430 KB", stored);
        }
    }
}
