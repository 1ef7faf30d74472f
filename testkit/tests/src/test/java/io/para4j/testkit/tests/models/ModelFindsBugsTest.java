package io.para4j.testkit.tests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class ModelFindsBugsTest {
    private static final String SEED = "para.testkit.seed";
    private final String seedBefore = System.getProperty(SEED);

    @BeforeEach
    void fixSeed() {
        System.setProperty(SEED, "1");
    }

    @AfterEach
    void restoreSeed() {
        if (seedBefore == null) {
            System.clearProperty(SEED);
        } else {
            System.setProperty(SEED, seedBefore);
        }
    }

    private static Map<String, String> failures(ModelBug bug) {
        Map<String, String> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter(ModelBugContract.BUG, bug.name())
                .selectors(selectClass(ModelBugContract.class))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .forEach(event -> failures.put(
                        event.getTestDescriptor().getDisplayName(),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()));
        return failures;
    }

    private static String sequenceOf(ModelBug bug) {
        return failures(bug).getOrDefault("whatCallersSeeIsWhatTheModelShows()", "not found");
    }

    @ParameterizedTest
    @CsvSource({
        "REMOVE_IGNORED, '[REA-2, REA-4] all objects after 3 steps: '",
        "READ_ALL_SORTED, '[REA-2, REA-4] step 3 of 3: expected [c, a] '",
        "CREATE_REPLACES, '[CRE-1, CRE-2, CRE-4] step 2 of 2: expected ObjectExistsException of '",
        "DELETE_UNCHECKED, '[LCK-5, LCK-6] step 3 of 3: expected VersionConflictException of '",
        "VERSION_ONLY, '[UPD-1, LCK-1, LCK-2, LCK-6] step 4 of 4: expected VersionConflictException of c, held 1, stored 1; '",
        "PAGE_SKIPS, '[PAG-1, PAG-2, TEN-1] step 3 of 3: expected pages of [1, 1]: '",
        "INDEX_LAGS, '[IDX-1, IDX-2, IDX-4, IDX-5] step '",
        "TRANSACTION_SPLITS, '[PAG-1, PAG-2, TEN-1] all objects after 3 steps: '"
    })
    void sequenceWithTheFewestStepsShowsABug(ModelBug bug, String message) {
        if (bug == ModelBug.VERSION_ONLY) {
            System.setProperty(SEED, "130"); // One sequence in fifty deletes, recreates and updates the old object.
        }
        assertThat(sequenceOf(bug)).startsWith(message);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_UPDATE", "ADD_NOT_ATOMIC", "CREATE_RACES"})
    void bugThatOnlyThreadsMeetIsFoundInAHistory(ModelBug bug) {
        Map<String, String> failures = failures(bug);
        assertThat(failures).containsOnlyKeys("concurrentCallsAreLinearizable()");
        assertThat(failures.get("concurrentCallsAreLinearizable()"))
                .startsWith("[CRE-3, LCK-3, PAT-2, REA-4] the answers to ")
                .contains("\nstored before: ", "\nthread ", "done, now n=");
    }

    @Test
    void whatIsPrintedCompilesAndFailsOnTheBugAlone() throws IOException {
        String message = sequenceOf(ModelBug.REMOVE_IGNORED);
        String printed = message.substring(message.indexOf("@Test"));
        String pasted = Files.readString(Path.of("src/test/java/io/para4j/testkit/tests/models/ModelShrunkTest.java"));
        assertThat(withoutSpace(pasted)).contains(withoutSpace(printed));
        ModelShrunkTest test = new ModelShrunkTest();
        test.start(ModelBug.REMOVE_IGNORED.module());
        assertThatThrownBy(test::seed1).isInstanceOf(AssertionError.class);
        test.end();
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
