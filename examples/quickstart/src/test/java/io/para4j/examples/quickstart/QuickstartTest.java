package io.para4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Raw;
import io.para4j.testkit.ForwardingDAO;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(DynamoDBExtension.class)
class QuickstartTest {
    private static ProgramRun memory;
    private static ProgramRun refused;
    private static List<String> tablesWhenRefused;
    private static ProgramRun dynamoDB;
    private static List<String> tablesAtTheEnd;
    private static ProgramRun cachedMemory;
    private static ProgramRun cachedDynamoDB;

    @BeforeAll
    static void runOnMemoryAndOnAnEndpointAfterAnAbortedRun(DynamoDBServer server) {
        String endpoint = server.endpoint().toString();
        CompletableFuture<ProgramRun> cached = CompletableFuture.supplyAsync(QuickstartTest::runBehindACache);
        memory = ProgramRun.of("--memory");
        abortARun(endpoint);
        refused = ProgramRun.of("--endpoint", endpoint);
        tablesWhenRefused = tables(server);
        dynamoDB = ProgramRun.of("--endpoint", endpoint, "--fresh");
        tablesAtTheEnd = tables(server);
        cachedMemory = ProgramRun.of("--memory", "--cache");
        cachedDynamoDB = cached.join();
    }

    /** Runs on a server of its own, so that it can run at the same time as others. */
    private static ProgramRun runBehindACache() {
        try (EmbeddedDynamoDB server = EmbeddedDynamoDB.start()) {
            return ProgramRun.of("--cache", "--endpoint", server.endpoint().toString());
        }
    }

    @Test
    void everyStepPassesOnMemory() {
        assertThat(memory.exitCode()).as(memory.out()).isZero();
        assertThat(memory.steps("✓")).hasSizeGreaterThan(25);
        assertThat(memory.steps("✗")).isEmpty();
        assertThat(memory.err()).isEmpty();
    }

    @Test
    void everyStepHasTheSameOutcomeOnDynamoDB() {
        assertThat(dynamoDB.exitCode()).as(dynamoDB.out()).isZero();
        assertThat(dynamoDB.outcomes()).isEqualTo(memory.outcomes());
        assertThat(dynamoDB.err()).isEmpty();
    }

    @Test
    void everyStepHasTheSameOutcomeBehindACache() {
        assertThat(cachedMemory.exitCode()).as(cachedMemory.out()).isZero();
        assertThat(cachedMemory.outcomes()).isEqualTo(memory.outcomes());
        assertThat(cachedDynamoDB.exitCode()).as(cachedDynamoDB.out()).isZero();
        assertThat(cachedDynamoDB.outcomes()).isEqualTo(memory.outcomes());
    }

    @Test
    void theSummaryReportsWhatTheCacheSaved() {
        String line = "cache +[1-9][0-9,]* hits, [1-9][0-9,]* misses, [1-9][0-9,]* loads; [0-9.]+ read units saved";
        assertThat(cachedMemory.out()).containsPattern(line).doesNotContain(" 0.0 read units saved");
        assertThat(cachedDynamoDB.out()).containsPattern(line).doesNotContain(" 0.0 read units saved");
        assertThat(memory.out()).doesNotContain("cache ");
    }

