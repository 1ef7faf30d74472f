package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.TypeMismatchException;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks BAT-1 to BAT-3 on the DAO: batches of any size return one outcome for each item, in the order given. */
interface ItemBatchContract extends Contract {

    /** Sizes around the number of items that stores accept in one request. */
    List<Integer> ITEM_BATCH_SIZES = List.of(0, 1, 25, 26, 100, 101);

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void itemBatchesOfAnySizeAreDone() {
        Tenant tenant = kit().tenant();
        for (int size : ITEM_BATCH_SIZES) {
            List<Item> items = Samples.items(kit(), tenant, size);
            List<Creation> creations =
                    items.stream().map(item -> new Creation(item, false)).toList();
            allDone("createAll of " + size, size, tenant.dao().createAll(tenant.app(), creations));
            hold(tenant, "createAll of " + size, items);
            List<Update> updates = items.stream()
                    .map(item ->
                            tenant.update(item, new Change.Set("done", true)).returningItem())
                    .toList();
            List<Outcome> outcomes = tenant.dao().updateAll(tenant.app(), updates);
            allDone("updateAll of " + size, size, outcomes);
            for (int i = 0; i < size; i++) {
                Optional<Item> returned = ((Outcome.Done) outcomes.get(i)).item();
                equal(
                        "item returned by updateAll",
                        Optional.of(tenant.stored(items.get(i).id())),
                        returned);
            }
            allDone("restoreAll of " + size, size, tenant.dao().restoreAll(tenant.app(), items));
            hold(tenant, "restoreAll of " + size, items);
            List<Deletion> deletions =
                    items.stream().map(item -> Deletion.of(item.id())).toList();
            allDone("deleteAll of " + size, size, tenant.dao().deleteAll(tenant.app(), deletions));
            hold(tenant, "deleteAll of " + size, List.of());
            equal(
                    "items left by deleteAll",
                    Map.of(),
                    tenant.stored(items.stream().map(Item::id).toList()));
        }
    }

    @Test
    @Rule("BAT-1")
    @Tag("BAT-1")
    default void itemCreateAllOfNewIdsIsDone() {
        Tenant tenant = kit().tenant();
        for (int size : ITEM_BATCH_SIZES) {
            List<Item> items = Samples.items(kit(), tenant, size);
            List<Creation> creations =
                    items.stream().map(item -> new Creation(item, true)).toList();
            allDone("createAll of " + size, size, tenant.dao().createAll(tenant.app(), creations));
            hold(tenant, "createAll of " + size + " new ids", items);
        }
    }

    private static void allDone(String call, int size, List<Outcome> outcomes) {
        equal("outcomes of " + call, size, outcomes.size());
        Facts.none(
                "outcomes of " + call + " that are not done",
                outcomes.stream()
                        .filter(outcome -> !(outcome instanceof Outcome.Done))
                        .toList());
    }

    private static void hold(Tenant tenant, String after, List<Item> items) {
        List<String> ids = items.stream().map(Item::id).toList();
        Map<String, Item> found = tenant.dao().readAll(tenant.app(), ids, Consistency.STRONG);
        equal("ids stored after " + after, ids, List.copyOf(found.keySet()));
        for (Item item : items) {
            Item stored = found.get(item.id());
            claim(stored != null, "%s is not stored after %s", item.id(), after);
            equal("item stored after " + after, item, stored);
        }
    }

    @Test
    @Rule("BAT-2")
    @Tag("BAT-2")
    default void itemsThatAreRefusedDoNotKeepOthersFromBeingDone() {
        Tenant tenant = kit().tenant();
        for (boolean isNew : new boolean[] {false, true}) {
            List<Item> items = new ArrayList<>(Samples.items(kit(), tenant, 30));
            items.set(4, tenant.newItem(kit().newId(), Map.of("text", Samples.tooLong())));
            List<Creation> creations =
                    items.stream().map(item -> new Creation(item, isNew)).toList();
            refusedAre(
                    "createAll",
                    Map.of(4, ObjectTooLargeException.class),
                    tenant.dao().createAll(tenant.app(), creations));
            refusedAre(
                    "restoreAll",
                    Map.of(4, ObjectTooLargeException.class),
                    tenant.dao().restoreAll(tenant.app(), items));
            for (int i = 0; i < items.size(); i++) {
                equal(
                        "whether item " + i + " is stored",
                        i != 4,
                        tenant.find(items.get(i).id()).isPresent());
            }
        }
    }

    @Test
    @Rule("BAT-3")
    @Tag("BAT-3")
    default void outcomesOfItemsAreInTheOrderGiven() {
        Tenant tenant = kit().tenant();
        List<Item> items = Samples.items(kit(), tenant, 120);
        for (int i = 0; i < items.size(); i += 7) {
            tenant.given(items.get(i));
        }
        List<Creation> creations =
                items.stream().map(item -> new Creation(item, false)).toList();
        List<Outcome> outcomes = tenant.dao().createAll(tenant.app(), creations);
        equal("outcomes of createAll", items.size(), outcomes.size());
        for (int i = 0; i < items.size(); i++) {
            Class<?> expected = i % 7 == 0 ? ObjectExistsException.class : null;
            equal("error of createAll at " + i, expected, error(outcomes.get(i)));
        }
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean isWrong = i % 5 == 0;
            updates.add(tenant.update(
                    item.id(), isWrong ? "other" : item.type(), item.state(), new Change.Set("done", true)));
            if (i % 11 == 1) {
                tenant.dao().delete(tenant.app(), Deletion.of(item.id()));
            }
        }
        List<Outcome> updated = tenant.dao().updateAll(tenant.app(), updates);
        equal("outcomes of updateAll", items.size(), updated.size());
        for (int i = 0; i < items.size(); i++) {
            Class<?> missing = i % 11 == 1 ? ObjectNotFoundException.class : null;
            Class<?> expected = missing == null && i % 5 == 0 ? TypeMismatchException.class : missing;
            equal("error of updateAll at " + i, expected, error(updated.get(i)));
            boolean isDone = tenant.find(items.get(i).id())
                    .map(item -> item.attributes().containsKey("done"))
                    .orElse(false);
            equal("whether item " + i + " was updated", expected == null, isDone);
        }
    }

    private static void refusedAre(String call, Map<Integer, Class<?>> expected, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            equal("error of " + call + " at " + i, expected.get(i), error(outcomes.get(i)));
        }
    }

    private static @org.jspecify.annotations.Nullable Class<?> error(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.error().getClass();
        }
        return outcome instanceof Outcome.Unknown unknown ? unknown.error().getClass() : null;
    }
}
