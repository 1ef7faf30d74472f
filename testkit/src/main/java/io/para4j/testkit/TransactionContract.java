package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Patch;
import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.error.ParaException;
import io.para4j.error.TransactionException;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.TransactionRequest;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks TRX-1, TRX-2, TRX-7, TRX-8 and TRX-10 one transaction at a time. */
interface TransactionContract extends Contract {

    @Test
    @Rule("TRX-7")
    @Tag("TRX-7")
    default void aTransactionIsAppliedOrRefusedInAllItsApps() {
        Transactions transactions = kit().transactions();
        Tenant here = kit().tenant();
        Tenant there = kit().newTenant();
        String id = kit().newId();
        transactions.write(tx -> {
            tx.in(here.store().app()).create(Samples.gadget(id));
            tx.in(there.store().app()).create(Samples.gadget(id));
        });
        Item mine = here.stored(id);
        Item other = there.stored(id);
        refused(
                TransactionException.class,
                "transaction that is refused in one of its apps",
                () -> transactions.write(tx -> {
                    tx.in(there.store().app()).delete(id);
                    tx.in(here.store().app()).checkAbsent(id);
                }));
        here.unchanged("a refused transaction of two apps", mine);
        there.unchanged("a refused transaction of two apps", other);
    }

    @Test
    @Rule("TRX-1")
    @Tag("TRX-1")
    default void allWritesOfATransactionAreAppliedInAllItsApps() {
        Transactions transactions = kit().transactions();
        Tenant here = kit().tenant();
        Tenant there = kit().newTenant();
        Gadget created = Samples.gadget();
        Gadget updated = here.given(Samples.gadget());
        Gadget deleted = there.given(Samples.gadget());
        Gadget patched = there.given(Samples.gadget());
        Gadget gone = here.given(Samples.gadget());
        Gadget checked = there.given(Samples.gadget());
        String absent = kit().newId();
        updated.label = "updated";
        Item before = there.stored(checked);
        transactions.write(tx -> {
            tx.in(there.store().app()).create(created);
            tx.in(here.store().app()).update(updated);
            tx.in(there.store().app()).delete(deleted);
            tx.in(there.store().app())
                    .patch(Samples.id(patched), Patch.of(Gadget.class).add("stock", 5));
            tx.in(here.store().app()).delete(Samples.id(gone));
            tx.in(there.store().app()).check(checked);
            tx.in(here.store().app()).checkAbsent(absent);
        });
        same(
                "object created in a transaction",
                Fields.of(created),
                Fields.of(there.reread(Gadget.class, Samples.id(created))));
        same(
                "object updated in a transaction",
                Fields.of(updated),
                Fields.of(here.reread(Gadget.class, Samples.id(updated))));
        there.absent("its deletion in a transaction", Samples.id(deleted));
        here.absent("its deletion by id in a transaction", Samples.id(gone));
        Gadget after = there.reread(Gadget.class, Samples.id(patched));
        equal("stock after a patch in a transaction", patched.stock + 5, after.stock);
        equal("version after a patch in a transaction", 2L, after.getVersion());
        there.unchanged("a check in a transaction", before);
        here.absent("a check of its absence", absent);
    }

    /** A part that is refused, with the same write outside a transaction. */
    record Refusal(String name, Consumer<Transaction.Part> part, Runnable single) {}

    private List<Refusal> refusals(Tenant tenant) {
        Gadget stale = tenant.given(Samples.gadget());
        Gadget fresh = tenant.reread(Gadget.class, Samples.id(stale));
        tenant.store().update(fresh);
        Gizmo gizmo = tenant.given(Samples.gizmo(kit().newId()));
        String id = Samples.id(stale);
        Patch<Gadget> unmet = Patch.of(Gadget.class).add("stock", 1).onlyIf(Condition.greaterThan("stock", 1_000));
        Patch<Gadget> patch = Patch.of(Gadget.class).add("stock", 1);
        Gadget missing = Samples.gadget(kit().newId());
        missing.setAppid(tenant.store().app());
        missing.setVersion(1L);
        missing.setTimestamp(1L);
        return List.of(
                new Refusal(
                        "create under an id that is taken",
                        tx -> tx.create(Samples.gadget(id)),
                        () -> tenant.store().create(Samples.gadget(id))),
                new Refusal(
                        "update of a stale object",
                        tx -> tx.update(stale),
                        () -> tenant.store().update(stale)),
                new Refusal(
                        "update of a missing object",
                        tx -> tx.update(missing),
                        () -> tenant.store().update(missing)),
                new Refusal(
                        "delete of a stale object",
                        tx -> tx.delete(stale),
                        () -> tenant.store().delete(stale)),
                new Refusal(
                        "patch whose condition does not hold",
                        tx -> tx.patch(id, unmet),
                        () -> tenant.store().patch(id, unmet)),
                new Refusal(
                        "patch of a missing object",
                        tx -> tx.patch(Samples.id(missing), patch),
                        () -> tenant.store().patch(Samples.id(missing), patch)),
                new Refusal(
                        "patch of an object of another type",
                        tx -> tx.patch(Samples.id(gizmo), patch),
                        () -> tenant.store().patch(Samples.id(gizmo), patch)));
    }

    /** Each refusal is put at the beginning, in the middle and at the end of a transaction whose other parts hold. */
    @Test
    @Rule({"TRX-1", "TRX-2"})
    @Tag("TRX-1")
    @Tag("TRX-2")
    default void aRefusalIsThatOfTheSingleWriteAndNothingIsChanged() {
        kit().transactions(); // ends the test if the store offers none
        Tenant tenant = kit().tenant();
        for (Refusal refusal : refusals(tenant)) {
            String expected = message(refusal);
            for (int place = 0; place < 3; place++) {
                isRefused(tenant, refusal, expected, place);
            }
        }
    }

