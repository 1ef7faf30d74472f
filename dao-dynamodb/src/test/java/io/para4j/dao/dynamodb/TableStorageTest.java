package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.Consistency;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.time.Duration;
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
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tests the life of tables, on DynamoDB Local and with scripted answers of the service. */
@ExtendWith(DynamoDBExtension.class)
class TableStorageTest {
    private static final AppId APP = AppId.of("tables");
    private static final AppId ROOT = AppId.of("root");
    private static final ScriptedAnswer NONE = ScriptedAnswer.error(400, "ResourceNotFoundException");

    private DynamoDBTestStore store;

    @BeforeEach
    void open(DynamoDBServer dynamoDB) {
        store = DynamoDBTestStore.at(dynamoDB.endpoint());
    }

    @AfterEach
    void close() {
        store.storage.drop(APP, removed -> {});
        store.storage.drop(ROOT, removed -> {});
        store.close();
    }

    private TableDescription describe(String table) {
        return store.client.describeTable(request -> request.tableName(table)).table();
    }

    @Test
    void tableHasThePrefixAndTheKeyAndIsBilledByRequest() {
        store.storage.ensure(APP);

        TableDescription table = describe("para-tables");
        assertThat(new TableCheck(DynamoDBTestStore.NEW_TABLES, DynamoDBTestStore.NO_INDEXES, true)
                        .differences(table, false))
                .isEmpty();
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    }

    @Test
    void tableOfTheRootAppHasNoPrefix() {
        store.storage.ensure(ROOT);

        assertThat(describe("root").tableName()).isEqualTo("root");
    }

    @Test
    void ensuringWhatExistsChangesNothing() {
        store.storage.ensure(APP);
        store.stored(APP, "a1", Map.of());

        store.storage.ensure(APP);

        assertThat(store.dao.read(APP, "a1", Consistency.STRONG)).isPresent();
    }

    @Test
    void concurrentCallersEnsureOneTable() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> calls = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        store.storage.ensure(APP);
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
        store.client.createTable(request -> request.tableName("para-tables")
                .keySchema(TableDefinition.key("id", KeyType.HASH), TableDefinition.key("time", KeyType.RANGE))
                .attributeDefinitions(
                        TableDefinition.attribute("id", ScalarAttributeType.S),
                        TableDefinition.attribute("time", ScalarAttributeType.N))
                .billingMode(BillingMode.PAY_PER_REQUEST));

        assertThatThrownBy(() -> store.storage.ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its partition key is 'id' (S), needed is 'key' (S)")
                .hasMessageContaining("its sort key is 'time' (N), needed is none");
    }

