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
 * Checks that the tests of transactions find every bug: each mutant fails exactly the rules that it is known to break. To
 * run only some mutants, pass {@code -Dpara.testkit.mutants=<regular expression>}.
 */
class TransactionMutantsTest {
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
        return TransactionMutants.all().stream()
                .filter(mutant -> mutant.name().matches(System.getProperty("para.testkit.mutants", ".*")))
                .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
                    MutantRun run = MutantRun.of(mutant);
                    Set<String> certain = new TreeSet<>(run.rules());
                    certain.removeAll(mutant.racing());
                    assertThat(certain).as(() -> mutant + ": " + run.failures()).isEqualTo(mutant.rules());
                }));
    }

    @Test
    void transactionsWithoutABugFailNoRule() {
        assertThat(MutantRun.of(TransactionMutants.SOUND).failures()).isEmpty();
    }

    @Test
    void mutantsHaveNamesOfTheirOwn() {
        assertThat(TransactionMutants.all()).extracting(TransactionMutant::name).doesNotHaveDuplicates();
    }

    /** Returns the rules of transactions. */
    static Set<String> rules() {
        return Rules.all().stream()
                .filter(rule -> rule.startsWith("TRX-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
