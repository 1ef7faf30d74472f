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
        Faults faults = kit().faults();
        for (Kind kind : List.of(Kind.ANSWER_LOST, Kind.REQUEST_LOST)) {
            for (OneWrite write : OneWrite.all(kit(), kit().tenant())) {
                if (!write.reads()) {
                    loseSight(faults, kind);
                    Optional<ParaException> error = write.run();
                    faults.heal();
                    endsTruly(write, kind, error);
                }
            }
        }
    }

    private static void endsTruly(OneWrite write, Kind kind, Optional<ParaException> error) {
        if (isFailedRead(error)) {
            write.isNotApplied("reported as failed, " + kind + " always");
            return;
        }
        claim(
                error.filter(WriteOutcomeUnknownException.class::isInstance).isPresent(),
                "%s, %s always: expected WriteOutcomeUnknownException but found %s",
                write.name(),
                kind,
                error.map(Object::toString).orElse("that it succeeded"));
        write.leavesItsId((WriteOutcomeUnknownException) error.orElseThrow());
        write.isAppliedOnceOrNot("reported unknown, " + kind + " always");
    }

    /** Returns whether a write ended before it was sent, in a store that reads what it replaces. */
    private static boolean isFailedRead(Optional<ParaException> error) {
        return error.orElse(null) instanceof StorageException failure
                && failure.progress() == StorageException.Progress.FAILED;
    }

    @Test
    @Rule({"FLT-3", "BAT-3"})
    @Tag("FLT-3")
    @Tag("BAT-3")
    default void ofABatchWithoutVerdictEachObjectIsUnknownOrNeverSent() {
        Faults faults = kit().faults();
        for (ManyWrites batch : ManyWrites.all(kit(), kit().tenant(), ThrottleContract.FEW)) {
            loseSight(faults, Kind.ANSWER_LOST);
            List<BatchEntry> entries = batch.entries();
            faults.heal();
            batch.areTrue(entries);
            claim(
                    isUnknown(entries.get(0)) || isFailedRead(entries.get(0).error()),
                    "%s, entry %s: expected UNKNOWN",
                    batch.name(),
                    entries.get(0));
            for (BatchEntry entry : entries) {
                claim(
                        isUnknown(entry) || isFailedRead(entry.error()) || isNotSent(entry),
                        "%s, entry %s: expected UNKNOWN, or not sent after the deadline",
                        batch.name(),
                        entry);
            }
        }
    }

    private static boolean isUnknown(BatchEntry entry) {
        return entry.state() == BatchEntry.State.UNKNOWN;
    }

    private static boolean isNotSent(BatchEntry entry) {
        return entry.error().orElse(null) instanceof StorageException error
                && error.progress() == StorageException.Progress.NOT_SENT;
    }

    @Test
    @Rule({"FLT-3", "BAT-5"})
    @Tag("FLT-3")
    @Tag("BAT-5")
    default void aBatchInterruptedDuringARequestEndsSoonWithTrueOutcomes() {
        Faults faults = kit().faults();
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
