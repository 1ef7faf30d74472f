package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;

import io.para4j.BatchResult;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks BAT-1 with batches of 0 to 1000 objects through the {@code Store}; each batch is read back. */
interface BatchContract extends Contract {

    /** Sizes around the number of objects that stores accept in one request. */
    List<Integer> BATCH_SIZES = List.of(0, 1, 24, 25, 26, 99, 100, 101, 1000);

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void createAllCreatesAnyNumber() {
        Tenant tenant = kit().tenant();
        for (int size : BATCH_SIZES) {
            List<Gadget> gadgets = Samples.gadgets(kit(), size);
            equal(
                    "ids of createAll of " + size,
                    Samples.ids(gadgets),
                    tenant.store().createAll(gadgets));
            hold(tenant, "createAll of " + size, gadgets, "stock", number -> number);
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void createAllOfNewIdsCreatesAnyNumber() {
        Tenant tenant = kit().tenant();
        for (int size : BATCH_SIZES) {
            List<Gadget> gadgets = Samples.gadgets(kit(), size);
            gadgets.forEach(gadget -> gadget.setId(null));
            equal("ids of createAll of " + size, tenant.store().createAll(gadgets), Samples.ids(gadgets));
            hold(tenant, "createAll of " + size + " without ids", gadgets, "stock", number -> number);
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void createAllOfAStreamCreatesAnyNumberInBoundedBatches() {
        Tenant tenant = kit().tenant();
        for (int size : new int[] {0, 1, Store.STREAM_BATCH, Store.STREAM_BATCH * 2 + 1}) {
            List<Gadget> gadgets = Samples.gadgets(kit(), size);
            List<BatchResult> results = new ArrayList<>();
            tenant.store().createAll(gadgets.stream(), results::add);
            int seen = 0;
            for (BatchResult result : results) {
                equal("offset of a batch", (long) seen, result.offset());
                equal("whether the batch at " + seen + " is done", true, result.isDone());
                Facts.claim(
                        result.entries().size() <= Store.STREAM_BATCH,
                        "a batch has %s entries",
                        result.entries().size());
                seen += result.entries().size();
            }
            equal("objects reported of a stream of " + size, size, seen);
            hold(tenant, "createAll of a stream of " + size, gadgets, "stock", number -> number);
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void readAllReadsAnyNumber() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = tenant.givenGadgets(1000);
        List<String> ids = new ArrayList<>(Samples.ids(gadgets));
        Collections.reverse(ids); // the order of creation may be that of the store
        for (int size : BATCH_SIZES) {
            List<String> some = ids.subList(0, size);
            Map<String, Gadget> found = tenant.store().readAll(Gadget.class, some, ReadOptions.strong());
            equal("ids of readAll of " + size, some, List.copyOf(found.keySet()));
            found.values().forEach(gadget -> equal("label", "number " + gadget.stock, gadget.label));
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void updateAllUpdatesAnyNumber() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = tenant.givenGadgets(1000);
        for (int size : BATCH_SIZES) {
            List<Gadget> some = gadgets.subList(0, size);
            some.forEach(gadget -> gadget.views = size);
            tenant.store().updateAll(some);
            hold(tenant, "updateAll of " + size, some, "views", number -> size);
        }
        Map<String, Item> stored = tenant.stored(Samples.ids(gadgets));
        for (Gadget gadget : gadgets) {
            Item item = stored.get(Samples.id(gadget));
            equal("version in caller and store", gadget.getVersion(), item == null ? null : item.version());
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void deleteAllDeletesAnyNumber() {
        Tenant tenant = kit().tenant();
        for (int size : BATCH_SIZES) {
            List<Gadget> gadgets = tenant.givenGadgets(size + 1);
            tenant.store().deleteAll(gadgets.subList(0, size));
            equal(
                    "objects left by deleteAll of all but one of " + (size + 1),
                    1,
                    tenant.stored(Samples.ids(gadgets)).size());
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void deleteAllByIdDeletesAnyNumber() {
        Tenant tenant = kit().tenant();
        for (int size : BATCH_SIZES) {
            List<Gadget> gadgets = tenant.givenGadgets(size + 1);
            List<String> ids = Samples.ids(gadgets);
            tenant.store().deleteAllById(ids.subList(0, size));
            equal(
                    "objects left by deleteAllById of all but one of " + (size + 1),
                    1,
                    tenant.stored(ids).size());
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void restoreAllWritesAnyNumber() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), 1000);
        for (Gadget gadget : gadgets) {
            gadget.setTimestamp(1L);
            gadget.setVersion(3L);
        }
        for (int size : BATCH_SIZES) {
            List<Gadget> some = gadgets.subList(0, size);
            some.forEach(gadget -> gadget.views = size);
            tenant.store().restoreAll(some);
            hold(tenant, "restoreAll of " + size, some, "views", number -> size);
        }
    }

    /** The value expected in a field of the object with a given number. */
    interface Expected {
        long of(long number);
    }

    private void hold(Tenant tenant, String after, List<Gadget> gadgets, String field, Expected expected) {
        Map<String, Item> stored = tenant.stored(Samples.ids(gadgets));
        equal("objects stored after " + after, gadgets.size(), stored.size());
        for (Gadget gadget : gadgets) {
            Item item = stored.get(Samples.id(gadget));
            Object found = item == null ? "nothing" : item.attributes().get(field);
            equal(field + " of " + gadget.getId() + " after " + after, expected.of(gadget.stock), found);
        }
    }
}
