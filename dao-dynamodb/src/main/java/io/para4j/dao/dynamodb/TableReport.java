package io.para4j.dao.dynamodb;

import io.para4j.spi.AppStatus;
import io.para4j.spi.DeclaredIndexes;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The status report of a table, which shows the configured features that the table lacks. */
final class TableReport {
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String WANTED = "off, but wanted";

    private final DynamoDBConfig.NewTables settings;
    private final DeclaredIndexes declared;
    private final TableDescription table;
    private final boolean isShared;

    TableReport(DynamoDBConfig.NewTables settings, DeclaredIndexes declared, TableDescription table, boolean isShared) {
        this.settings = settings;
        this.declared = declared;
        this.table = table;
        this.isShared = isShared;
    }

    /** Returns the status, given the description of the backups by {@link TableClient#backups}. */
    AppStatus status(String backups) {
        Map<String, String> details = new HashMap<>();
        details.put("table", table.tableName());
        details.put("status", table.tableStatusAsString());
        details.put("billing", billing());
        details.put("encryption", encryption());
        details.put("point-in-time recovery", wanted(backups, settings.backups()));
        boolean isProtected = Boolean.TRUE.equals(table.deletionProtectionEnabled());
        details.put("deletion protection", wanted(isProtected ? ON : OFF, settings.deletionProtection()));
        details.put("stream", wanted(stream(), settings.streams()));
        if (isShared) {
            details.put("counts", "of all apps in the table");
            details.put(
                    "index",
                    TableCheck.index(table)
                            .map(index -> index.indexName() + ", " + index.indexStatusAsString())
                            .orElse("missing"));
        }
        details.putAll(new TableIndexes(table, declared).states());
        boolean isComplete = !isShared || TableCheck.index(table).isPresent();
        return new AppStatus(
                isComplete && TableStorage.isReady(table),
                number(table.itemCount()),
                number(table.tableSizeBytes()),
                details);
    }

    private static String wanted(String found, boolean isWanted) {
        return found.equals(OFF) && isWanted ? WANTED : found;
    }

    private String stream() {
        if (!StreamAdministration.isOn(table)) {
            return OFF;
        }
        String label =
                table.latestStreamArn() == null ? "being created" : StreamPosition.label(table.latestStreamArn());
        return ON + ", " + table.streamSpecification().streamViewTypeAsString() + ", " + label;
    }

    private String encryption() {
        SSEDescription found = table.sseDescription();
        if (!TableCheck.isEncrypted(found)) {
            return settings.sseEnabled() ? "AWS-owned key, but a KMS key is wanted" : "AWS-owned key";
        }
        return "KMS key " + found.kmsMasterKeyArn() + ", " + found.statusAsString();
    }

    private String billing() {
        if (isOnDemand(table)) {
            return "on demand";
        }
        ProvisionedThroughputDescription units = table.provisionedThroughput();
        return "provisioned, " + units.readCapacityUnits() + " read and " + units.writeCapacityUnits() + " write units";
    }

    static boolean isOnDemand(TableDescription table) {
        return table.provisionedThroughput() == null
                || (table.billingModeSummary() != null
                        && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST);
    }

    private static OptionalLong number(@Nullable Long count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
