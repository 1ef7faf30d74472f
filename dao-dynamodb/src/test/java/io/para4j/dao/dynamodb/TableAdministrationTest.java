package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Tests the creation, checks and protection of tables. Where DynamoDB Local lacks a feature, the exact requests are
 * compared with the service's API.
 */
@ExtendWith(DynamoDBExtension.class)
class TableAdministrationTest {
    private static final AppId OWN = AppId.of("tables");
    private static final AppId SHARED = AppId.ofShared("tables");
    private static final ScriptedAnswer NONE = ScriptedAnswer.error(400, "ResourceNotFoundException");

    private static final ScriptedAnswer EMPTY_PAGE = ScriptedAnswer.items();

    private final FakeTime time = new FakeTime();

    private static ScriptedAnswer table(String more, String indexStatus) {
        return ServiceJson.table("para-0", "ACTIVE", more + ServiceJson.index(indexStatus));
    }

    private interface Action {
        void on(TableStorage storage);
    }

    private ScriptedTransport run(DynamoDBConfig.NewTables settings, Action action, ScriptedAnswer... answers) {
        ScriptedTransport transport = ScriptedTransport.of(answers);
        try (DynamoDBTestStore store = DynamoDBTestStore.over(transport, 1, time.waitingTime())) {
            action.on(store.storage(CreateTables.CREATE, settings));
        }
        return transport;
    }

    @Test
    void tableIsCreatedWithAllConfiguredFeatures() {
        ScriptedTransport transport = run(
                DynamoDBTestStore.ALL_FEATURES,
                storage -> storage.ensure(SHARED),
                NONE,
                OK,
                table(ServiceJson.KMS_ENCRYPTION, "ACTIVE"),
                OK);

        assertThat(transport.operations)
                .containsExactly("DescribeTable", "CreateTable", "DescribeTable", "UpdateContinuousBackups");
        assertThat(transport.bodies.get(1))
                .contains(
                        "\"TableName\":\"para-0\"",
                        "\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"KMS\",\"KMSMasterKeyId\":\"alias/para\"}",
                        "\"BillingMode\":\"PROVISIONED\"",
                        "\"DeletionProtectionEnabled\":true",
                        "\"StreamSpecification\":{\"StreamEnabled\":true,"
                                + "\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}",
                        "\"IndexName\":\"appid-timestamp-index\"",
                        "\"Projection\":{\"ProjectionType\":\"ALL\"}");
        assertThat(transport.bodies.get(1).split("\"ReadCapacityUnits\":7,\"WriteCapacityUnits\":3", -1))
                .as("units of the table and of its index")
                .hasSize(3);
        assertThat(transport.bodies.get(3))
                .isEqualTo("{\"TableName\":\"para-0\","
                        + "\"PointInTimeRecoverySpecification\":{\"PointInTimeRecoveryEnabled\":true}}");
    }

    @Test
    void tableOfOneAppHasNoIndex() {
        ScriptedTransport transport = run(
                DynamoDBTestStore.ALL_FEATURES,
                storage -> storage.ensure(OWN),
                NONE,
                OK,
                table(ServiceJson.KMS_ENCRYPTION, ""),
                OK);

        assertThat(transport.bodies.get(1))
                .contains("\"TableName\":\"para-tables\"")
                .doesNotContain("Index");
    }

    @Test
    void encryptionWithTheDefaultKeyNamesNoKey() {
        DynamoDBConfig.NewTables settings =
                new DynamoDBConfig.NewTables(true, Optional.empty(), false, 10, 1, false, false, false);
        ScriptedTransport transport =
                run(settings, storage -> storage.ensure(OWN), NONE, OK, table(ServiceJson.KMS_ENCRYPTION, ""));

        assertThat(transport.bodies.get(1))
                .contains("\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"KMS\"}", "PAY_PER_REQUEST")
                .doesNotContain("KMSMasterKeyId", "CapacityUnits", "StreamSpecification");
    }

    @Test
    void indexIsAwaitedUntilItIsActive() {
        ScriptedTransport transport = run(
                DynamoDBTestStore.NEW_TABLES,
                storage -> storage.ensure(SHARED),
                NONE,
                OK,
                table("", "CREATING"),
                table("", "CREATING"),
                table("", "ACTIVE"));

        assertThat(transport.operations).hasSize(5);
        assertThat(time.sleeps).hasSize(2);
    }

    @Test
    void indexThatNeverBecomesActiveIsAnError() {
        ScriptedAnswer[] answers = table("", "CREATING").times(2000);

        assertThatThrownBy(() -> run(DynamoDBTestStore.NEW_TABLES, storage -> storage.ensure(SHARED), answers))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("it is ACTIVE, its index CREATING after 5 minutes");
        assertThat(time.elapsed()).isCloseTo(TableWait.DEADLINE, Duration.ofSeconds(1));
    }

