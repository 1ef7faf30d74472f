package io.para4j.testkit.tests.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.testkit.DAOContract;
import io.para4j.testkit.rules.Rule;
import io.para4j.testkit.rules.Rules;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks that the contract kit finds every bug: each mutant fails exactly the rules that it is known to break. To run
 * only some mutants, pass {@code -Dpara.testkit.mutants=<regular expression>}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsTest {
    private static final String SEED = "para.testkit.seed";

    private final Map<Mutant, Future<MutantRun>> runs = new LinkedHashMap<>();
    private int caught;

    /** Runs the mutants two at a time, with one seed so that random tests find the same bugs. */
    @BeforeAll
    void run() {
        System.setProperty(SEED, "1");
        ExecutorService executor = Executors.newFixedThreadPool(2);
        String some = System.getProperty("para.testkit.mutants", ".*");
        for (Mutant mutant : Mutants.all()) {
            if (mutant.name().matches(some)) {
                runs.put(mutant, executor.submit(() -> MutantRun.of(mutant)));
            }
        }
        executor.shutdown();
    }

    @TestFactory
    Stream<DynamicTest> everyMutantFailsExactlyTheRulesThatItBreaks() {
        return runs.entrySet().stream()
                .map(run -> DynamicTest.dynamicTest(run.getKey().name(), () -> {
                    MutantRun result = run.getValue().get();
                    Set<String> always = new TreeSet<>(result.rules());
                    always.removeAll(run.getKey().racing());
                    assertThat(always)
                            .as(() -> run.getKey() + ": " + result.failures())
                            .isEqualTo(run.getKey().rules());
                    assertThat(result.rules()).as(run.getKey().name()).isNotEmpty();
                    caught++;
                }));
    }

    @Test
    void theMessagesNameEachBeginnersMistake() throws Exception {
        Map<String, String> essentials = BeginnersMistakes.essentials();
        assertThat(BeginnersMistakes.all()).extracting(Mutant::name).containsExactlyElementsOf(essentials.keySet());
        StringBuilder messages = new StringBuilder();
        for (Map.Entry<Mutant, Future<MutantRun>> run : runs.entrySet()) {
            String essential = essentials.get(run.getKey().name());
            if (essential != null) {
                assertThat(run.getValue().get().failures().values())
                        .as(run.getKey().name())
                        .anyMatch(message -> message.contains(essential));
                messages.append(Golden.text(run.getKey(), run.getValue().get()));
            }
        }
        Golden.isEqual("beginners-mistakes.txt", messages.toString());
    }

    @Test
    void aDAOWithoutABugFailsNoRule() {
        assertThat(MutantRun.of(Mutants.SOUND).failures()).isEmpty();
    }

    @Test
    void everyRuleThatTheKitTestsIsBrokenByAMutant() {
        Set<String> broken = Mutants.all().stream()
                .flatMap(mutant -> mutant.rules().stream())
                .collect(Collectors.toSet());
        Set<String> missing = testedRules();
        missing.removeAll(broken);
        CacheMutants.all().forEach(mutant -> missing.removeAll(mutant.rules()));
        IndexMutants.all().forEach(mutant -> missing.removeAll(mutant.rules()));
        TransactionMutants.all().forEach(mutant -> missing.removeAll(mutant.allRules()));
        FeedMutants.all().forEach(mutant -> missing.removeAll(mutant.rules()));
        assertThat(missing).as("rules that the kit tests but no mutant breaks").isEmpty();
    }

    /** Checks the defects of DAOs and core. Defect 21, purging row by row, cannot occur until storage is shared. */
    @Test
    void theDefectsThatWereSeenElsewhereAreAmongTheMutants() {
        assertThat(Mutants.all().stream().flatMap(mutant -> mutant.defects().stream()))
                .contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 30, 31, 32);
    }

    @Test
    void mutantsHaveNamesOfTheirOwn() {
        assertThat(Mutants.all()).extracting(Mutant::name).doesNotHaveDuplicates();
    }

    private static List<Method> tests() {
        return Arrays.stream(DAOContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .toList();
    }

    private static Set<String> testedRules() {
        Set<String> rules = tests().stream()
                .flatMap(
                        method -> Arrays.stream(method.getAnnotation(Rule.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Rules.all()).containsAll(rules);
        return rules;
    }

    @AfterAll
    void count() {
        System.clearProperty(SEED);
        if (caught == Mutants.all().size()) {
            System.out.printf(
                    "contract kit: %d rules, %d tests, %d mutants, all caught%n",
                    testedRules().size(), tests().size(), caught);
        }
    }
}
