package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.error.BatchEntry;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks BAT-5: a batch whose thread is interrupted, before or during the call, ends soon and reports outcomes that
 * match the store.
 */
interface InterruptContract extends Contract {

    @Test
    @Rule("BAT-5")
    @Tag("BAT-5")
    default void aBatchOfAnInterruptedThreadEndsSoonWithTrueOutcomes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), 400);
        Interrupted ended = Interrupted.before(() -> tenant.store().createAll(gadgets));
        ended.soonWithFlagSet("createAll");
        checkOutcomes(tenant, "createAll", gadgets, ended);
        List<Gadget> stored = tenant.givenGadgets(200);
        Interrupted update = Interrupted.before(() -> tenant.store().updateAll(stored));
        update.soonWithFlagSet("updateAll");
        for (BatchEntry entry : update.entries()) {
            checkOutcome("updateAll", entry, tenant.stored(entry.id()).version() == 2);
        }
    }

    @Test
    @Rule("BAT-5")
    @Tag("BAT-5")
    default void aDeletionOfAnInterruptedThreadEndsSoonWithTrueOutcomes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = tenant.givenGadgets(400);
        Interrupted ended = Interrupted.before(() -> tenant.store().deleteAll(gadgets.subList(0, 200)));
        ended.soonWithFlagSet("deleteAll");
        Interrupted byId =
                Interrupted.before(() -> tenant.store().deleteAllById(Samples.ids(gadgets.subList(200, 400))));
        byId.soonWithFlagSet("deleteAllById");
        List<BatchEntry> entries = new ArrayList<>(ended.entries());
        entries.addAll(byId.entries());
        for (BatchEntry entry : entries) {
            checkOutcome("a deletion", entry, tenant.find(entry.id()).isEmpty());
        }
    }

    private static void checkOutcome(String call, BatchEntry entry, boolean isDone) {
        boolean isTrue =
                entry.state() == BatchEntry.State.UNKNOWN || isDone == (entry.state() == BatchEntry.State.DONE);
        claim(isTrue, "%s of an interrupted thread reports %s, but done in the store: %s", call, entry, isDone);
    }

    @Test
    @Rule("BAT-5")
    @Tag("BAT-5")
    default void aBatchInterruptedOnTheWayEndsSoonWithTrueOutcomes() {
        Tenant tenant = kit().tenant();
        String call = "createAll interrupted midway";
        boolean isSeen = false;
        // Tries again if the store finished before the interrupt.
        for (int attempt = 0; !isSeen && attempt < 10; attempt++) {
            List<Gadget> gadgets = Samples.gadgets(kit(), 2_000);
            String first = Samples.id(gadgets.get(0));
            Interrupted ended = Interrupted.onceTrue(
                    () -> !tenant.stored(List.of(first)).isEmpty(),
                    () -> tenant.store().createAll(gadgets));
            isSeen = !ended.isLate();
            if (isSeen) {
                ended.soonWithFlagSet(call);
            }
            checkOutcomes(tenant, call, gadgets, ended);
        }
    }

    private void checkOutcomes(Tenant tenant, String call, List<Gadget> gadgets, Interrupted ended) {
        Map<String, Item> stored = tenant.stored(Samples.ids(gadgets));
        if (ended.entries().isEmpty()) {
            claim(ended.error() == null, "%s ended with %s", call, String.valueOf(ended.error()));
            equal("objects stored by " + call + ", which reported no failure", gadgets.size(), stored.size());
            return;
        }
        equal("entries of " + call, gadgets.size(), ended.entries().size());
        for (BatchEntry entry : ended.entries()) {
            checkOutcome(call, entry, stored.containsKey(entry.id()));
        }
    }
}