    @Test
    void tableWithoutTheIndexIsRefusedAndNotChanged() {
        for (CreateTables mode : List.of(CreateTables.CREATE, CreateTables.VERIFY)) {
            ScriptedTransport transport = ScriptedTransport.of(table("", ""));
            try (DynamoDBTestStore store = DynamoDBTestStore.over(transport, 1, time.waitingTime())) {
                TableStorage storage = store.storage(mode);
                assertThatThrownBy(() -> storage.ensure(SHARED))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("the table exists, but it has no index 'appid-timestamp-index'");
            }
            assertThat(transport.operations).containsExactly("DescribeTable");
        }
    }

    @Test
    void existingTableWithoutWantedEncryptionIsRefused() {
        assertThatThrownBy(() -> run(DynamoDBTestStore.ALL_FEATURES, storage -> storage.ensure(OWN), table("", "")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its encryption is by the AWS-owned key");
    }

    @Test
    void existingTableWithoutBackupsAndProtectionIsUsedAndNotChanged() {
        ScriptedTransport transport = run(
                DynamoDBTestStore.ALL_FEATURES, storage -> storage.ensure(OWN), table(ServiceJson.KMS_ENCRYPTION, ""));

        assertThat(transport.operations).containsExactly("DescribeTable");
    }

    @Test
    void backupsOfANewTableAreSwitchedOnOncePossible() {
        ScriptedAnswer notYet = ScriptedAnswer.error(400, "ContinuousBackupsUnavailableException");
        ScriptedTransport transport = run(
                DynamoDBTestStore.ALL_FEATURES,
                storage -> storage.ensure(OWN),
                NONE,
                OK,
                table(ServiceJson.KMS_ENCRYPTION, ""),
                notYet,
                notYet,
                OK);

        assertThat(transport.operations).hasSize(6);
        assertThat(time.sleeps).containsExactly(TableWait.POLL, TableWait.POLL);
    }

    @Test
    void backupsThatCanNeverBeSwitchedOnAreAnError() {
        ScriptedAnswer[] answers = ScriptedAnswer.error(400, "ContinuousBackupsUnavailableException")
                .times(2000);
        answers[0] = NONE;
        answers[1] = OK;
        answers[2] = table(ServiceJson.KMS_ENCRYPTION, "");

        assertThatThrownBy(() -> run(DynamoDBTestStore.ALL_FEATURES, storage -> storage.ensure(OWN), answers))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the table exists, but its backups cannot be switched on yet after 5 minutes");
    }

    @Test
    void protectedTableIsNotDroppedButItsSharedItemsMayBe() {
        ScriptedAnswer isProtected = table("\"DeletionProtectionEnabled\":true,", "ACTIVE");
        assertThatThrownBy(() -> run(DynamoDBTestStore.ALL_FEATURES, storage -> storage.checkDrop(OWN), isProtected))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("protected from deletion");
        run(DynamoDBTestStore.ALL_FEATURES, storage -> storage.checkDrop(OWN), table("", ""), EMPTY_PAGE);
        run(DynamoDBTestStore.ALL_FEATURES, storage -> storage.checkDrop(OWN), NONE);
        run(DynamoDBTestStore.ALL_FEATURES, storage -> storage.checkDrop(SHARED));
    }

    @Test
    void concurrentCallersCreateOneSharedTableWithItsIndex(DynamoDBServer dynamoDB) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (DynamoDBTestStore one = DynamoDBTestStore.at(dynamoDB.endpoint());
                DynamoDBTestStore other = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            List<Callable<Void>> calls = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        (i % 2 == 0 ? one : other).storage.ensure(AppId.ofShared("app" + i));
                        return null;
                    })
                    .toList();
            for (Future<Void> call : threads.invokeAll(calls)) {
                assertThatCode(call::get).doesNotThrowAnyException();
            }
            TableDescription table = one.client
                    .describeTable(request -> request.tableName("para-0"))
                    .table();
            assertThat(new TableCheck(DynamoDBTestStore.NEW_TABLES, DynamoDBTestStore.NO_INDEXES, true)
                            .differences(table, true))
                    .isEmpty();
            assertThat(one.storage.status(SHARED).orElseThrow().details())
                    .containsEntry("index", "appid-timestamp-index, ACTIVE")
                    .hasEntrySatisfying(
                            "point-in-time recovery", said -> assertThat(said).startsWith("not known"));
            one.client.deleteTable(request -> request.tableName("para-0"));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void provisionedUnitsAreThoseOfTableAndIndex(DynamoDBServer dynamoDB) {
        DynamoDBConfig.NewTables provisioned =
                new DynamoDBConfig.NewTables(false, Optional.empty(), true, 7, 3, false, false, false);
        try (DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            store.storage(CreateTables.CREATE, provisioned).ensure(SHARED);
            TableDescription table = store.client
                    .describeTable(request -> request.tableName("para-0"))
                    .table();
            GlobalSecondaryIndexDescription index = TableCheck.index(table).orElseThrow();
            store.client.deleteTable(request -> request.tableName("para-0"));
            assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
            assertThat(index.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
            assertThat(index.provisionedThroughput().writeCapacityUnits()).isEqualTo(3);
        }
    }
}
