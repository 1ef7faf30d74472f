package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;

import io.para4j.error.BatchEntry;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks FLT-3, and CRE-4, BAT-3 and BAT-5 for unknown outcomes: all answers are lost and reads fail, so it cannot be
 * determined whether a write was applied. In a store that reads what it replaces, the read fails first. The write is
 * then reported as failed, and must not be applied.
 */
interface UnknownOutcomeContract extends Contract {

    private static void loseSight(Faults faults, Kind kind) {
        faults.begin(kind, 0, Faults.ALWAYS);
        faults.begin(Kind.READ_FAILED, 0, Faults.ALWAYS);
    }

    @Test
    @Rule({"FLT-3", "CRE-4"})
    @Tag("FLT-3")
    @Tag("CRE-4")
    default void aWriteWithoutVerdictIsReportedUnknownWithItsId() {
        Faults faults = kit().faults(Kind.ANSWER_LOST, Kind.REQUEST_LOST, Kind.READ_FAILED);
        for (Kind kind : List.of(Kind.ANSWER_LOST, Kind.REQUEST_LOST)) {
            List<OneWrite> writes = OneWrite.all(kit(), kit().tenant()).stream()
                    .filter(write -> !write.reads())
                    .toList();
            loseSight(faults, kind);
            List<Optional<ParaException>> errors = kit().race().together("writes, " + kind, writes, OneWrite::run);
            faults.heal();
            for (int i = 0; i < writes.size(); i++) {
                OneWrite write = writes.get(i);
                claim(
                        errors.get(i).isPresent(),
                        "%s, %s always: expected WriteOutcomeUnknownException but found that it succeeded",
                        write.name(),
                        kind);
                isUnknownOrFailedInARead(write, kind, errors.get(i).orElseThrow());
            }
        }
    }

    /** A store that reads before it writes fails in the read, and has certainly not written. */
    private static void isUnknownOrFailedInARead(OneWrite write, Kind kind, ParaException error) {
        if (error instanceof WriteOutcomeUnknownException unknown) {
            write.leavesItsId(unknown);
            write.isAppliedOnceOrNot("reported unknown, " + kind + " always");
        } else {
            claim(
                    error instanceof StorageException,
                    "%s, %s always: expected WriteOutcomeUnknownException but found %s",
                    write.name(),
                    kind,
                    error);
            write.isRefused(error);
        }
    }

    @Test
    @Rule({"FLT-3", "BAT-3"})
    @Tag("FLT-3")
    @Tag("BAT-3")
    default void ofABatchWithoutVerdictEachObjectIsUnknownOrNeverSent() {
        Faults faults = kit().faults(Kind.ANSWER_LOST, Kind.READ_FAILED);
        for (ManyWrites batch : ManyWrites.all(kit(), kit().tenant(), ThrottleContract.FEW)) {
            loseSight(faults, Kind.ANSWER_LOST);
            List<BatchEntry> entries = batch.entries();
            faults.heal();
            batch.areTrue(entries);
            for (BatchEntry entry : entries) {
                claim(
                        isUnknown(entry) || entry.error().orElse(null) instanceof StorageException,
                        "%s, entry %s: expected UNKNOWN, or certainly not applied",
                        batch.name(),
                        entry);
            }
        }
    }

    private static boolean isUnknown(BatchEntry entry) {
        return entry.state() == BatchEntry.State.UNKNOWN;
    }

    @Test
    @Rule({"FLT-3", "BAT-5"})
    @Tag("FLT-3")
    @Tag("BAT-5")
    default void aBatchInterruptedDuringARequestEndsSoonWithTrueOutcomes() {
        Faults faults = kit().faults(Kind.STALLED);
        for (ManyWrites batch : ManyWrites.all(kit(), kit().tenant(), 60)) {
            faults.begin(Kind.STALLED, 1, Faults.ALWAYS);
            Interrupted ended = Interrupted.onceTrue(() -> faults.happened() > 0, batch::run);
            ended.soonWithFlagSet(batch.name());
            List<BatchEntry> entries = batch.entries(ended);
            claim(
                    entries.stream().anyMatch(entry -> entry.state() == BatchEntry.State.UNKNOWN),
                    "%s: no object is unknown though a request was in flight",
                    batch.name());
            faults.heal();
            batch.areTrue(entries);
        }
    }
}
