package io.para4j.testkit.tests.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.testkit.rules.Rules;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that the tests of changes find every bug: each mutant fails exactly the rules that it is known to break. To run
 * only some mutants, pass {@code -Dpara.testkit.mutants=<regular expression>}.
 */
class FeedMutantsTest {
    private static final String SEED = "para.testkit.seed";

    /** Sets one seed, so that random tests find the same bugs. */
    @BeforeAll
    static void setSeed() {
        System.setProperty(SEED, "1");
    }

    @AfterAll
    static void clearSeed() {
        System.clearProperty(SEED);
    }

    @TestFactory
    Stream<DynamicTest> everyMutantFailsExactlyTheRulesThatItBreaks() {
        return FeedMutants.all().stream()
                .filter(mutant -> mutant.name().matches(System.getProperty("para.testkit.mutants", ".*")))
                .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
                    MutantRun run = MutantRun.of(mutant);
                    Set<String> certain = new TreeSet<>(run.rules());
                    certain.removeAll(mutant.racing());
                    assertThat(certain).as(() -> mutant + ": " + run.failures()).isEqualTo(mutant.rules());
                }));
    }

    @Test
    void aFeedWithoutABugFailsNoRule() {
        assertThat(MutantRun.of(FeedMutants.SOUND).failures()).isEmpty();
    }

    @Test
    void everyRuleIsBrokenByAMutant() {
        assertThat(FeedMutants.all().stream().flatMap(mutant -> mutant.rules().stream()))
                .containsAll(rules());
    }

    @Test
    void mutantsHaveNamesOfTheirOwn() {
        assertThat(FeedMutants.all()).extracting(FeedMutant::name).doesNotHaveDuplicates();
    }

    /** Returns the rules of changes. */
    static Set<String> rules() {
        return Rules.all().stream()
                .filter(rule -> rule.startsWith("FED-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
