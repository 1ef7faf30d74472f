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
 * Checks that the tests of indexes find every bug: each mutant fails exactly the rules that it is known to break. To run
 * only some mutants, pass {@code -Dpara.testkit.mutants=<regular expression>}.
 */
class IndexMutantsTest {
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
        return IndexMutants.all().stream()
                .filter(mutant -> mutant.name().matches(System.getProperty("para.testkit.mutants", ".*")))
                .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
                    MutantRun run = MutantRun.of(mutant);
                    assertThat(run.rules())
                            .as(() -> mutant + ": " + run.failures())
                            .isEqualTo(mutant.rules());
                }));
    }

    @Test
    void anIndexWithoutABugFailsNoRule() {
        assertThat(MutantRun.of(IndexMutants.SOUND).failures()).isEmpty();
    }

    @Test
    void everyRuleOfIndexesIsBrokenByAMutant() {
        Set<String> broken = IndexMutants.all().stream()
                .flatMap(mutant -> mutant.rules().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).containsAll(rules());
    }

    /** Returns the rules of indexes. */
    static Set<String> rules() {
        return Rules.all().stream()
                .filter(rule -> rule.startsWith("IDX-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void mutantsHaveNamesOfTheirOwn() {
        assertThat(IndexMutants.all()).extracting(IndexMutant::name).doesNotHaveDuplicates();
    }
}