    @Test
    void noLineIsLongerThan100Columns() {
        assertThat(cachedDynamoDB.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theSummaryReportsTheCostOfTheRun() {
        assertThat(dynamoDB.out()).containsPattern("capacity +[1-9][0-9,.]+ read units, [1-9][0-9,.]+ write units");
        assertThat(memory.out()).containsPattern("requests +[1-9][0-9,]+ sent, 0 of them retries");
    }

    @Test
    void aQueryCostsLessThanTheScanThatItReplaces() {
        String costs = "query: 1 request, 0.5 read units; scan: 13 requests, 1[0-9]{2}[.][05] read units";
        assertThat(memory.out()).containsPattern(costs);
        assertThat(dynamoDB.out()).containsPattern(costs);
    }

    @Test
    void aRefusedOrderNamesStockAndMoney() {
        assertThat(memory.steps("✓")).anyMatch(line -> line.contains("the slower one ran again, and found none"));
        assertThat(memory.out().replaceAll("\\s+", " "))
                .contains("transaction of 4 parts refused, nothing was written: 2 refused.")
                .contains("patch of product '203'")
                .contains("patch of wallet 'ada'");
    }

    @Test
    void theReadModelIsExactAfterAResume() {
        assertThat(memory.steps("✓"))
                .anyMatch(line -> line.contains("lamps: 2 for 70, in step with the shop"))
                .anyMatch(line -> line.contains("lamps: 3 for 95, no change was missed"));
        assertThat(memory.out()).containsPattern("feed +1[0-9] changes handled, longest lag [0-9,]+ ms");
        assertThat(dynamoDB.out()).containsPattern("feed +1[0-9] changes handled");
    }

    @Test
    void onAStoreWithoutCapabilitiesTheirStepsAreSkipped() {
        try (Backend backend = Backend.of("a store without capabilities", withoutCapabilities())) {
            ProgramRun run = ProgramRun.of(backend);

            assertThat(run.exitCode()).as(run.out()).isZero();
            assertThat(run.steps("✓")).anyMatch(line -> line.contains("skipped, since the store keeps no indexes"));
            assertThat(run.steps("✓")).anyMatch(line -> line.contains("skipped, since the store has no transactions"));
            assertThat(run.steps("✓")).anyMatch(line -> line.contains("skipped, since the store has no change feed"));
        }
    }

    /** The store in memory, without the bindings of its capabilities. */
    private static Module withoutCapabilities() {
        return new AbstractModule() {
            @Provides
            @Singleton
            @Raw
            DAO dao(AppStorage storage) {
                return (DAO) storage;
            }

            @Provides
            @Singleton
            AppStorage storage() {
                return Guice.createInjector(new ParaModule(), new MemoryDAOModule())
                        .getInstance(AppStorage.class);
            }
        };
    }

    @Test
    void appsOfAnAbortedRunAreDeletedOnlyWithFresh() {
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("app shop already exists").contains("--fresh");
        assertThat(refused.steps("✓")).isEmpty();
        assertThat(tablesWhenRefused).contains("quickstart", "quickstart-shop");
        assertThat(dynamoDB.out()).contains("Deleted what an aborted run left behind: app shop");
    }

    @Test
    void noAppIsLeftAtTheEnd() {
        assertThat(tablesAtTheEnd).contains("quickstart").noneMatch(table -> table.startsWith("quickstart-"));
    }

    @Test
    void withoutArgumentsAnEmbeddedServerIsStarted() {
        try (Backend embedded = Backend.of(CommandLine.parse(List.of()));
                Para para = embedded.start(operation -> {})) {
            assertThat(embedded.name()).isEqualTo("embedded DynamoDB Local");
            assertThat(para.apps().list()).isEmpty();
        }
    }

    private static void abortARun(String endpoint) {
        try (Backend backend = Backend.of(CommandLine.parse(List.of("--endpoint", endpoint)));
                Para para = backend.start(operation -> {})) {
            para.apps().create(Quickstart.SHOP);
        }
    }

    private static List<String> tables(DynamoDBServer server) {
        try (DynamoDbClient client = server.newClient()) {
            return client.listTables().tableNames();
        }
    }

    @Test
    void aStepWithAWrongResultFails() {
        try (Backend careless = new Backend("a careless store", careless(), ConfigFactory.load(), () -> {})) {
            ProgramRun run = ProgramRun.of(careless);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.steps("✗"))
                    .hasSize(2)
                    .satisfiesExactly(
                            line -> assertThat(line).contains("an object that was read", "failed: FailedException"),
                            line -> assertThat(line).contains("by id, unchecked", "failed: FailedException"));
            assertThat(run.out()).contains("expected VersionConflictException, but the call was not refused");
            assertThat(run.out()).contains("this does not hold: the object is deleted");
            assertThat(run.steps("✓")).anyMatch(line -> line.contains("all apps are deleted"));
        }
    }

    /** The store in memory with one bug: it accepts every deletion in the shop and does nothing. */
    private static Module careless() {
        return Modules.override(new MemoryDAOModule()).with(new AbstractModule() {
            @Provides
            @Singleton
            @Raw
            DAO dao(AppStorage memoryDAO) {
                return new ForwardingDAO((DAO) memoryDAO) {
                    @Override
                    public void delete(AppId app, Deletion deletion) {
                        if (!app.name().equals(Quickstart.SHOP)) {
                            super.delete(app, deletion);
                        }
                    }
                };
            }
        });
    }

    @Test
    void anEndpointThatDoesNotAnswerIsAnErrorInOneSentence() {
        ProgramRun run = ProgramRun.of("--endpoint", "http://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("quickstart: [STORAGE_FAILED]").contains("'quickstart'");
        assertThat(run.steps("✓")).isEmpty();
    }

    @Test
    void invalidArgumentsAreExplained() {
        ProgramRun run = ProgramRun.of("--memroy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("quickstart: unknown argument '--memroy'")
                .contains("Usage: quickstart");
    }

    @Test
    void helpIsPrintedAndNothingElseHappens() {
        ProgramRun run = ProgramRun.of("--memory", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: quickstart").doesNotContain("Import");
        assertThat(run.err()).isEmpty();
    }
}
