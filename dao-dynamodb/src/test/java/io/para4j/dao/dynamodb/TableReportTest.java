package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import org.junit.jupiter.api.Test;

/** Tests the status reports of tables, with scripted answers of the service. */
class TableReportTest {
    private static final AppId OWN = AppId.of("tables");
    private static final AppId SHARED = AppId.ofShared("tables");

    private static ScriptedAnswer table(String more, String indexStatus) {
        return ServiceJson.table("para-0", "ACTIVE", more + ServiceJson.index(indexStatus));
    }

    private AppStatus status(DynamoDBConfig.NewTables settings, AppId app, ScriptedAnswer... answers) {
        ScriptedTransport transport = ScriptedTransport.of(answers);
        try (DynamoDBTestStore store = DynamoDBTestStore.over(transport, 1, new FakeTime().waitingTime())) {
            return store.storage(CreateTables.CREATE, settings).status(app).orElseThrow();
        }
    }

    private static ScriptedAnswer backups(String state) {
        return ScriptedAnswer.ok("{\"ContinuousBackupsDescription\":{\"ContinuousBackupsStatus\":\"ENABLED\","
                + "\"PointInTimeRecoveryDescription\":{\"PointInTimeRecoveryStatus\":\"" + state + "\"}}}");
    }

    @Test
    void statusShowsEverythingAboutATable() {
        String more = ServiceJson.KMS_ENCRYPTION
                + "\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"KEYS_ONLY\"},"
                + "\"LatestStreamArn\":\"arn:aws:dynamodb:eu-west-1:1:table/para-0/stream/2026-01-02T03:04:05.678\","
                + "\"DeletionProtectionEnabled\":true,\"ItemCount\":12,\"TableSizeBytes\":3456,"
                + "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":7,\"WriteCapacityUnits\":3},";
        AppStatus status = status(DynamoDBTestStore.ALL_FEATURES, SHARED, table(more, "ACTIVE"), backups("ENABLED"));

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
                .containsEntry("stream", "on, KEYS_ONLY, 2026-01-02T03:04:05.678")
                .containsEntry("index", "appid-timestamp-index, ACTIVE")
                .containsEntry("counts", "of all apps in the table")
                .hasSize(9);
    }

    @Test
    void statusShowsWantedFeaturesThatAreOff() {
        AppStatus status = status(DynamoDBTestStore.ALL_FEATURES, OWN, table("", ""), backups("DISABLED"));

        assertThat(status.details())
                .containsEntry("encryption", "AWS-owned key, but a KMS key is wanted")
                .containsEntry("point-in-time recovery", "off, but wanted")
                .containsEntry("deletion protection", "off, but wanted")
                .containsEntry("stream", "off, but wanted")
                .doesNotContainKeys("index", "counts");
    }

    @Test
    void sharedTableWithoutActiveIndexIsNotReady() {
        AppStatus creating = status(DynamoDBTestStore.NEW_TABLES, SHARED, table("", "CREATING"), backups("DISABLED"));
        assertThat(creating.ready()).isFalse();
        assertThat(creating.details()).containsEntry("index", "appid-timestamp-index, CREATING");
        AppStatus missing = status(DynamoDBTestStore.NEW_TABLES, SHARED, table("", ""), backups("DISABLED"));
        assertThat(missing.ready()).isFalse();
        assertThat(missing.details()).containsEntry("index", "missing").containsEntry("point-in-time recovery", "off");
    }

    @Test
    void statusShowsMissingPermissionForBackups() {
        ScriptedAnswer denied = ScriptedAnswer.error(400, "AccessDeniedException", "not authorized");
        assertThat(status(DynamoDBTestStore.ALL_FEATURES, OWN, table(ServiceJson.KMS_ENCRYPTION, ""), denied)
                        .details())
                .containsEntry("point-in-time recovery", "not known, the service refuses to say: not authorized");
    }
}