    @Test
    void verifyingCreatesNothing() {
        TableStorage verifying = store.storage(CreateTables.VERIFY);

        assertThatThrownBy(() -> verifying.ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("does not exist");
        assertThat(store.storage.status(APP)).isEmpty();
        store.storage.ensure(APP);
        verifying.ensure(APP);
    }

    @Test
    void offSendsNoRequest() {
        ScriptedTransport transport = ScriptedTransport.of();
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, DynamoDBTestStore.REAL_TIME)) {
            scripted.storage(CreateTables.OFF).ensure(APP);
        }
        assertThat(transport.operations).isEmpty();
    }

    @Test
    void droppedTableIsGoneAndDroppingAgainIsNoError() {
        store.storage.ensure(APP);

        store.storage.drop(APP, removed -> {});
        store.storage.drop(APP, removed -> {});

        assertThat(store.storage.status(APP)).isEmpty();
    }

    @Test
    void statusShowsWhatTheServiceReports() {
        store.storage.ensure(APP);
        store.stored(APP, "a1", Map.of());

        AppStatus status = store.storage.status(APP).orElseThrow();

        assertThat(status.ready()).isTrue();
        assertThat(status.items()).hasValue(1);
        assertThat(status.bytes().orElseThrow()).isPositive();
        assertThat(status.details())
                .containsEntry("table", "para-tables")
                .containsEntry("status", "ACTIVE")
                .containsEntry("billing", "on demand")
                .containsEntry("deletion protection", "off");
    }

    @Test
    void newTableIsAwaitedUntilItIsActive() {
        FakeTime time = new FakeTime();
        ScriptedTransport transport = ScriptedTransport.of(
                NONE,
                OK,
                NONE,
                ServiceJson.table("para-tables", "CREATING"),
                ServiceJson.table("para-tables", "CREATING"),
                ServiceJson.table("para-tables", "ACTIVE"));
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, time.waitingTime())) {
            scripted.storage.ensure(APP);
        }
        assertThat(transport.operations).hasSize(6);
        assertThat(time.sleeps).hasSize(3);
    }

    @Test
    void tableThatNeverBecomesActiveIsAnError() {
        ScriptedAnswer[] answers = ServiceJson.table("para-tables", "CREATING").times(2000);
        FakeTime time = new FakeTime();
        try (DynamoDBTestStore scripted =
                DynamoDBTestStore.over(ScriptedTransport.of(answers), 1, time.waitingTime())) {
            assertThatThrownBy(() -> scripted.storage.ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("CREATING");
        }
        assertThat(time.elapsed()).isCloseTo(TableWait.DEADLINE, Duration.ofSeconds(1));
    }

    @Test
    void creationThatALimitRefusesIsRetriedUntilTheDeadlineAndTheErrorNamesTheLimit() {
        ScriptedAnswer[] answers = ScriptedAnswer.error(400, "LimitExceededException", "2500 tables are the limit")
                .times(200);
        answers[0] = NONE;
        FakeTime time = new FakeTime();
        try (DynamoDBTestStore scripted =
                DynamoDBTestStore.over(ScriptedTransport.of(answers), 1, time.waitingTime())) {
            assertThatThrownBy(() -> scripted.storage.ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageMatching(
                            "\\[STORAGE_FAILED] ensure of table 'para-tables' in app 'tables' failed: a limit"
                                    + " of the account was reached in \\d+ attempts: 2500 tables are the limit; wait for other"
                                    + " tables to be ready, delete some, or have the limit raised\\. See the cause .*");
        }
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void tableThatIsBeingDeletedIsAwaitedAndCreatedAgain() {
        ScriptedTransport transport = ScriptedTransport.of(
                ServiceJson.table("para-tables", "DELETING"),
                ServiceJson.table("para-tables", "DELETING"),
                NONE,
                OK,
                ServiceJson.table("para-tables", "ACTIVE"));
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, new FakeTime().waitingTime())) {
            scripted.storage.ensure(APP);
        }
        assertThat(transport.operations)
                .containsExactly("DescribeTable", "DescribeTable", "DescribeTable", "CreateTable", "DescribeTable");
    }

    /** A later attempt could delete the table of an app that was created again. */
    @Test
    void everyAttemptToDeleteATableFirstChecksThatItIsStillWanted() {
        for (String error : List.of("ThrottlingException", "ResourceInUseException")) {
            ScriptedTransport transport = ScriptedTransport.of(ScriptedAnswer.error(400, error), OK, NONE);
            try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, new FakeTime().waitingTime())) {
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
    void tableThatAnotherProcessRecreatesDuringItsDeletionIsDeletedAgain() {
        ScriptedTransport transport = ScriptedTransport.of(OK, ServiceJson.table("para-tables", "ACTIVE"), OK, NONE);
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, new FakeTime().waitingTime())) {
            scripted.storage.drop(APP, removed -> {});
        }
        assertThat(transport.operations)
                .containsExactly("DeleteTable", "DescribeTable", "DeleteTable", "DescribeTable");
    }

    @Test
    void recreatedTableIsNotAwaitedAfterItsDeletion() {
        ScriptedTransport transport = ScriptedTransport.of(OK, ServiceJson.table("para-tables", "ACTIVE"));
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, new FakeTime().waitingTime())) {
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
        ScriptedTransport transport =
                ScriptedTransport.of(ScriptedAnswer.error(400, "AccessDeniedException", "no permission to describe"));
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, new FakeTime().waitingTime())) {
            assertThatThrownBy(() -> scripted.storage.ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no permission to describe");
        }
        assertThat(transport.operations).containsExactly("DescribeTable");
    }
}
