package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.Store;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Raw;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.NotOfferedException;
import io.para4j.testkit.rules.Rule;
import io.para4j.testkit.rules.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

class ContractReportTest {
    @TempDir
    static Path folder;

    private static Instant begun;
    private static KitRun good;
    private static KitRun careless;

    @BeforeAll
    static void run() {
        begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        good = KitRun.of(GoodContract.class, folder);
        careless = KitRun.of(CarelessContract.class, folder);
    }

    private static Module binding(TinyDAO dao) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                bind(AppStorage.class).toInstance(dao);
            }
        };
    }

    /** A correct store whose fixture has no hooks. */
    static class GoodContract extends DAOContract {
        @Override
        protected Module store() {
            return binding(new TinyDAO());
        }
    }

    /** A correct store that keeps indexes. */
    static class IndexedContract extends DAOContract {
        @Override
        protected Module store() {
            TinyIndexedDAO dao = new TinyIndexedDAO();
            return Modules.combine(binding(dao), TinyIndexedDAO.capability(dao));
        }
    }

    /** A store that keeps no indexes, whose author leaves out a test of them. */
    static class CarelessIndexContract extends GoodContract {
        @Override
        public void anObjectIsInAnIndexOnlyWhileItHasAllFields() {}
    }

    /** A store that ignores the version of an update. Its author leaves out two tests. */
    static class CarelessContract extends DAOContract {
        @Override
        protected Module store() {
            return binding(new TinyDAO() {
                @Override
                public synchronized Optional<Item> update(AppId app, Update update) {
                    Precondition old = update.precondition();
                    Precondition careless = new Precondition(old.type(), Optional.empty(), old.condition());
                    return super.update(app, new Update(update.id(), careless, update.changes(), true));
                }
            });
        }

        @Override
        public void theOrderIsTheSameInEveryWalk() {}

        @Override
        @Test
        @Rule("PAG-2")
        @Disabled("takes too long")
        public void pagesAreFullAfterDeletes() {}

        @Override
        protected String storeName() {
            return "careless";
        }

        @Override
        protected String variant() {
            return "odd";
        }
    }

    /** A store with a test that reports how much it has checked. */
    static class BusyContract extends GoodContract {
        @Override
        @Test
        @Rule("PAG-8")
        public void theOrderIsTheSameInEveryWalk() {
            kit().report("12 walks");
        }
    }

    /** A store that cannot be started. */
    static class DeadContract extends DAOContract {
        @Override
        protected Module store() {
            return binding(new TinyDAO() {
                @Override
                public synchronized void ensure(AppId app) {
                    throw StorageException.failed("ensure", "nobody there", null);
                }
            });
        }
    }

    /** A store that cannot be started, with a fixture that draws random numbers from the kit's seed. */
    static class DeadByChanceContract extends DeadContract {
        @Override
        protected Module store() {
            assertThat(seed()).isEqualTo(seed());
            return super.store();
        }
    }

    /** A store that loses some reads, so that a random test fails. */
    static class ForgetfulContract extends DAOContract {
        @Override
        protected Module store() {
            return binding(new TinyDAO() {
                @Override
                public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
                    return super.read(app, id, consistency)
                            .filter(item -> item.attributes().size() < 9);
                }
            });
        }
    }

    @Test
    void aStoreThatIsRightFailsNothingAndDisablesNothing() {
        assertThat(good.failures()).isEmpty();
        assertThat(good.tests().skipped().count()).isZero();
        assertThat(good.rulesWith("failed")).isEmpty();
    }

    @Test
    void theReportHasEveryRuleInTheOrderOfTheContractButThoseOfCachesAlone() {
        List<String> ofCaches = List.of("CCH-1", "CCH-2", "CCH-3", "CCH-4");
        List<String> ofStores =
                Rules.all().stream().filter(id -> !ofCaches.contains(id)).toList();
        assertThat(good.rules().stream().map(rule -> rule.get("id").asText())).containsExactlyElementsOf(ofStores);
        assertThat(good.rule("LCK-3").get("status").asText()).isEqualTo("passed");
        assertThat(good.rule("LCK-3").get("tests").asInt()).isGreaterThan(3);
        assertThat(good.rule("LCK-3").get("keptByCore").asBoolean()).isFalse();
        assertThat(good.rule("UPD-3").get("keptByCore").asBoolean()).isTrue();
        assertThat(good.rule("LCK-3").has("messages")).isFalse();
    }

    @Test
    void theReportNamesStoreAndVariant() {
        assertThat(good.report().get("testClass").asText()).isEqualTo(GoodContract.class.getName());
        assertThat(good.report().get("store").asText()).isEqualTo("TinyDAO");
        assertThat(good.report().get("variant").asText()).isEqualTo("own storage");
        assertThat(careless.report().get("store").asText()).isEqualTo("careless");
        assertThat(careless.report().get("variant").asText()).isEqualTo("odd");
    }

    @Test
    void theReportHasTheTimeTheSeedAndTheVersionOfTheRun() {
        assertThat(Instant.parse(good.report().get("time").asText())).isBetween(begun, Instant.now());
        assertThat(good.report().get("seconds").asLong()).isNotNegative();
        assertThat(good.report().get("seed").isIntegralNumber()).isTrue();
        assertThat(good.report().get("version").asText()).isNotEmpty();
    }

    /** A contract that corrects core's store. */
    static class DecoratedContract extends GoodContract {
        @Override
        protected Store decorated(Store store) {
            return store;
        }
    }

    @Test
    void theReportNamesAContractThatDecoratesCore() {
        KitRun decorated = KitRun.of(DecoratedContract.class, folder);
        assertThat(decorated.report().get("variant").asText()).isEqualTo("own storage (core decorated)");
    }

    @Test
    void aTestWhoseHookIsMissingIsAbortedAndItsRuleNotChecked() {
        assertThat(good.rule("PAG-4").get("status").asText()).isEqualTo("not checked");
        assertThat(good.rule("PAG-4").get("messages").toString())
                .contains("aCursorIsValidAfterARestart: the fixture cannot open its stored data again")
                .contains("reopen()");
        assertThat(good.rule("FLT-1").get("status").asText()).isEqualTo("not checked");
        assertThat(good.rule("FLT-1").get("messages").toString())
                .contains("whatIsThrottledUntilTheDeadlineIsRefusedAndUnchanged: the fixture cannot make requests fail")
                .contains("faults()");
        assertThat(good.rule("CCH-5").get("messages").toString()).contains("no cache is bound");
        long needFaultsOrACache = good.tests().started().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().matches("(FLT|CCH)-.*"))
                .count();
        assertThat(reasons(good).filter(NotCheckedException.class::isInstance).count())
                .isEqualTo(4 + needFaultsOrACache);
    }

    private static Stream<Throwable> reasons(KitRun run) {
        return run.tests().aborted().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow());
    }

    @Test
    void aTestOfACapabilityThatTheStoreLacksIsAbortedAndItsRuleNotOffered() {
        List<String> rules = Stream.of("IDX-", "TRX-", "FED-")
                .flatMap(family -> IntStream.rangeClosed(1, 10).mapToObj(number -> family + number))
                .toList();
        assertThat(good.rulesWith("not offered")).isEqualTo(rules);
        assertThat(good.rule("IDX-2").get("messages").toString())
                .contains("tiesAreInTheOrderOfIds: the store's module binds no @Raw IndexedDAO");
        assertThat(good.rule("IDX-11").get("status").asText()).isEqualTo("passed");
        assertThat(reasons(good))
                .hasAtLeastOneElementOfType(NotOfferedException.class)
                .allSatisfy(reason ->
                        assertThat(reason).isInstanceOfAny(NotCheckedException.class, NotOfferedException.class));
    }

    @Test
    void theRulesOfACapabilityAreCheckedIfTheStoreBindsIt() {
        KitRun indexed = KitRun.of(IndexedContract.class, folder);
        assertThat(indexed.failures()).isEmpty();
        assertThat(indexed.rulesWith("not offered")).noneMatch(rule -> rule.startsWith("IDX-"));
        assertThat(indexed.rulesWith("not checked")).contains("IDX-8").doesNotContain("IDX-1", "IDX-9");
    }

    @Test
    void aTestOfACapabilityThatWasLeftOutIsNotChecked() {
        KitRun careless = KitRun.of(CarelessIndexContract.class, folder);
        assertThat(careless.rule("IDX-5").get("status").asText()).isEqualTo("not checked");
    }

    @Test
    void aTestThatLacksItsHookLeavesOpenOnlyTheFirstOfItsRules() {
        assertThat(good.rulesWith("passed")).contains("CRE-4", "BAT-3", "BAT-5");
        assertThat(good.rulesWith("not checked")).contains("FLT-2", "FLT-3");
    }

    @Test
    void aFailureIsNamedByItsRuleAndBeginsWithItAndGivesTheFacts() {
        Map<String, Throwable> failures = careless.failures();
        assertThat(failures).containsKey("LCK-2 updateWithAStaleVersionIsRefusedAgainAndAgain");
        assertThat(failures.get("LCK-2 updateWithAStaleVersionIsRefusedAgainAndAgain"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "[LCK-2] update from version 1 of an object at version 3: expected VersionConflictException but"
                                + " found that it was accepted")
                .satisfies(failure ->
                        assertThat(failure.getStackTrace()[0].getClassName()).startsWith("io.para4j.testkit."));
        failures.forEach((name, failure) ->
                assertThat(failure.getMessage()).startsWith("[" + name.substring(0, name.indexOf(' ')) + "] "));
    }

    @Test
    void aFailedRuleHasTheMessagesOfItsFailures() {
        assertThat(careless.rulesWith("failed"))
                .as(careless.failures().toString())
                .containsExactly("LCK-2", "LCK-3", "LCK-4", "LCK-6", "LCK-7", "LCK-8", "LCK-9", "PAT-3", "BAT-2");
        assertThat(careless.rule("LCK-2").get("messages").toString())
                .contains("updateWithAStaleVersionIsRefusedAgainAndAgain: [LCK-2] update from version 1");
    }

    @Test
    void aRuleThatPassedHasWhatItsTestsSayThatTheyChecked() {
        KitRun busy = KitRun.of(BusyContract.class, folder);
        assertThat(busy.rule("PAG-8").get("status").asText()).isEqualTo("passed");
        assertThat(busy.rule("PAG-8").get("messages").toString())
                .isEqualTo("[\"theOrderIsTheSameInEveryWalk: 12 walks\"]");
        assertThat(busy.rule("PAG-7").has("messages")).isFalse();
    }

    @Test
    void aTestThatWasLeftOutIsNotChecked() {
        assertThat(careless.rule("PAG-8").get("status").asText()).isEqualTo("not checked");
        assertThat(careless.rule("PAG-8").get("messages").toString())
                .contains("theOrderIsTheSameInEveryWalk: did not run, it was left out or overridden");
        assertThat(careless.rule("PAG-2").get("status").asText()).isEqualTo("not checked");
    }

    @Test
    void aStoreThatDoesNotStartFailsOneTestAndLeavesEveryOtherRuleOpenWithTheReason() {
        KitRun dead = KitRun.of(DeadContract.class, folder);
        assertThat(dead.failures()).hasSize(1);
        assertThat(dead.rulesWith("passed")).isEmpty();
        assertThat(dead.rulesWith("failed")).hasSize(1);
        assertThat(dead.rules())
                .allSatisfy(rule -> assertThat(rule.get("messages").toString()).contains("nobody there"));
        assertThat(dead.report().get("store").asText()).isEqualTo("none, it did not start");
    }

    @Test
    void theFailureOfARandomTestGivesItsSeed() {
        KitRun forgetful = KitRun.of(ForgetfulContract.class, folder);
        assertThat(forgetful.failures().get("OBJ-1 randomItemsAreReadBackEqual").getMessage())
                .startsWith("[OBJ-1] ")
                .containsPattern("again with -Dpara.testkit.seed=-?\\d+");
    }

    @Test
    void everyFailureOfAFixtureThatAskedForTheSeedGivesIt() {
        assertThat(KitRun.of(DeadByChanceContract.class, folder).failures().values())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.getMessage()).containsPattern("again with -Dpara.testkit.seed=-?\\d+"));
        assertThat(KitRun.of(DeadContract.class, folder).failures().values())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.getMessage()).doesNotContain("seed"));
    }
}
