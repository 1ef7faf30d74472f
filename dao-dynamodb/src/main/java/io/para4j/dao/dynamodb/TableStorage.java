package io.para4j.dao.dynamodb;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.ItemPage;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Creates, checks, drops and reports on the tables of apps. An existing table is checked and used as it is; it is never
 * changed or replaced. Any number of processes may do this at the same time.
 */
final class TableStorage implements AppStorage {
    /** The number of items of which none may be another app's when a table is deleted. */
    private static final int ITEMS_TO_CHECK = 100;

    private final TableLayout layout;
    private final DynamoDBConfig config;
    private final TableDefinition definition;
    private final TableCheck check;
    private final TableClient tables;
    private final AWSDynamoDAO dao;
    private final SharedTablePurge purge;
    private final DeclaredIndexes declared;

    TableStorage(
            TableClient tables,
            TableLayout layout,
            DynamoDBConfig config,
            DeclaredIndexes declared,
            AWSDynamoDAO dao,
            SharedTablePurge purge) {
        this.tables = tables;
        this.dao = dao;
        this.layout = layout;
        this.config = config;
        this.definition = new TableDefinition(config.newTables(), declared);
        this.check = new TableCheck(config.newTables(), declared, !config.isLocal());
        this.purge = purge;
        this.declared = declared;
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
        // True as well if another process created the table first, or if it only seems so because our answer was lost.
        boolean isNew = found.isEmpty();
        if (isNew) {
            create(target, app.shared());
        }
        verify(target, app, found.filter(TableStorage::isReady).orElseGet(() -> awaitReady(target)));
        if (isNew && config.newTables().backups() && !config.isLocal()) {
            enableBackups(target);
        }
    }

    /** Switches backups on, which is not possible right after the table's creation. */
    private void enableBackups(Target target) {
        TableWait wait = tables.beginWait(target);
        while (!tables.enableBackups(target)) {
            wait.pause("the table exists, but its backups cannot be switched on yet");
        }
    }

    private Target target(String operation, AppId app) {
        return new Target(operation, app.name(), "table", layout.table(app));
    }

    private void create(Target target, boolean isShared) {
        if (config.createTables() == CreateTables.VERIFY) {
            throw StorageException.failed(
                    target.toString(),
                    "it does not exist, and para.dynamodb.create_tables = verify creates none",
                    null);
        }
        tables.create(target, definition.createRequest(target.id(), isShared));
    }

    private void verify(Target target, AppId app, TableDescription table) {
        List<String> differences = check.differences(table, app.shared());
        if (config.createTables() == CreateTables.VERIFY) {
            differences.addAll(check.missing(table));
        }
        if (!differences.isEmpty()) {
            throw StorageException.failed(
                    target.toString(), "the table exists, but " + String.join("; ", differences), null);
        }
    }

    /** Waits for a table that is being created or deleted, and for the indexes that are created with it. */
    private TableDescription awaitReady(Target target) {
        TableWait wait = tables.beginWait(target);
        while (true) {
            Optional<TableDescription> found = tables.describe(target);
            if (found.filter(this::isComplete).isPresent()) {
                return found.get();
            }
            wait.pause(found.map(TableStorage::state).orElse("it is not there"));
        }
    }

    private boolean isComplete(TableDescription table) {
        return isReady(table) && !new TableIndexes(table, declared).isBuilding();
    }

    private void awaitGone(Target target) {
        TableWait wait = tables.beginWait(target);
        while (tables.describe(target).isPresent()) {
            wait.pause("it is still there");
        }
    }

    private static String state(TableDescription table) {
        String index = TableCheck.index(table)
                .map(found -> ", its index " + found.indexStatusAsString())
                .orElse("");
        return "it is " + table.tableStatusAsString() + index;
    }

    /**
     * Returns whether a table and its index can be used. Both can be used during updates. A missing index is not
     * awaited.
     */
    static boolean isReady(TableDescription table) {
        boolean isIndexAwaited = TableCheck.index(table)
                .filter(index -> index.indexStatus() == IndexStatus.CREATING)
                .isPresent();
        boolean isActive = table.tableStatus() == TableStatus.ACTIVE || table.tableStatus() == TableStatus.UPDATING;
        return isActive && !isIndexAwaited;
    }

    /**
     * Checks the deletion protection of an app's own table, and whether the table is that of another app too. Neither
     * matters for a shared table, of which only the app's items are deleted.
     */
    @Override
    public void checkDrop(AppId app) {
        Target target = target("drop", app);
        Optional<TableDescription> table = app.shared() ? Optional.empty() : tables.describe(target);
        if (table.isEmpty()) {
            return;
        }
        if (Boolean.TRUE.equals(table.get().deletionProtectionEnabled())) {
            throw StorageException.notSent(
                    target.toString(), "the table is protected from deletion; switch that off first", null);
        }
        checkHasNoForeignItems(target, app);
    }

    /** Looks at some items, since an app under another prefix can have the same table. */
    private void checkHasNoForeignItems(Target target, AppId app) {
        ItemPage page;
        try {
            page = dao.readPage(app, ITEMS_TO_CHECK, Optional.empty());
        } catch (AppNotFoundException e) {
            return; // the table is not ready, or is already being deleted
        }
        page.unreadable().stream()
                .filter(item -> item.field().equals(TableLayout.APP))
                .findFirst()
                .ifPresent(item -> {
                    throw StorageException.notSent(
                            target.toString(),
                            "the table holds items of another app, whose table prefix makes the same table name; move"
                                    + " its objects first, or delete the table with the tools of AWS",
                            item);
                });
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        Target target = target("drop", app);
        if (app.shared()) {
            purge.run(target, app, progress);
            return;
        }
        Runnable guard = () -> progress.accept(0);
        TableWait wait = tables.beginWait(target);
        while (!tables.delete(target, guard)) {
            wait.pause("it is being created, updated or deleted");
        }
        awaitDeleted(target, guard);
    }

    /**
     * Waits until a table is gone. If another process has created it again meanwhile, deletes it again: the guard throws
     * unless this deletion still owns the app.
     */
    private void awaitDeleted(Target target, Runnable guard) {
        TableWait wait = tables.beginWait(target);
        guard.run();
        Optional<TableDescription> found = tables.describe(target);
        while (found.isPresent()) {
            wait.pause("it is still there");
            guard.run();
            if (found.get().tableStatus() != TableStatus.DELETING) {
                tables.delete(target, guard);
            }
            found = tables.describe(target);
        }
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        Target target = target("status", app);
        return tables.describe(target)
                .map(table -> new TableReport(config.newTables(), declared, table, app.shared())
                        .status(tables.backups(target)));
    }
}
