package io.para4j.dao.dynamodb;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.Item;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Adds the declared indexes to existing tables, and removes others. The table is described before each step, so that any
 * number of processes can do this at the same time, and another call continues what a failed one has begun.
 *
 * <p>A backfill takes as long as the table is large, and may take hours. The wait for it ends when the index is ready,
 * the thread is interrupted, or the listener of the progress throws. Every other state must pass within
 * {@link TableWait#DEADLINE}.
 */
final class IndexAdministration {
    private final TableClient tables;
    private final TableLayout layout;
    private final DeclaredIndexes declared;
    private final TableDefinition definition;
    private final Predicate<AppId> hasOldItems;

    /**
     * Creates an administration.
     *
     * @param hasOldItems returns whether an app's table has items in the {@link OldFormat}
     */
    IndexAdministration(
            TableClient tables,
            TableLayout layout,
            DeclaredIndexes declared,
            TableDefinition definition,
            Predicate<AppId> hasOldItems) {
        this.tables = tables;
        this.layout = layout;
        this.declared = declared;
        this.definition = definition;
        this.hasOldItems = hasOldItems;
    }

    /** Adds the declared indexes that an app's table lacks, and waits until all are ready. */
    void update(AppId app, Consumer<IndexProgress> progress) {
        Target target = new Target("updateIndexes", app.name(), "table", layout.table(app));
        TableIndexes indexes = indexes(target);
        List<String> differences = indexes.differences();
        if (!differences.isEmpty()) {
            throw StorageException.failed(
                    target.toString(),
                    String.join("; ", differences) + ". Drop the index by para.apps().dropIndex(...) while no node"
                            + " declares it, then add it again",
                    null);
        }
        checkTimestamps(target, app, indexes.missing());
        for (IndexDefinition index : declared.all()) {
            add(target, index, progress);
        }
    }

    /** Refuses an index on {@code timestamp} where items have it as text, since the service would refuse their writes. */
    private void checkTimestamps(Target target, AppId app, List<IndexDefinition> missing) {
        Optional<IndexDefinition> index =
                missing.stream().filter(IndexAdministration::isOnTimestamp).findFirst();
        if (index.isPresent() && !app.shared() && hasOldItems.test(app)) {
            throw StorageException.notSent(
                    target.toString(),
                    "index '" + index.get().fullName() + "' needs a number in 'timestamp', which is text in the objects"
                            + " that Para's old plug-in wrote; write these objects again first, or leave the index out",
                    null);
        }
    }

    private static boolean isOnTimestamp(IndexDefinition index) {
        return index.partition().name().equals(Item.TIMESTAMP)
                || index.sort()
                        .filter(field -> field.name().equals(Item.TIMESTAMP))
                        .isPresent();
    }

    private void add(Target target, IndexDefinition index, Consumer<IndexProgress> progress) {
        TableWait wait = tables.beginWait(target);
        TableIndexes indexes = indexes(target);
        while (!indexes.isReady(index)) {
            Optional<GlobalSecondaryIndexDescription> found = indexes.find(index.fullName());
            boolean isAdded = found.isEmpty()
                    && indexes.isFree()
                    && tables.update(target, definition.addRequest(indexes.table(), index));
            if (!isAdded) {
                progress.accept(new IndexProgress(index.fullName(), items(found)));
                wait.restartIf(indexes.isAtWork());
                wait.pause("its index '" + index.fullName() + "' is "
                        + found.map(GlobalSecondaryIndexDescription::indexStatusAsString)
                                .orElse("not there, while the table is being changed"));
            }
            indexes = indexes(target);
        }
    }

    private static OptionalLong items(Optional<GlobalSecondaryIndexDescription> index) {
        return index.map(GlobalSecondaryIndexDescription::itemCount)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Removes an index, and waits until it is gone. */
    void drop(AppId app, String fullName) {
        Target target = new Target("dropIndex", app.name(), "index", fullName);
        Target table = new Target("dropIndex", app.name(), "table", layout.table(app));
        if (fullName.equals(TableLayout.INDEX)) {
            throw StorageException.notSent(
                    target.toString(), "the shared table needs it for the pages of its apps", null);
        }
        TableWait wait = tables.beginWait(target);
        TableIndexes indexes = indexes(table);
        while (indexes.find(fullName).isPresent()) {
            boolean isDeleting = indexes.find(fullName)
                    .filter(index -> index.indexStatus() == IndexStatus.DELETING)
                    .isPresent();
            boolean isRemoved = !isDeleting
                    && indexes.isFree()
                    && tables.update(table, TableDefinition.removeRequest(table.id(), fullName));
            if (!isRemoved) {
                wait.restartIf(indexes.isAtWork());
                wait.pause("it is still there");
            }
            indexes = indexes(table);
        }
    }

    private TableIndexes indexes(Target target) {
        TableDescription table = tables.describe(target).orElseThrow(() -> new AppNotFoundException(target.app()));
        if (table.tableStatus() == TableStatus.DELETING) {
            throw new AppNotFoundException(target.app());
        }
        return new TableIndexes(table, declared);
    }
}
