package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.ReadOptions;
import io.para4j.error.BatchEntry;
import io.para4j.error.ParaException;
import io.para4j.error.ThrottledException;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks FLT-1 and BAT-3 against a service without capacity: throttled requests are retried, and reported as throttled
 * once the deadline passes.
 */
interface ThrottleContract extends Contract {
    /**
     * The number of objects in permanently throttled batches, small because each object may wait until its deadline.
     */
    int FEW = 12;

    @Test
    @Rule("FLT-1")
    @Tag("FLT-1")
    default void throttledRequestsAreSentAgainUntilTheyAreDone() {
        Tenant tenant = kit().newTenant();
        Faults faults = kit().faults(Kind.THROTTLED);
        Tries.each(() -> OneWrite.all(kit(), tenant), (write, isLast) -> isWritten(faults, write, isLast));
        Tries.each(() -> OneRead.all(kit(), tenant), (read, isLast) -> isRead(faults, read, isLast));
    }

    private static boolean isWritten(Faults faults, OneWrite write, boolean isLast) {
        faults.begin(Kind.THROTTLED, 0, 2);
        Optional<ParaException> error = write.run();
        int throttled = faults.happened();
        faults.heal();
        if (!isLast && error.filter(ThrottledException.class::isInstance).isPresent()) {
            write.isRefused(error.get());
            return false;
        }
        equal(write.name() + " throttled twice, error", Optional.empty(), error);
        equal(write.name() + ", requests throttled", 2, throttled);
        write.isAppliedOnce("throttled twice");
        return true;
    }

    private static boolean isRead(Faults faults, OneRead read, boolean isLast) {
        faults.begin(Kind.THROTTLED, 0, 2);
        try {
            equal(read.name() + " throttled twice, whether the object is found", true, read.run());
            equal(read.name() + ", requests throttled", 2, faults.happened());
            return true;
        } catch (ThrottledException e) {
            if (isLast) {
                throw e;
            }
            return false;
        } finally {
            faults.heal();
        }
    }

    @Test
    @Rule("FLT-1")
    @Tag("FLT-1")
    default void whatIsThrottledUntilTheDeadlineIsRefusedAndUnchanged() {
        Tenant tenant = kit().newTenant();
        Faults faults = kit().faults(Kind.THROTTLED);
        List<OneWrite> writes = OneWrite.all(kit(), tenant);
        List<OneRead> reads = OneRead.all(kit(), tenant);
        faults.begin(Kind.THROTTLED, 0, Faults.ALWAYS);
        List<Optional<ParaException>> errors =
                kit().race().together("writes throttled permanently", writes, OneWrite::run);
        kit().race().together("reads throttled permanently", reads, ThrottleContract::throttled);
        faults.heal();
        for (int i = 0; i < writes.size(); i++) {
            isThrottled(writes.get(i).name(), errors.get(i));
            writes.get(i).isRefused(errors.get(i).orElseThrow());
        }
    }

    private static ThrottledException throttled(OneRead read) {
        return refused(ThrottledException.class, read.name() + " throttled permanently", read::run);
    }

    private static void isThrottled(String call, Optional<ParaException> error) {
        claim(
                error.filter(ThrottledException.class::isInstance).isPresent(),
                "%s throttled permanently: expected ThrottledException but found %s",
                call,
                error.map(Object::toString).orElse("that it was accepted"));
    }

    @Test
    @Rule("FLT-1")
    @Tag("FLT-1")
    default void whatABatchLeavesUnprocessedIsDoneLater() {
        Tenant tenant = kit().tenant();
        Faults faults = kit().faults(Kind.THROTTLED);
        for (Kind kind : List.of(Kind.UNPROCESSED, Kind.THROTTLED)) {
            Tries.each(() -> ManyWrites.all(kit(), tenant, 30), (batch, isLast) -> {
                faults.begin(kind, 0, 3);
                List<BatchEntry> entries = batch.entries();
                faults.heal();
                batch.areTrue(entries);
                if (!isLast
                        && entries.stream()
                                .flatMap(entry -> entry.error().stream())
                                .anyMatch(Facts::isLate)) {
                    return false;
                }
                for (BatchEntry entry : entries) {
                    equal(batch.name() + " " + kind + ", entry " + entry, BatchEntry.State.DONE, entry.state());
                }
                return true;
            });
        }
    }

    @Test
    @Rule("FLT-1")
    @Tag("FLT-1")
    default void readAllAsksAgainForWhatIsLeftUnprocessed() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = tenant.givenGadgets(230);
        List<String> ids = Samples.ids(gadgets);
        Faults faults = kit().faults(Kind.THROTTLED);
        Tries.each(() -> List.of(Kind.UNPROCESSED, Kind.THROTTLED), (kind, isLast) -> {
            faults.begin(kind, 0, 3);
            try {
                Map<String, ?> found = tenant.store().readAll(Gadget.class, ids, ReadOptions.strong());
                claim(faults.happened() > 0, "no request of readAll met the fault %s", kind);
                equal("readAll, " + kind + ", ids in order", ids, List.copyOf(found.keySet()));
                return true;
            } catch (ThrottledException e) {
                if (isLast) {
                    throw e;
                }
                return false;
            } finally {
                faults.heal();
            }
        });
    }

    @Test
    @Rule({"FLT-1", "BAT-3"})
    @Tag("FLT-1")
    @Tag("BAT-3")
    default void ofABatchThatIsThrottledForGoodEachObjectIsDoneOrRefused() {
        Tenant tenant = kit().tenant();
        Faults faults = kit().faults(Kind.THROTTLED);
        for (int passed : new int[] {0, 3}) {
            for (ManyWrites batch : ManyWrites.all(kit(), tenant, FEW)) {
                faults.begin(Kind.THROTTLED, passed, Faults.ALWAYS);
                List<BatchEntry> entries = batch.entries();
                faults.heal();
                batch.areTrue(entries);
                for (BatchEntry entry : entries) {
                    boolean isDone = passed > 0 && entry.state() == BatchEntry.State.DONE;
                    if (!isDone) {
                        isThrottled(batch.name() + ", entry " + entry.index(), entry.error());
                    }
                }
            }
        }
    }
}
