package io.para4j.testkit.tests.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that each suite of interleavings finds each missing fence, prints the schedule that shows it, and fails again
 * on that schedule alone.
 */
class InterleavingMutantsTest {
    private static final String TWO = "noInterleavingOfTwoOperationsGivesAnOldValueOrLeavesOne";
    private static final String THREE = "noInterleavingOfThreeOperationsGivesAnOldValueOrLeavesOne";
    private static final String ELSEWHERE = "noReadTakesBackAStrongReadWhereAnotherNodeWrites";
    private static final String TWO_FAILING = "noInterleavingOfTwoDoesSoWhereTheCacheFails";

    /** The mutants that lack one of the mechanisms that order reads and writes of one id. */
    private static final List<String> UNFENCED = List.of(
            "stamps say nothing",
            "the stamp is taken after the load",
            "stamps are not looked at when an entry is read",
            "a write is counted before it is sent",
            "a write removes the entry and counts nothing",
            "of two writes the one that ends last is cached",
            "loads are eventually consistent",
            "a write that fails leaves the entry as it is",
            "one lock is held while the store is written");

    private static final Pattern AGAIN = Pattern.compile("again with -Dpara\\.testkit\\.schedule=(\\S+)");

    static Stream<Arguments> suitesAndMutants() {
        Stream<Arguments> all = Stream.of(TWO, THREE, TWO_FAILING)
                .flatMap(suite -> UNFENCED.stream().map(mutant -> Arguments.of(suite, mutant)));
        return Stream.concat(
                all,
                Stream.of(
                        Arguments.of(THREE, FencingMutants.JOINED_TOO_LATE),
                        Arguments.of(ELSEWHERE, FencingMutants.TAKEN_BACK)));
    }

    @ParameterizedTest
    @MethodSource("suitesAndMutants")
    void aSuiteFindsAMutantAndItsScheduleFailsAgain(String suite, String mutant) {
        String message = failure(suite, mutant, Map.of(InterleavingMutantContract.THREE, "true"));
        Matcher again = AGAIN.matcher(message);
        assertThat(message).contains("\n 1  1 ").contains(" begins\n");
        assertThat(again.find()).as(message).isTrue();
        String repeated = failure(
                suite,
                mutant,
                Map.of(InterleavingMutantContract.THREE, "true", InterleavingMutantContract.AGAIN, again.group(1)));
        assertThat(repeated).contains("again with -Dpara.testkit.schedule=" + again.group(1));
    }

    private static String failure(String suite, String mutant, Map<String, String> parameters) {
        MutantRun run = MutantRun.of(CacheMutants.named(mutant), suite, parameters);
        assertThat(run.failures()).hasSize(1);
        return run.failures().values().iterator().next();
    }
}
