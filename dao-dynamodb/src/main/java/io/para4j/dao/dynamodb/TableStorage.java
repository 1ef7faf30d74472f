package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes, checks, drops and reports on the tables of apps. What exists is checked and used as it is; it is never changed or
 * replaced. Any number of processes may do this at the same time.
 */
final class TableStorage implements AppStorage {
    /** How long a table may take to become active or to be gone; the service takes seconds, rarely minutes. */
    static final Duration DEADLINE = Duration.ofMinutes(5);

    static final Duration POLL = Duration.ofMillis(250);

    private final Layout layout;
    private final DynamoConfig config;
    private final TableShape shape;
    private final TableClient tables;
    private final Time time;

    TableStorage(TableClient tables, Layout layout, DynamoConfig config, Time time) {
        this.tables = tables;
        this.layout = layout;
        this.config = config;
        this.shape = new TableShape(config.newTables());
        this.time = time;
    }

    @Override
    public void ensure(AppId app) {
        Target target = target("ensure", app);
        if (config.createTables() == CreateTables.OFF) {
            return;
        }
        Optional<TableDescription> found = tables.describe(target);
        if (found.isPresent() && found.get().tableStatus() == TableStatus.DELETING) {
            awaitGone(target);
            found = Optional.empty();
        }
        boolean created = found.isEmpty() && create(target);
        verify(target, found.filter(TableStorage::isReady).orElseGet(() -> awaitReady(target)));
        if (created && config.newTables().backups()) {
            tables.enableBackups(target);
        }
    }

    private Target target(String operation, AppId app) {
        return new Target(operation, app.name(), "table", layout.table(app));
    }

    /** Returns whether this call has created the table, and not another one at the same time. */
    private boolean create(Target target) {
        if (config.createTables() == CreateTables.VERIFY) {
            throw StorageException.failed(
                    target.toString(),
                    "it does not exist, and para.dynamodb.create_tables = verify creates none",
                    null);
        }
        return tables.create(target, shape.creation(target.id()));
    }

    private static void verify(Target target, TableDescription table) {
        List<String> differences = TableShape.differences(table);
        if (!differences.isEmpty()) {
            throw StorageException.failed(
                    target.toString(), "the table exists, but " + String.join("; ", differences), null);
        }
    }

    private TableDescription awaitReady(Target target) {
        long start = time.nanos();
        while (true) {
            Optional<TableDescription> found = tables.describe(target);
            if (found.filter(TableStorage::isReady).isPresent()) {
                return found.get();
            }
            String status = found.map(TableDescription::tableStatusAsString).orElse("not there");
            pause(target, start, "it is " + status + ", and not active");
        }
    }

    private void awaitGone(Target target) {
        long start = time.nanos();
        while (tables.describe(target).isPresent()) {
            pause(target, start, "it is still there");
        }
    }

    private void pause(Target target, long start, String state) {
        if (time.nanos() - start > DEADLINE.toNanos()) {
            throw StorageException.failed(
                    target.toString(), state + " after " + DEADLINE.toMinutes() + " minutes", null);
        }
        try {
            time.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.failed(target.toString(), "the thread was interrupted while " + state, e);
        }
    }

    /** While it is updated a table serves as before. */
    private static boolean isReady(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE || table.tableStatus() == TableStatus.UPDATING;
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        Target target = target("drop", app);
        long start = time.nanos();
        while (!tables.delete(target)) {
            pause(target, start, "it is being created, updated or deleted");
        }
        awaitGone(target);
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        return tables.describe(target("status", app)).map(TableStorage::status);
    }

    private static AppStatus status(TableDescription table) {
        return new AppStatus(isReady(table), number(table.itemCount()), number(table.tableSizeBytes()), details(table));
    }

    private static Map<String, String> details(TableDescription table) {
        Map<String, String> details = new HashMap<>();
        details.put("table", table.tableName());
        details.put("status", table.tableStatusAsString());
        details.put("billing", billing(table));
        details.put(
                "encryption",
                table.sseDescription() == null
                        ? "AWS-owned key"
                        : "" + table.sseDescription().statusAsString());
        details.put("deletion protection", String.valueOf(Boolean.TRUE.equals(table.deletionProtectionEnabled())));
        return details;
    }

    private static String billing(TableDescription table) {
        boolean onDemand = table.billingModeSummary() != null
                && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
        if (onDemand || table.provisionedThroughput() == null) {
            return "on demand";
        }
        return "provisioned, " + table.provisionedThroughput().readCapacityUnits() + " read and "
                + table.provisionedThroughput().writeCapacityUnits() + " write units";
    }

    private static OptionalLong number(@Nullable Long count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
