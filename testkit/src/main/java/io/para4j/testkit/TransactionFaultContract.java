package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Patch;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.rules.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks TRX-1 and TRX-4 with failing requests: a transaction is applied once as a whole, or not at all. */
interface TransactionFaultContract extends Contract {

    @Test
    @Rule("TRX-4")
    @Tag("TRX-4")
    default void aTransactionWhoseAnswerIsLostIsAppliedOnceOrReportedUnknown() {
        for (Kind kind : List.of(Kind.ANSWER_LOST, Kind.REQUEST_LOST)) {
            for (int lost : new int[] {1, 2}) {
                isAppliedOnceOrUnknown(kind, lost);
            }
        }
    }

    private void isAppliedOnceOrUnknown(Kind kind, int lost) {
        kit().transactions();
        Faults faults = kit().faults(kind);
        Tenant tenant = kit().tenant();
        String app = tenant.store().app();
        Gadget patched = tenant.given(new Gadget(kit().newId()));
        Gadget updated = tenant.given(new Gadget(kit().newId()));
        Gadget deleted = tenant.given(new Gadget(kit().newId()));
        Gadget created = new Gadget(kit().newId());
        updated.stock = 1;
        faults.begin(kind, 0, lost);
        boolean isKnown = true;
        try {
            kit().transactions().write(tx -> {
                tx.in(app).patch(Samples.id(patched), Patch.of(Gadget.class).add("stock", 1));
                tx.in(app).update(updated);
                tx.in(app).delete(Samples.id(deleted));
                tx.in(app).create(created);
            });
        } catch (WriteOutcomeUnknownException e) {
            isKnown = false;
            equal("ids of an unknown outcome", 4, e.targets().size());
        }
        claim(faults.happened() > 0, "no request of the transaction met the fault %s", kind);
        faults.heal();
        int applied = tenant.reread(Gadget.class, Samples.id(patched)).stock;
        String what = kind + " " + lost + " times, reported " + (isKnown ? "applied" : "unknown");
        claim(applied == 1 || (applied == 0 && !isKnown), "%s: the patch was applied %s times", what, applied);
        boolean isApplied = applied == 1;
        equal("update, " + what, applied, tenant.reread(Gadget.class, Samples.id(updated)).stock);
        equal("deletion, " + what, isApplied, tenant.find(Samples.id(deleted)).isEmpty());
        equal("creation, " + what, isApplied, tenant.find(Samples.id(created)).isPresent());
    }

    @Test
    @Rule({"TRX-4", "TRX-1", "TRX-3"})
    @Tag("TRX-4")
    @Tag("TRX-1")
    @Tag("TRX-3")
    default void transfersWithFailuresOfAllKindsKeepTheTotal() {
        kit().transactions();
        Set<Kind> kinds = new HashSet<>(List.of(Kind.ANSWER_LOST, Kind.REQUEST_LOST, Kind.THROTTLED));
        Faults faults = kit().faults(Kind.ANSWER_LOST);
        kinds.retainAll(faults.kinds());
        Random random = kit().random();
        Purse purse = Purse.of(kit(), 5, kit().tenant());
        int met = 0;
        for (int i = 0; i < 40; i++) {
            Kind kind = kinds.stream().sorted().toList().get(random.nextInt(kinds.size()));
            faults.begin(kind, random.nextInt(4), 1 + random.nextInt(2));
            try {
                purse.transfer(random);
            } catch (WriteOutcomeUnknownException e) {
                claim(
                        e.targets().size() == 2,
                        "an unknown transfer names %s objects",
                        e.targets().size());
            } catch (ThrottledException e) {
                claim(kinds.contains(Kind.THROTTLED), "an error of throttling without throttling: %s", e);
            }
            met += faults.happened();
            faults.heal();
        }
        claim(met > 0, "no transaction met a fault");
        purse.checkedTotal("after 40 transfers with " + met + " failed requests");
        kit().report("40 transfers with failing requests");
    }
}
