package io.para4j.testkit.tests.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.testkit.CacheContract;
import io.para4j.testkit.rules.Rule;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that the cache contract finds every bug: each mutant fails exactly the rules that it is known to break. */
class CacheMutantsTest {

    @TestFactory
    Stream<DynamicTest> everyMutantFailsExactlyTheRulesThatItBreaks() {
        return CacheMutants.all().stream()
                .filter(mutant -> mutant.name().matches(System.getProperty("para.testkit.mutants", ".*")))
                .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
                    MutantRun run = MutantRun.of(mutant);
                    assertThat(run.rules())
                            .as(() -> mutant + ": " + run.failures())
                            .isEqualTo(mutant.rules());
                }));
    }

    @Test
    void aCacheWithoutABugFailsNoRule() {
        assertThat(MutantRun.of(CacheMutants.SOUND).failures()).isEmpty();
    }

    @Test
    void everyRuleThatTheContractTestsIsBrokenByAMutant() {
        Set<String> tested = Arrays.stream(CacheContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .flatMap(method -> Stream.of(method.getAnnotation(Rule.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> broken = CacheMutants.all().stream()
                .flatMap(mutant -> mutant.rules().stream())
                .collect(Collectors.toSet());
        assertThat(broken).isEqualTo(tested);
    }

    @Test
    void theDefectsThatWereSeenElsewhereAreAmongTheMutants() {
        assertThat(CacheMutants.all().stream().flatMap(mutant -> mutant.defects().stream()))
                .contains(22, 24, 25, 28, 29);
    }

    @Test
    void mutantsHaveNamesOfTheirOwn() {
        assertThat(CacheMutants.all()).extracting(CacheMutant::name).doesNotHaveDuplicates();
    }
}
