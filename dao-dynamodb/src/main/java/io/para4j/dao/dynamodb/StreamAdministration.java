package io.para4j.dao.dynamodb;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Switches the streams of tables on, and finds the stream of an app's table. */
final class StreamAdministration {
    /** The stream that the store needs. */
    static final StreamSpecification NEEDED = StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
            .build();

    private final TableClient tables;
    private final TableLayout layout;

    StreamAdministration(TableClient tables, TableLayout layout) {
        this.tables = tables;
        this.layout = layout;
    }

    /** Returns whether a table has a stream that is on. */
    static boolean isOn(TableDescription table) {
        return table.streamSpecification() != null
                && Boolean.TRUE.equals(table.streamSpecification().streamEnabled());
    }

    /** Returns the difference between a table's stream and the one that the store needs; empty if there is none. */
    static Optional<String> difference(TableDescription table) {
        if (!isOn(table)) {
            return Optional.of("it has no stream, needed is one with view type " + NEEDED.streamViewTypeAsString());
        }
        return differenceOfView(table.streamSpecification().streamViewTypeAsString());
    }

    static Optional<String> differenceOfView(String viewType) {
        return viewType.equals(NEEDED.streamViewTypeAsString())
                ? Optional.empty()
                : Optional.of("the view type of its stream is " + viewType + ", needed is "
                        + NEEDED.streamViewTypeAsString());
    }

    private Target target(String operation, AppId app) {
        return new Target(operation, app.name(), "table", layout.table(app));
    }

    /** Returns the target of requests for the changes of an app. */
    Target targetOfRead(AppId app) {
        return target("readChanges", app);
    }

    /** Describes an app's table; empty if it does not exist or is being deleted. */
    Optional<TableDescription> describe(AppId app) {
        return tables.describe(targetOfRead(app)).filter(table -> table.tableStatus() != TableStatus.DELETING);
    }

    /**
     * Returns the ARN of the stream of an app's table.
     *
     * @throws AppNotFoundException if there is no such table
     * @throws FeedNotEnabledException if the table has no stream, or one that lacks images
     */
    String stream(AppId app) {
        TableDescription table = describe(app).orElseThrow(() -> new AppNotFoundException(app.name()));
        difference(table).ifPresent(difference -> {
            throw notEnabled(app, difference);
        });
        if (table.latestStreamArn() == null) {
            throw notEnabled(app, "its stream is being created");
        }
        return table.latestStreamArn();
    }

    FeedNotEnabledException notEnabled(AppId app, String reason) {
        return new FeedNotEnabledException(
                app.name(), "table " + Target.quote(layout.table(app)) + ": " + reason, null);
    }

    /** Begins to wait for the stream of an app's table. */
    TableWait beginWait(AppId app) {
        return tables.beginWait(target("enableFeed", app));
    }

    /** Switches the stream of an app's table on, and waits until later writes are recorded. */
    void enable(AppId app) {
        Target target = target("enableFeed", app);
        TableWait wait = tables.beginWait(target);
        TableDescription table = describe(target);
        while (!isOn(table) || table.tableStatus() != TableStatus.ACTIVE || table.latestStreamArn() == null) {
            if (isOn(table) || !tables.update(target, request(table))) {
                wait.pause("its stream is not ready, and the table is " + table.tableStatusAsString());
            }
            table = describe(target);
        }
        Optional<String> difference = difference(table);
        if (difference.isPresent()) {
            throw StorageException.failed(
                    target.toString(),
                    difference.get() + ". Switch that stream off with the tools of AWS first, once nothing reads it",
                    null);
        }
    }

    private static UpdateTableRequest request(TableDescription table) {
        return UpdateTableRequest.builder()
                .tableName(table.tableName())
                .streamSpecification(NEEDED)
                .build();
    }

    private TableDescription describe(Target target) {
        return tables.describe(target)
                .filter(table -> table.tableStatus() != TableStatus.DELETING)
                .orElseThrow(() -> new AppNotFoundException(target.app()));
    }
}
