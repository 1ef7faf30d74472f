package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.error.BatchEntry;
import io.para4j.error.ParaException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FLT-2 and BAT-3 with lost answers and lost requests: each write is applied once or reported as unknown. */
interface LostAnswerContract extends Contract {

    @Test
    @Rule("FLT-2")
    @Tag("FLT-2")
    default void aWriteWhoseAnswerIsLostIsAppliedOnceOrReportedUnknown() {
        isDoneOrUnknown(Kind.ANSWER_LOST);
    }

    @Test
    @Rule("FLT-2")
    @Tag("FLT-2")
    default void aWriteWhoseRequestIsLostIsAppliedOnceOrReportedUnknown() {
        isDoneOrUnknown(Kind.REQUEST_LOST);
    }

    private void isDoneOrUnknown(Kind kind) {
        Faults faults = kit().faults(kind);
        for (int lost : new int[] {1, 2}) {
            for (OneWrite write : OneWrite.all(kit(), kit().tenant())) {
                faults.begin(kind, 0, lost);
                Optional<ParaException> error = write.run();
                claim(faults.happened() > 0, "no request of %s met the fault %s", write.name(), kind);
                faults.heal();
                String what = kind + " " + lost + " times";
                if (error.isEmpty()) {
                    write.isAppliedOnce("reported done, " + what);
                } else {
                    isUnknown(write.name() + ", " + what, error.get());
                    write.isAppliedOnceOrNot("reported unknown, " + what);
                }
            }
        }
    }

    private static void isUnknown(String what, ParaException error) {
        claim(
                error instanceof WriteOutcomeUnknownException,
                "%s: expected success or WriteOutcomeUnknownException but found %s",
                what,
                error);
    }

    @Test
    @Rule({"FLT-2", "BAT-3"})
    @Tag("FLT-2")
    @Tag("BAT-3")
    default void ofABatchEachObjectWhoseAnswerIsLostIsDoneOrUnknown() {
        for (Kind kind : List.of(Kind.ANSWER_LOST, Kind.REQUEST_LOST)) {
            for (int passed : new int[] {0, 1}) {
                ManyWrites.all(kit(), kit().tenant(), 60).forEach(batch -> isDoneOrUnknown(batch, kind, passed));
            }
        }
    }

    private void isDoneOrUnknown(ManyWrites batch, Kind kind, int passed) {
        Faults faults = kit().faults(kind);
        faults.begin(kind, passed, 2);
        List<BatchEntry> entries = batch.entries();
        // A store that writes the batch in one request has finished before the second.
        claim(passed > 0 || faults.happened() > 0, "no request of %s met the fault %s", batch.name(), kind);
        faults.heal();
        batch.areTrue(entries);
        // An object that was not sent before the deadline is refused. It was proven to be unchanged.
        for (BatchEntry entry : entries) {
            entry.error()
                    .filter(error -> !Facts.isNotSent(error))
                    .ifPresent(error -> isUnknown(batch.name() + ", " + kind, error));
        }
    }

    @Test
    @Rule({"FLT-2", "BAT-3"})
    @Tag("FLT-2")
    @Tag("BAT-3")
    default void aBatchWithFailuresOfAllKindsReportsTrueOutcomes() {
        Faults faults = kit().faults(Kind.ANSWER_LOST, Kind.REQUEST_LOST, Kind.THROTTLED);
        for (ManyWrites batch : ManyWrites.all(kit(), kit().tenant(), ThrottleContract.FEW)) {
            faults.begin(Kind.ANSWER_LOST, 0, 1);
            faults.begin(Kind.REQUEST_LOST, 2, 1);
            faults.begin(Kind.THROTTLED, 5, Faults.ALWAYS);
            List<BatchEntry> entries = batch.entries();
            faults.heal();
            batch.areTrue(entries);
            equal(batch.name() + ", entries", ThrottleContract.FEW, entries.size());
        }
    }
}
