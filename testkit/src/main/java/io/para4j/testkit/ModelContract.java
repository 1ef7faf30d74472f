package io.para4j.testkit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The contract of a store, checked against a model: to be extended by its author, beside {@link DAOContract} and with the same
 * one method.
 *
 * <p>Random sequences of all operations, on two apps and a few ids so that they meet, run on the store and on a simple
 * sequential model; what a caller sees must be the same after each step, and all objects in the end. A difference is made
 * smaller until no single step can be left out, and printed as a test to be pasted, with the seed.
 *
 * <p>Threads make random calls on a few ids, and what they were told must be linearizable; what is not is printed as a
 * timeline.
 *
 * <p>A quick run is part of every build. For a long one there are the system properties {@code para.testkit.sequences} (30) with
 * {@code para.testkit.steps} (40) each, and {@code para.testkit.rounds} (40) of concurrent calls; {@code para.testkit.seed}
 * gives the seed of the first sequence, the next one has the next seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 10, unit = TimeUnit.HOURS)
public abstract class ModelContract extends StoreFixture {
    private static final Duration SHRINKING = Duration.ofSeconds(60);
    private static final int THREADS = 4;
    private static final int CALLS = 12;

    /** Creates the contract; JUnit does. */
    protected ModelContract() {}

    /** Every read is strong, for a model has no other. */
    @Override
    final Config fullConfig() {
        return ConfigFactory.parseString("para.consistent_reads = true").withFallback(config());
    }

    @Test
    @Rule({
        "CRE-1", "CRE-2", "CRE-4", "CRE-5", "REA-1", "REA-2", "REA-4", "UPD-1", "UPD-3", "UPD-4", "UPD-5", "LCK-1",
                "LCK-2",
        "LCK-5", "LCK-6", "LCK-7", "LCK-8", "PAT-1", "PAT-2", "PAT-3", "PAT-5", "PAT-6", "OBJ-3", "OBJ-9", "BAT-2",
                "BAT-3",
        "BAT-4", "PAG-1", "PAG-2", "TEN-1"
    })
    final void whatCallersSeeIsWhatTheModelShows() {
        Sequence sequence = new Sequence(kit());
        long seed = seed();
        for (int i = 0; i < Integer.getInteger("para.testkit.sequences", 30); i++) {
            List<Step> steps =
                    new RandomSteps(new Random(seed + i)).sequence(Integer.getInteger("para.testkit.steps", 40));
            Optional<Sequence.Difference> difference = sequence.run(steps);
            if (difference.isPresent()) {
                throw new AssertionError(SequenceReport.of(sequence, steps, seed + i, SHRINKING));
            }
        }
    }

    @Test
    @Rule({"CRE-2", "CRE-3", "REA-4", "LCK-1", "LCK-2", "LCK-3", "LCK-5", "LCK-6", "LCK-7", "PAT-2", "PAT-6"})
    final void concurrentCallsAreLinearizable() {
        Tenant tenant = kit().tenant();
        long seed = seed();
        for (int round = 0; round < Integer.getInteger("para.testkit.rounds", 40); round++) {
            // One id is met by all, of two each has calls of its own in between.
            List<String> ids = round % 2 == 0 ? List.of(kit().newId()) : List.of(kit().newId(), kit().newId());
            HistoryRecorder recorder = new HistoryRecorder(tenant.store(), ids);
            List<RecordedCall> calls = recorder.record(kit().race(), THREADS, CALLS, seed + (long) round * THREADS);
            History.byId(calls).forEach((id, history) -> {
                if (!history.isLinearizable()) {
                    throw new AssertionError(HistoryReport.of(id, history, seed));
                }
            });
        }
    }
}
