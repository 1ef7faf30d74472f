package io.para4j.testkit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.DomainModule;
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
 * The contract of a store, checked against a model. The store's author extends it with the same single method as
 * {@link DAOContract}.
 *
 * <p>Random sequences of all operations run on the store and on a simple sequential model. They use two apps and few
 * ids, so that operations often meet. The results must be equal after each step, and all objects must be equal at the
 * end. If the store keeps indexes, there are queries among the operations, and if it offers transactions, there are
 * transactions over both apps. A sequence with a difference is reduced until no single step can be left out. The rest is
 * printed as a test that can be pasted, with the seed.
 *
 * <p>Threads also make random concurrent calls on a few ids. The answers must be linearizable. A history that is not is
 * printed as a timeline.
 *
 * <p>A quick run is part of every build. System properties make it longer (defaults in parentheses):
 * {@code para.testkit.sequences} (30), {@code para.testkit.steps} of each sequence (40) and {@code para.testkit.rounds}
 * of concurrent calls (40). {@code para.testkit.seed} is the seed of the first sequence, and each further sequence has
 * the next seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 10, unit = TimeUnit.HOURS)
public abstract class ModelContract extends StoreFixture {
    private static final Duration SHRINKING = Duration.ofSeconds(60);
    private static final int THREADS = 4;
    private static final int CALLS = 12;

    /** Creates the contract. Called by JUnit. */
    protected ModelContract() {}

    /** Returns the author's configuration with strongly consistent reads, because the model has no others. */
    @Override
    final Config fullConfig() {
        return ConfigFactory.parseString("para.consistent_reads = true").withFallback(config());
    }

    @Override
    final DomainModule indexed() {
        return new DomainModule().indexes(QueryPlan.INDEX);
    }

    @Test
    @Rule({
        "CRE-1", "CRE-2", "CRE-4", "CRE-5", "REA-1", "REA-2", "REA-4", "UPD-1", "UPD-3", "UPD-4", "UPD-5", "LCK-1",
        "LCK-2", "LCK-5", "LCK-6", "LCK-7", "LCK-8", "PAT-1", "PAT-2", "PAT-3", "PAT-5", "PAT-6", "PAT-8", "PAT-9",
        "OBJ-3", "OBJ-9", "BAT-2", "BAT-3", "BAT-4", "PAG-1", "PAG-2", "IDX-1", "IDX-2", "IDX-4", "IDX-5", "IDX-7",
        "TRX-1", "TRX-2", "TRX-7", "TEN-1"
    })
    final void whatCallersSeeIsWhatTheModelShows() {
        kit().declareIndexes();
        Sequence sequence = new Sequence(kit());
        long seed = seed();
        for (int i = 0; i < Integer.getInteger("para.testkit.sequences", 30); i++) {
            List<Step> steps = new RandomSteps(new Random(seed + i), kit().isIndexed(), kit().offersTransactions())
                    .sequence(Integer.getInteger("para.testkit.steps", 40));
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
            // With one id, all calls meet on it. With two ids, calls on the other id run in between.
            List<String> ids = round % 2 == 0 ? List.of(kit().newId()) : List.of(kit().newId(), kit().newId());
            List<RecordedCall> calls = HistoryRecorder.record(
                    tenant.store(), ids, kit().race(), THREADS, CALLS, seed + (long) round * THREADS);
            History.byId(calls).forEach((id, history) -> {
                if (!history.isLinearizable()) {
                    throw new AssertionError(HistoryReport.of(id, history, seed));
                }
            });
        }
    }
}
