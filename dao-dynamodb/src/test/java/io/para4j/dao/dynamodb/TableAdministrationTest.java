package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.time.Duration;
import java.util.Arrays;
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

/** The shared table, and what of all tables DynamoDB Local cannot do: there the exact requests are held against the service's API. */
@ExtendWith(DynamoDBExtension.class)
class TableAdministrationTest {
    private static final AppId OWN = AppId.of("tables");
    private static final AppId SHARED = AppId.ofShared("tables");
    private static final DynamoConfig.NewTables ALL =
            new DynamoConfig.NewTables(true, Optional.of("alias/para"), true, 7, 3, true, true);
    private static final String KMS = "\"SSEDescription\":{\"Status\":\"ENABLED\",\"SSEType\":\"KMS\","
            + "\"KMSMasterKeyArn\":\"arn:aws:kms:eu-west-1:1:key/k\"},";
    private static final ScriptedTransport.Answer NONE = ScriptedTransport.error(400, "ResourceNotFoundException");
    private static final ScriptedTransport.Answer OK = ScriptedTransport.ok("{}");

    private final FakeTime time = new FakeTime();

    /** Gives a table, with an index in a state unless it is empty. */
    private static ScriptedTransport.Answer table(String more, String indexState) {
        String index = indexState.isEmpty()
                ? ""
                : "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"appid-timestamp-index\",\"IndexStatus\":\"" + indexState
                        + "\",\"Projection\":{\"ProjectionType\":\"ALL\"},\"KeySchema\":["
                        + "{\"AttributeName\":\"appid\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"timestamp\",\"KeyType\":\"RANGE\"}]}],";
        return ScriptedTransport.ok("{\"Table\":{\"TableName\":\"para-0\",\"TableStatus\":\"ACTIVE\"," + more + index
                + "\"KeySchema\":[{\"AttributeName\":\"key\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":["
                + "{\"AttributeName\":\"key\",\"AttributeType\":\"S\"},{\"AttributeName\":\"appid\",\"AttributeType\":\"S\"},"
                + "{\"AttributeName\":\"timestamp\",\"AttributeType\":\"N\"}]}}");
    }

    private interface Action {
        void on(TableStorage storage);
    }

    private ScriptedTransport run(DynamoConfig.NewTables settings, Action action, ScriptedTransport.Answer... answers) {
        ScriptedTransport transport = ScriptedTransport.of(answers);
        try (Fixture fixture = Fixture.over(transport, 1, time)) {
            action.on(fixture.storage(CreateTables.CREATE, settings, time));
        }
        return transport;
    }

    private AppStatus status(DynamoConfig.NewTables settings, AppId app, ScriptedTransport.Answer... answers) {
        ScriptedTransport transport = ScriptedTransport.of(answers);
        try (Fixture fixture = Fixture.over(transport, 1, time)) {
            return fixture.storage(CreateTables.CREATE, settings, time)
                    .status(app)
                    .orElseThrow();
        }
    }

    @Test
    void tableIsAskedForWithEverythingThatIsConfigured() {
        ScriptedTransport transport = run(ALL, storage -> storage.ensure(SHARED), NONE, OK, table(KMS, "ACTIVE"), OK);

        assertThat(transport.operations)
                .containsExactly("DescribeTable", "CreateTable", "DescribeTable", "UpdateContinuousBackups");
        assertThat(transport.bodies.get(1))
                .contains(
                        "\"TableName\":\"para-0\"",
                        "\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"KMS\",\"KMSMasterKeyId\":\"alias/para\"}",
                        "\"BillingMode\":\"PROVISIONED\"",
                        "\"DeletionProtectionEnabled\":true",
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
        ScriptedTransport transport = run(ALL, storage -> storage.ensure(OWN), NONE, OK, table(KMS, ""), OK);

        assertThat(transport.bodies.get(1))
                .contains("\"TableName\":\"para-tables\"")
                .doesNotContain("Index");
    }

    @Test
    void encryptionByTheDefaultKeyNamesNone() {
        DynamoConfig.NewTables settings =
                new DynamoConfig.NewTables(true, Optional.empty(), false, 10, 1, false, false);
        ScriptedTransport transport = run(settings, storage -> storage.ensure(OWN), NONE, OK, table(KMS, ""));

        assertThat(transport.bodies.get(1))
                .contains("\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"KMS\"}", "PAY_PER_REQUEST")
                .doesNotContain("KMSMasterKeyId", "CapacityUnits");
    }

    @Test
    void indexIsAwaitedUntilItIsActive() {
        ScriptedTransport transport = run(
                Fixture.NEW_TABLES,
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
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[2000];
        Arrays.fill(answers, table("", "CREATING"));

        assertThatThrownBy(() -> run(Fixture.NEW_TABLES, storage -> storage.ensure(SHARED), answers))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("it is ACTIVE, its index CREATING after 5 minutes");
        assertThat(Duration.ofNanos(time.nanos())).isCloseTo(TableStorage.DEADLINE, Duration.ofSeconds(1));
    }

    @Test
    void tableWithoutTheIndexIsRefusedAndNotChanged() {
        for (CreateTables mode : List.of(CreateTables.CREATE, CreateTables.VERIFY)) {
            ScriptedTransport transport = ScriptedTransport.of(table("", ""));
            try (Fixture fixture = Fixture.over(transport, 1, time)) {
                TableStorage storage = fixture.storage(mode, time);
                assertThatThrownBy(() -> storage.ensure(SHARED))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("the table exists, but it has no index 'appid-timestamp-index'");
            }
            assertThat(transport.operations).containsExactly("DescribeTable");
        }
    }

    @Test
    void existingTableWithoutWantedEncryptionIsRefused() {
        assertThatThrownBy(() -> run(ALL, storage -> storage.ensure(OWN), table("", "")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its encryption is by the AWS-owned key");
    }

    @Test
    void existingTableWithoutBackupsAndProtectionIsUsedAndNotChanged() {
        ScriptedTransport transport = run(ALL, storage -> storage.ensure(OWN), table(KMS, ""));

        assertThat(transport.operations).containsExactly("DescribeTable");
    }

    @Test
    void backupsOfANewTableAreSwitchedOnAsSoonAsTheyCanBe() {
        ScriptedTransport.Answer notYet = ScriptedTransport.error(400, "ContinuousBackupsUnavailableException");
        ScriptedTransport transport =
                run(ALL, storage -> storage.ensure(OWN), NONE, OK, table(KMS, ""), notYet, notYet, OK);

        assertThat(transport.operations).hasSize(6);
        assertThat(time.sleeps).containsExactly(TableStorage.POLL, TableStorage.POLL);
    }

    @Test
    void backupsThatCanNeverBeSwitchedOnAreAnError() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[2000];
        Arrays.fill(answers, ScriptedTransport.error(400, "ContinuousBackupsUnavailableException"));
        answers[0] = NONE;
        answers[1] = OK;
        answers[2] = table(KMS, "");

        assertThatThrownBy(() -> run(ALL, storage -> storage.ensure(OWN), answers))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the table exists, but its backups cannot be switched on yet after 5 minutes");
    }

    private static ScriptedTransport.Answer backups(String state) {
        return ScriptedTransport.ok("{\"ContinuousBackupsDescription\":{\"ContinuousBackupsStatus\":\"ENABLED\","
                + "\"PointInTimeRecoveryDescription\":{\"PointInTimeRecoveryStatus\":\"" + state + "\"}}}");
    }

    @Test
    void aProtectedTableIsNotDroppedButItsSharedItemsMayBe() {
        ScriptedTransport.Answer isProtected = table("\"DeletionProtectionEnabled\":true,", "ACTIVE");
        assertThatThrownBy(() -> run(ALL, storage -> storage.checkDrop(OWN), isProtected))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("protected from deletion");
        run(ALL, storage -> storage.checkDrop(OWN), table("", ""));
        run(ALL, storage -> storage.checkDrop(OWN), NONE);
        run(ALL, storage -> storage.checkDrop(SHARED));
    }

    @Test
    void statusTellsEverythingOfATable() {
        String more = KMS + "\"DeletionProtectionEnabled\":true,\"ItemCount\":12,\"TableSizeBytes\":3456,"
                + "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":7,\"WriteCapacityUnits\":3},";
        AppStatus status = status(ALL, SHARED, table(more, "ACTIVE"), backups("ENABLED"));

        assertThat(status.ready()).isTrue();
        assertThat(status.items()).hasValue(12);
        assertThat(status.bytes()).hasValue(3456);
        assertThat(status.details())
                .containsEntry("table", "para-0")
                .containsEntry("status", "ACTIVE")
                .containsEntry("billing", "provisioned, 7 read and 3 write units")
                .containsEntry("encryption", "KMS key arn:aws:kms:eu-west-1:1:key/k, ENABLED")
                .containsEntry("point-in-time recovery", "on")
                .containsEntry("deletion protection", "on")
                .containsEntry("index", "appid-timestamp-index, ACTIVE")
                .containsEntry("counts", "of all apps in the table")
                .hasSize(8);
    }

    @Test
    void statusTellsWhatIsWantedAndOff() {
        AppStatus status = status(ALL, OWN, table("", ""), backups("DISABLED"));

        assertThat(status.details())
                .containsEntry("encryption", "AWS-owned key, but a KMS key is wanted")
                .containsEntry("point-in-time recovery", "off, but wanted")
                .containsEntry("deletion protection", "off, but wanted")
                .doesNotContainKeys("index", "counts");
    }

    @Test
    void sharedTableWithoutActiveIndexIsNotReady() {
        AppStatus creating = status(Fixture.NEW_TABLES, SHARED, table("", "CREATING"), backups("DISABLED"));
        assertThat(creating.ready()).isFalse();
        assertThat(creating.details()).containsEntry("index", "appid-timestamp-index, CREATING");
        AppStatus missing = status(Fixture.NEW_TABLES, SHARED, table("", ""), backups("DISABLED"));
        assertThat(missing.ready()).isFalse();
        assertThat(missing.details()).containsEntry("index", "missing").containsEntry("point-in-time recovery", "off");
    }

    @Test
    void statusWithoutPermissionToAskForBackupsSaysSo() {
        ScriptedTransport.Answer denied = ScriptedTransport.error(400, "AccessDeniedException", "not authorized");
        assertThat(status(ALL, OWN, table(KMS, ""), denied).details())
                .containsEntry("point-in-time recovery", "not known, the service refuses to say: not authorized");
    }

    @Test
    void sharedTableIsMadeOnceByManyAtOnceWithItsIndex(EmbeddedDynamoDB dynamoDB) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Fixture one = Fixture.at(dynamoDB.endpoint());
                Fixture other = Fixture.at(dynamoDB.endpoint())) {
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
            assertThat(new TableCheck(Fixture.NEW_TABLES, true).differences(table, true))
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
    void provisionedUnitsAreThoseOfTableAndIndex(EmbeddedDynamoDB dynamoDB) {
        DynamoConfig.NewTables provisioned =
                new DynamoConfig.NewTables(false, Optional.empty(), true, 7, 3, false, false);
        try (Fixture fixture = Fixture.at(dynamoDB.endpoint())) {
            fixture.storage(CreateTables.CREATE, provisioned, Time.SYSTEM).ensure(SHARED);
            TableDescription table = fixture.client
                    .describeTable(request -> request.tableName("para-0"))
                    .table();
            GlobalSecondaryIndexDescription index = TableCheck.index(table).orElseThrow();
            fixture.client.deleteTable(request -> request.tableName("para-0"));
            assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
            assertThat(index.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
            assertThat(index.provisionedThroughput().writeCapacityUnits()).isEqualTo(3);
        }
    }
}
