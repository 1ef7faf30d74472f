package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.Consistency;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

@ExtendWith(DynamoDBExtension.class)
class TableStorageTest {
    private static final AppId APP = AppId.of("tables");
    private static final AppId ROOT = AppId.of("root");

    private Fixture fixture;

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        fixture = Fixture.at(dynamoDB.endpoint());
    }

    @AfterEach
    void close() {
        fixture.storage.drop(APP, removed -> {});
        fixture.storage.drop(ROOT, removed -> {});
        fixture.close();
    }

    private TableDescription describe(String table) {
        return fixture.client.describeTable(request -> request.tableName(table)).table();
    }

    @Test
    void tableHasThePrefixAndTheKeyAndIsPaidByRequest() {
        fixture.storage.ensure(APP);

        TableDescription table = describe("para-tables");
        assertThat(new TableCheck(Fixture.NEW_TABLES, true).differences(table, false))
                .isEmpty();
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    }

    @Test
    void tableOfTheRootAppHasItsNameAlone() {
        fixture.storage.ensure(ROOT);

        assertThat(describe("root").tableName()).isEqualTo("root");
    }

    @Test
    void ensuringWhatExistsChangesNothing() {
        fixture.storage.ensure(APP);
        fixture.stored(APP, "a1", Map.of());

        fixture.storage.ensure(APP);

        assertThat(fixture.dao.read(APP, "a1", Consistency.STRONG)).isPresent();
    }

    @Test
    void manyMayEnsureOneTableAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> calls = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        fixture.storage.ensure(APP);
                        return null;
                    })
                    .toList();
            for (Future<Void> call : threads.invokeAll(calls)) {
                assertThatCode(call::get).doesNotThrowAnyException();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void everyDifferenceOfKeysIsNamed() {
        fixture.client.createTable(request -> request.tableName("para-tables")
                .keySchema(key("id", KeyType.HASH), key("time", KeyType.RANGE))
                .attributeDefinitions(attribute("id", "S"), attribute("time", "N"))
                .billingMode(BillingMode.PAY_PER_REQUEST));

        assertThatThrownBy(() -> fixture.storage.ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its partition key is 'id' (S), needed is 'key' (S)")
                .hasMessageContaining("its sort key is 'time' (N), needed is none");
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, String type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    @Test
    void verifyingCreatesNothing() {
        TableStorage verifying = fixture.storage(CreateTables.VERIFY, Time.SYSTEM);

        assertThatThrownBy(() -> verifying.ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("does not exist");
        assertThat(fixture.storage.status(APP)).isEmpty();
        fixture.storage.ensure(APP);
        verifying.ensure(APP);
    }

    @Test
    void offAsksForNothing() {
        ScriptedTransport transport = ScriptedTransport.of();
        try (Fixture scripted = Fixture.over(transport, 1, Time.SYSTEM)) {
            scripted.storage(CreateTables.OFF, Time.SYSTEM).ensure(APP);
        }
        assertThat(transport.operations).isEmpty();
    }

    @Test
    void droppedTableIsGoneAndDroppingAgainIsNoError() {
        fixture.storage.ensure(APP);

        fixture.storage.drop(APP, removed -> {});
        fixture.storage.drop(APP, removed -> {});

        assertThat(fixture.storage.status(APP)).isEmpty();
    }

    @Test
    void statusTellsWhatTheServiceKnows() {
        fixture.storage.ensure(APP);
        fixture.stored(APP, "a1", Map.of());

        AppStatus status = fixture.storage.status(APP).orElseThrow();

        assertThat(status.ready()).isTrue();
        assertThat(status.items()).hasValue(1);
        assertThat(status.bytes().orElseThrow()).isPositive();
        assertThat(status.details())
                .containsEntry("table", "para-tables")
                .containsEntry("status", "ACTIVE")
                .containsEntry("billing", "on demand")
                .containsEntry("deletion protection", "off");
    }

    private static ScriptedTransport.Answer table(String status) {
        return ScriptedTransport.ok("{\"Table\":{\"TableName\":\"para-tables\",\"TableStatus\":\"" + status
                + "\",\"KeySchema\":[{\"AttributeName\":\"key\",\"KeyType\":\"HASH\"}],"
                + "\"AttributeDefinitions\":[{\"AttributeName\":\"key\",\"AttributeType\":\"S\"}]}}");
    }

    private static final ScriptedTransport.Answer NONE = ScriptedTransport.error(400, "ResourceNotFoundException");

    @Test
    void newTableIsAwaitedUntilItIsActive() {
        FakeTime time = new FakeTime();
        ScriptedTransport transport = ScriptedTransport.of(
                NONE, ScriptedTransport.ok("{}"), NONE, table("CREATING"), table("CREATING"), table("ACTIVE"));
        try (Fixture scripted = Fixture.over(transport, 1, time)) {
            scripted.storage.ensure(APP);
        }
        assertThat(transport.operations).hasSize(6);
        assertThat(time.sleeps).hasSize(3);
    }

    @Test
    void tableThatNeverBecomesActiveIsAnError() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[2000];
        Arrays.fill(answers, table("CREATING"));
        FakeTime time = new FakeTime();
        try (Fixture scripted = Fixture.over(ScriptedTransport.of(answers), 1, time)) {
            assertThatThrownBy(() -> scripted.storage.ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("CREATING");
        }
        assertThat(Duration.ofNanos(time.nanos())).isCloseTo(TableStorage.DEADLINE, Duration.ofSeconds(1));
    }

    @Test
    void tableThatALimitOfTheAccountRefusesIsAskedForUntilTheDeadlineAndTheErrorSaysWhich() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[200];
        Arrays.fill(answers, ScriptedTransport.error(400, "LimitExceededException", "2500 tables are the limit"));
        answers[0] = NONE;
        FakeTime time = new FakeTime();
        try (Fixture scripted = Fixture.over(ScriptedTransport.of(answers), 1, time)) {
            assertThatThrownBy(() -> scripted.storage.ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageMatching(
                            "\\[STORAGE_FAILED] ensure of table 'para-tables' in app 'tables' failed: a limit"
                                    + " of the account was reached in \\d+ attempts: 2500 tables are the limit; wait for other"
                                    + " tables to be ready, delete some, or have the limit raised\\. See the cause .*");
        }
        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void tableThatIsBeingDeletedIsAwaitedAndMadeAnew() {
        ScriptedTransport transport = ScriptedTransport.of(
                table("DELETING"), table("DELETING"), NONE, ScriptedTransport.ok("{}"), table("ACTIVE"));
        try (Fixture scripted = Fixture.over(transport, 1, new FakeTime())) {
            scripted.storage.ensure(APP);
        }
        assertThat(transport.operations)
                .containsExactly("DescribeTable", "DescribeTable", "DescribeTable", "CreateTable", "DescribeTable");
    }

    /** By then the table may be that of an app that was made anew. */
    @Test
    void beforeEachAttemptToDeleteATableItIsAskedWhetherThatIsStillWanted() {
        for (String error : List.of("ThrottlingException", "ResourceInUseException")) {
            ScriptedTransport transport =
                    ScriptedTransport.of(ScriptedTransport.error(400, error), ScriptedTransport.ok("{}"), NONE);
            try (Fixture scripted = Fixture.over(transport, 1, new FakeTime())) {
                LongConsumer ended = removed -> {
                    if (!transport.operations.isEmpty()) {
                        throw new AppNotFoundException("tables");
                    }
                };
                assertThatThrownBy(() -> scripted.storage.drop(APP, ended)).isInstanceOf(AppNotFoundException.class);
            }
            assertThat(transport.operations).as(error).containsExactly("DeleteTable");
        }
    }

    @Test
    void tableThatIsThereAgainAfterItsDeletionIsNotAwaitedWhereTheAppIsAnothers() {
        ScriptedTransport transport = ScriptedTransport.of(ScriptedTransport.ok("{}"), table("ACTIVE"));
        try (Fixture scripted = Fixture.over(transport, 1, new FakeTime())) {
            LongConsumer ended = removed -> {
                if (transport.operations.contains("DescribeTable")) {
                    throw new AppNotFoundException("tables");
                }
            };
            assertThatThrownBy(() -> scripted.storage.drop(APP, ended)).isInstanceOf(AppNotFoundException.class);
        }
        assertThat(transport.operations).containsExactly("DeleteTable", "DescribeTable");
    }

    @Test
    void defect33ErrorThatIsNotAMissingTableCreatesNone() {
        ScriptedTransport transport = ScriptedTransport.of(
                ScriptedTransport.error(400, "AccessDeniedException", "no permission to describe"));
        try (Fixture scripted = Fixture.over(transport, 1, new FakeTime())) {
            assertThatThrownBy(() -> scripted.storage.ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no permission to describe");
        }
        assertThat(transport.operations).containsExactly("DescribeTable");
    }
}
