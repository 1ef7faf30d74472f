package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.Transactions;
import io.para4j.spi.ChangePage;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.testkit.rules.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FED-8, and FED-2 for transactions: deletions of every kind arrive. */
interface FeedDeletionContract extends Contract {

    @Test
    @Rule("FED-8")
    @Tag("FED-8")
    default void deletionsByObjectByIdAndInBatchesArrive() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        MadeChanges made = new MadeChanges(tenant);
        List<Gadget> gadgets = Samples.gadgets(kit(), 6);
        List<String> ids = Samples.ids(gadgets);
        gadgets.forEach(tenant::given);
        Item checked = tenant.stored(ids.get(5));
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made.by(() -> store.delete(gadgets.get(0)), ids);
            made.by(() -> store.delete(ids.get(1)), ids);
            made.by(() -> store.deleteAll(gadgets.subList(2, 4)), ids);
            made.by(() -> store.deleteAllById(ids.subList(0, 5)), ids);
            Deletion deletion = Samples.deletion(checked, checked.state());
            made.by(() -> tenant.dao().delete(tenant.app(), deletion), ids);
            equal("deletions made", 6, made.count());
            probe.arrived(made);
        }
    }

    @Test
    @Rule({"FED-8", "FED-2"})
    @Tag("FED-8")
    @Tag("FED-2")
    default void eachWriteOfATransactionArrivesIfTheStoreOffersAny() {
        kit().changeSource();
        if (!kit().offersTransactions()) {
            kit().report("the store offers no transactions");
            return;
        }
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        String app = tenant.store().app();
        MadeChanges made = new MadeChanges(tenant);
        List<Gadget> gadgets = Samples.gadgets(kit(), 5);
        List<String> ids = Samples.ids(gadgets);
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made.by(() -> gadgets.subList(1, 5).forEach(tenant::given), ids);
            gadgets.get(1).label = "updated";
            made.by(
                    () -> transactions.write(tx -> {
                        tx.in(app).create(gadgets.get(0));
                        tx.in(app).update(gadgets.get(1));
                        tx.in(app).patch(ids.get(2), Patch.of(Gadget.class).add("stock", 5));
                        tx.in(app).delete(ids.get(3));
                        tx.in(app).check(gadgets.get(4));
                    }),
                    ids);
            made.by(() -> transactions.write(tx -> tx.in(app).delete(gadgets.get(4))), ids);
            equal("changes made", 9, made.count());
            probe.arrived(made);
        }
    }

    @Test
    @Rule("FED-8")
    @Tag("FED-8")
    default void theDeletionOfTheAppArrives() {
        Tenant tenant = kit().newTenant();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            List<Gadget> gadgets = Samples.gadgets(kit(), 3);
            MadeChanges made = new MadeChanges(tenant);
            made.by(() -> gadgets.forEach(tenant::given), Samples.ids(gadgets));
            kit().para().apps().delete(tenant.app().name());
            Set<String> ids = new HashSet<>(Samples.ids(gadgets));
            boolean mustDelete = tenant.app().shared();
            probe.await(
                    100,
                    () -> deleted(probe).equals(ids) || (!mustDelete && probe.next() == ChangePage.Next.END),
                    () -> "the app is deleted, but the feed reports only the deletion of " + deleted(probe));
            Set<String> created = probe.seen().stream()
                    .filter(change -> change.kind() == ItemChange.Kind.CREATED)
                    .map(ItemChange::id)
                    .collect(Collectors.toSet());
            claim(created.equals(ids), "the changes before the deletion of the app are missing, except %s", created);
        }
    }

    private static Set<String> deleted(FeedProbe probe) {
        return probe.seen().stream()
                .filter(change -> change.kind() == ItemChange.Kind.DELETED)
                .map(ItemChange::id)
                .collect(Collectors.toSet());
    }
}