    private static String message(Refusal refusal) {
        ParaException single = refused(ParaException.class, refusal.name(), refusal.single()::run);
        return Objects.toString(single.getMessage());
    }

    private void isRefused(Tenant tenant, Refusal refusal, String expected, int place) {
        Gadget created = Samples.gadget();
        Gadget updated = tenant.given(Samples.gadget());
        Item before = tenant.stored(updated);
        updated.label = "not stored";
        List<Consumer<Transaction.Part>> parts =
                new ArrayList<>(List.of(tx -> tx.create(created), tx -> tx.update(updated)));
        parts.add(place, refusal.part());
        TransactionException error = refused(
                TransactionException.class,
                "transaction with a " + refusal.name(),
                () -> kit().transactions()
                        .write(tx -> parts.forEach(
                                part -> part.accept(tx.in(tenant.store().app())))));
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> found = error.entries().get(i).error().map(Throwable::getMessage);
            equal(
                    "error of part " + i + " of a transaction with a " + refusal.name() + " at " + place,
                    i == place ? Optional.of(expected) : Optional.empty(),
                    found);
        }
        equal("id of an object to create after a refusal", null, created.getId());
        equal("version of an object to update after a refusal", before.version(), updated.getVersion());
        tenant.unchanged("a refused transaction", before);
    }

    @Test
    @Rule("TRX-2")
    @Tag("TRX-2")
    default void allRefusalsOfATransactionAreNamed() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        String first = Samples.id(tenant.given(Samples.gadget()));
        String second = kit().newId();
        TransactionException error = refused(
                TransactionException.class,
                "transaction with two refused checks",
                () -> transactions.write(tx -> {
                    tx.in(tenant.store().app()).checkAbsent(first);
                    tx.in(tenant.store().app()).create(Samples.gadget());
                    tx.in(tenant.store().app()).check(Gadget.class, second, Condition.exists("stock"));
                }));
        equal(
                "parts that were refused",
                List.of(first, second),
                error.entries().stream()
                        .filter(entry -> entry.error().isPresent())
                        .map(entry -> entry.target().id())
                        .toList());
    }

    @Test
    @Rule("TRX-8")
    @Tag("TRX-8")
    default void aTransactionThatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        List<Gadget> many = Samples.gadgets(kit(), TransactionRequest.MAX_PARTS + 1);
        List<Gadget> large = Samples.gadgets(kit(), 11);
        large.forEach(gadget -> gadget.text = "x".repeat(390 * 1024));
        for (List<Gadget> gadgets : List.of(many, large)) {
            refused(
                    IllegalArgumentException.class,
                    "transaction of " + gadgets.size() + " objects",
                    () -> transactions.write(tx -> gadgets.forEach(
                            gadget -> tx.in(tenant.store().app()).create(gadget))));
            equal("stored by it", Map.of(), tenant.stored(Samples.ids(gadgets)));
        }
        List<Gadget> allowed = Samples.gadgets(kit(), TransactionRequest.MAX_PARTS);
        transactions.write(
                tx -> allowed.forEach(gadget -> tx.in(tenant.store().app()).create(gadget)));
        equal(
                "objects of a transaction of 100",
                100,
                tenant.stored(Samples.ids(allowed)).size());
    }

    @Test
    @Rule("TRX-8")
    @Tag("TRX-8")
    default void oneObjectTwiceAndTheRecordOfAnAppAreRefused() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item before = tenant.stored(gadget);
        refused(
                IllegalArgumentException.class,
                "transaction with one object twice",
                () -> transactions.write(tx -> {
                    tx.in(tenant.store().app()).update(gadget);
                    tx.in(tenant.store().app()).delete(Samples.id(gadget));
                }));
        tenant.unchanged("a transaction with one object twice", before);
        String root = kit().rootApp();
        String app = tenant.store().app();
        refused(
                TransactionException.class,
                "deletion of an app's record",
                () -> transactions.write(tx -> tx.in(root).delete(app)));
        claim(kit().para().apps().read(app).isPresent(), "the record of app %s is gone", app);
    }

    @Test
    @Rule("TRX-10")
    @Tag("TRX-10")
    default void afterATransactionReadsGiveWhatIsStored() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        Gadget updated = tenant.given(Samples.gadget());
        Gadget deleted = tenant.given(Samples.gadget());
        Gadget kept = tenant.given(Samples.gadget());
        Gadget created = Samples.gadget(kit().newId());
        List<String> ids = List.of(Samples.id(updated), Samples.id(deleted), Samples.id(kept), Samples.id(created));
        ids.forEach(id -> tenant.store().read(Gadget.class, id));
        updated.label = "after";
        transactions.write(tx -> {
            tx.in(tenant.store().app()).update(updated);
            tx.in(tenant.store().app()).delete(deleted);
            tx.in(tenant.store().app()).check(kept);
            tx.in(tenant.store().app()).create(created);
        });
        readsGiveWhatIsStored(tenant, ids, "after a transaction");
        refused(
                TransactionException.class,
                "transaction with a stale object",
                () -> transactions.write(tx -> {
                    tx.in(tenant.store().app()).create(Samples.gadget(Samples.id(deleted)));
                    tx.in(tenant.store().app()).checkAbsent(Samples.id(created));
                }));
        readsGiveWhatIsStored(tenant, ids, "after a refused transaction");
    }

    private void readsGiveWhatIsStored(Tenant tenant, List<String> ids, String when) {
        kit().awaitVisible();
        for (String id : ids) {
            Optional<Long> read = tenant.store().read(Gadget.class, id).map(Gadget::getVersion);
            equal("read of " + id + " " + when, tenant.find(id).map(Item::version), read);
        }
    }
}
