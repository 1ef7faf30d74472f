package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Checks that a quick run contains every kind of step and outcome that it exists to test. */
class RandomStepsTest {

    private static Map<String, Integer> outcomes(boolean isIndexed) {
        return outcomes(isIndexed, false);
    }

    private static Map<String, Integer> outcomes(boolean isIndexed, boolean isTransactional) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int seed = 0; seed < 30; seed++) {
            Side side = ModelApps.create(isIndexed).side();
            for (Step step : new RandomSteps(new Random(seed), isIndexed, isTransactional).sequence(40)) {
                String seen = step.run(side);
                String outcome = seen.equals(Step.NOTHING)
                        ? "nothing"
                        : side.error()
                                .map(error -> error.getClass().getSimpleName())
                                .orElse("done");
                counts.merge(kind(step) + " " + outcome, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String kind(Step step) {
        return step instanceof DeleteStep delete
                ? delete.kind().toString()
                : step.getClass().getSimpleName();
    }

    @Test
    void aQuickRunMeetsEveryOutcomeThatItIsToJudge() {
        assertThat(outcomes(false))
                .containsKeys(
                        "All done",
                        "ById done",
                        "CreateStep done",
                        "CreateStep ObjectExistsException",
                        "CreateStep InvalidObjectException",
                        "CreateStep BatchException",
                        "CreateStep IllegalArgumentException",
                        "DELETE done",
                        "DELETE VersionConflictException",
                        "DELETE_ALL done",
                        "DELETE_ALL BatchException",
                        "Exists done",
                        "Pages done",
                        "PatchStep done",
                        "PatchStep ConditionFailedException",
                        "PatchStep InvalidObjectException",
                        "PatchStep ObjectNotFoundException",
                        "PatchStep TypeMismatchException",
                        "PatchStep VersionConflictException",
                        "ReadStep done",
                        "RESTORE_ALL done",
                        "RESTORE_ALL BatchException",
                        "UpdateStep done",
                        "UpdateStep BatchException",
                        "UpdateStep InvalidObjectException",
                        "UpdateStep ObjectNotFoundException",
                        "UpdateStep TypeMismatchException",
                        "UpdateStep VersionConflictException");
    }

    /** An index also refuses values, so there are enough queries that find something only if most values can be keys. */
    @Test
    void queriesFindObjectsAndValuesAreRefusedIfTheStoreKeepsIndexes() {
        assertThat(outcomes(true))
                .containsKeys(
                        "QueryStep done", "CreateStep InvalidObjectException", "PatchStep InvalidObjectException");
        int found = 0;
        for (int seed = 0; seed < 30; seed++) {
            Side side = ModelApps.create(true).side();
            for (Step step : new RandomSteps(new Random(seed), true, false).sequence(40)) {
                String seen = step.run(side);
                found += step instanceof QueryStep && seen.contains("doc '") ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(30);
    }

    @Test
    void transactionsAreDoneAndRefused() {
        Map<String, Integer> outcomes = outcomes(false, true);
        assertThat(outcomes)
                .containsKeys("TransactStep InvalidObjectException", "TransactStep IllegalArgumentException");
        assertThat(outcomes.get("TransactStep done")).isGreaterThan(20);
        assertThat(outcomes.get("TransactStep TransactionException")).isGreaterThan(20);
    }

    @Test
    void aTenthOfTheStepsAreUpdatesAndPatchesThatAreDone() {
        Map<String, Integer> outcomes = outcomes(false);
        assertThat(outcomes.get("UpdateStep done") + outcomes.get("PatchStep done"))
                .isGreaterThan(120);
    }
}
