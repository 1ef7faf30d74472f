package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.StorageException;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks REA-1 to REA-4: reads by id return what is stored in the order asked for, and a failure is never an empty
 * result.
 */
interface ReadContract extends Contract {

    @Test
    @Rule("REA-1")
    @Tag("REA-1")
    default void anUnknownIdIsEmpty() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        String deleted = Samples.id(tenant.given(Samples.gadget()));
        store.delete(deleted);
        for (String id : List.of(kit().newId(), deleted, "no such id / ü\uD83D\uDE00", "x".repeat(1024))) {
            equal("read of an unknown id", Optional.empty(), store.read(id));
            equal("read for a class", Optional.empty(), store.read(Gadget.class, id));
            equal("strong read", Optional.empty(), store.read(Gadget.class, id, ReadOptions.strong()));
            equal("read of some fields", Optional.empty(), store.read(Gadget.class, id, ReadOptions.only("label")));
            equal("exists", false, store.exists(id));
            equal("readAll", Map.of(), store.readAll(List.of(id)));
            for (Consistency consistency : Consistency.values()) {
                equal("item read", Optional.empty(), tenant.dao().read(tenant.app(), id, consistency));
                equal("item readAll", Map.of(), tenant.dao().readAll(tenant.app(), List.of(id), consistency));
            }
        }
        equal("exists of a stored object", true, store.exists(Samples.id(tenant.given(Samples.gadget()))));
    }

    @Test
    @Rule("REA-1")
    @Tag("REA-1")
    default void aFailureOfAReadIsAnExceptionNeverEmpty() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        Store store = kit().store(
                        kit().over(new FailingReads(kit().rawDAO(), tenant.app())),
                        tenant.app().name());
        refused(StorageException.class, "a read that fails", () -> store.read(id));
        refused(StorageException.class, "a read for a class that fails", () -> store.read(Gadget.class, id));
        refused(StorageException.class, "exists that fails", () -> store.exists(id));
        refused(StorageException.class, "readAll that fails", () -> store.readAll(List.of(id, "other")));
        refused(StorageException.class, "a page that fails", () -> store.readPage(Pager.first()));
        refused(
                StorageException.class,
                "a stream that fails",
                () -> store.stream(Pager.first()).toList());
        refused(StorageException.class, "modify that fails", () -> store.modify(Gadget.class, id, gadget -> {}));
    }

    @Test
    @Rule("REA-2")
    @Tag("REA-2")
    default void readAllGivesTheObjectsInTheOrderAskedForEachOnce() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), 230);
        tenant.store().createAll(gadgets);
        List<String> known = Samples.ids(gadgets);
        List<String> asked = new ArrayList<>(known);
        asked.addAll(known.subList(50, 200));
        asked.addAll(List.of(known.get(0), known.get(0)));
        for (int i = 0; i < 120; i++) {
            asked.add("unknown " + kit().newId());
        }
        for (int round = 0; round < 3; round++) {
            List<String> expected = new ArrayList<>(new LinkedHashSet<>(asked));
            expected.removeIf(id -> id.startsWith("unknown"));
            Map<String, Gadget> found = tenant.store().readAll(Gadget.class, asked, ReadOptions.strong());
            isInOrder("readAll of " + asked.size() + " ids", expected, found.keySet());
            found.forEach((id, gadget) -> equal("id of the object under " + id, id, gadget.getId()));
            Map<String, Item> items = tenant.dao().readAll(tenant.app(), asked, Consistency.STRONG);
            isInOrder("item readAll of " + asked.size() + " ids", expected, items.keySet());
            items.forEach((id, item) -> equal("id of the item under " + id, id, item.id()));
            Collections.shuffle(asked, kit().random());
        }
    }

    /** Compares the number of ids before their order, so that missing or extra ids are reported as such. */
    private static void isInOrder(String call, List<String> expected, Set<String> found) {
        equal(call + ", objects found", expected.size(), found.size());
        List<String> ids = List.copyOf(found);
        for (int i = 0; i < expected.size(); i++) {
            equal(call + ", id " + i + " in the order asked for", expected.get(i), ids.get(i));
        }
    }

    @Test
    @Rule("REA-2")
    @Tag("REA-2")
    default void theResultOfReadAllCanBeIteratedReadAndChangedAtOnce() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), 5);
        tenant.store().createAll(gadgets);
        Map<String, Gadget> found = tenant.store().readAll(Gadget.class, Samples.ids(gadgets), ReadOptions.strong());
        for (Map.Entry<String, Gadget> entry : found.entrySet()) {
            equal("object from get during the iteration", entry.getValue(), found.get(entry.getKey()));
        }
        found.keySet().remove(Samples.id(gadgets.get(0)));
        equal("objects left in the caller's map", 4, found.size());
        equal("objects for no ids", Map.of(), tenant.store().readAll(Gadget.class, List.of()));
    }

    @Test
    @Rule("REA-3")
    @Tag("REA-3")
    default void theCallersCollectionsMayBeImmutableAndAreNeverChanged() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        List<Gadget> gadgets = new ArrayList<>(Samples.gadgets(kit(), 5));
        List<Gadget> copy = List.copyOf(gadgets);
        store.createAll(List.copyOf(gadgets));
        store.updateAll(gadgets);
        equal("the caller's list after updateAll", copy, gadgets);
        store.updateAll(Set.copyOf(gadgets));
        store.updateAll(Collections.unmodifiableCollection(gadgets));
        List<String> ids = new ArrayList<>(Samples.ids(gadgets));
        ids.add("unknown");
        ids.add(ids.get(0));
        List<String> idsBefore = List.copyOf(ids);
        equal(
                "objects for an immutable list of ids",
                5,
                store.readAll(idsBefore).size());
        equal(
                "objects for an immutable set of ids",
                5,
                store.readAll(Set.copyOf(ids)).size());
        store.readAll(ids);
        equal("the caller's list after readAll", idsBefore, ids);
        store.restoreAll(gadgets);
        store.restoreAll(Collections.unmodifiableList(gadgets));
        equal("the caller's list after restoreAll", copy, gadgets);
        store.deleteAllById(Set.of(ids.get(0)));
        store.deleteAll(gadgets);
        store.deleteAll(List.copyOf(gadgets));
        equal("the caller's list after deleteAll", copy, gadgets);
        equal("objects left", Map.of(), tenant.stored(ids));
        gadgets.forEach(gadget -> gadget.setId(null));
        store.createAll(gadgets);
        equal("the caller's list after createAll", copy, gadgets);
    }

    @Test
    @Rule("REA-4")
    @Tag("REA-4")
    default void aStrongReadSeesEveryKindOfWriteBeforeIt() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        for (int round = 0; round < 10; round++) {
            Gadget gadget = tenant.given(Samples.gadget());
            String id = Samples.id(gadget);
            gadget.stock = 1;
            store.update(gadget);
            sees(1, id, "update");
            store.patch(id, Patch.of(Gadget.class).set("stock", 2));
            sees(2, id, "patch");
            Gadget modified = store.modify(Gadget.class, id, each -> each.stock = 3);
            sees(3, id, "modify");
            modified.stock = 4;
            store.updateAll(List.of(modified));
            sees(4, id, "updateAll");
            modified.stock = 5;
            store.restoreAll(List.of(modified));
            sees(5, id, "restoreAll");
            tenant.dao().update(tenant.app(), tenant.update(tenant.stored(id), new Change.Set("stock", 6L)));
            sees(6, id, "item update");
            tenant.dao().delete(tenant.app(), Deletion.of(id));
            equal("strong read after delete", Optional.empty(), store.read(Gadget.class, id, ReadOptions.strong()));
            equal(
                    "strong readAll after delete",
                    Map.of(),
                    store.readAll(Gadget.class, List.of(id), ReadOptions.strong()));
            tenant.given(Samples.gadget(id));
            sees(7, id, "create");
        }
    }

    private void sees(int stock, String id, String write) {
        Tenant tenant = kit().tenant();
        equal("stock in a strong read after " + write, stock, tenant.reread(Gadget.class, id).stock);
        Gadget ofMany = tenant.store()
                .readAll(Gadget.class, List.of(id), ReadOptions.strong())
                .get(id);
        equal("stock in a strong readAll after " + write, stock, ofMany == null ? null : ofMany.stock);
        Item item = tenant.dao().read(tenant.app(), id, Consistency.STRONG).orElseThrow();
        equal(
                "stock in a strong item read after " + write,
                (long) stock,
                item.attributes().get("stock"));
    }

    @Test
    @Rule("REA-4")
    @Tag("REA-4")
    default void strongReadsOfOtherThreadsSeeWhatWasAcknowledged() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 0));
        AtomicLong acknowledged = new AtomicLong();
        int last = 60;
        List<Race.Attempt<Integer>> attempts = kit().race().run(3, thread -> {
            if (thread == 0) {
                count(tenant, item, acknowledged, last);
            }
            while (acknowledged.get() < last) {
                long before = acknowledged.get();
                Item seen = tenant.dao()
                        .read(tenant.app(), item.id(), Consistency.STRONG)
                        .orElseThrow();
                long number = (Long) Objects.requireNonNull(seen.attributes().get("number"));
                claim(number >= before, "a strong read saw %s after %s was acknowledged", number, before);
            }
            return thread;
        });
        Race.allWon("strong reads beside a writer", attempts);
    }

    private static void count(Tenant tenant, Item item, AtomicLong acknowledged, int last) {
        try {
            Item held = item;
            for (long number = 1; number <= last; number++) {
                tenant.dao().update(tenant.app(), tenant.update(held, new Change.Set("number", number)));
                acknowledged.set(number);
                held = tenant.stored(item.id());
            }
        } finally {
            acknowledged.set(last);
        }
    }
}
