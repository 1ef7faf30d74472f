package io.para4j.examples.customdao;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.para4j.spi.AppId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the outbox: the changes of each app whose recording is enabled, written in the transactions of the items.
 *
 * <p>An identity column or a sequence would number changes in the order of the inserts, which is not that of the
 * commits: a reader that has seen number 8 would miss number 7 of a transaction that commits later. So each app has one
 * row with the last number. A transaction adds to it as its last step, which locks the row until the commit, and then
 * inserts its changes under the new numbers. Therefore the numbers of an app are in the order of the commits. A rollback
 * takes its numbers back, so none is left out. A reader that sees a number has seen all lower ones, and never reads past
 * an open transaction. A hole can only be a removed change, and is a gap.
 *
 * <p>The order costs concurrency: of the writes to one app, only one at a time is between this last step and the end of
 * its commit. Apps do not wait for each other. A write to an app that is not recorded has one more statement, which
 * changes no row. The transaction locks its items before, and the rows of several apps in the order of their names, so
 * no two transactions wait for each other in a circle.
 */
final class Outbox {
    private static final String FEEDS = "CREATE TABLE IF NOT EXISTS para_feeds ("
            + "app BIGINT PRIMARY KEY, last_number BIGINT NOT NULL, is_ready BOOLEAN NOT NULL, deleted_at BIGINT)";
    private static final String CHANGES = "CREATE TABLE IF NOT EXISTS para_changes ("
            + "app BIGINT NOT NULL REFERENCES para_feeds ON DELETE CASCADE, number BIGINT NOT NULL,"
            + " id BYTEA NOT NULL, old_item VARCHAR, new_item VARCHAR, changed_at BIGINT NOT NULL,"
            + " PRIMARY KEY (app, number))";
    private static final String APP = "(SELECT number FROM para_apps WHERE app = ?)";
    private static final String RESERVE = "UPDATE para_feeds SET last_number = last_number + ? WHERE app = " + APP;
    private static final String RECORD =
            "INSERT INTO para_changes (app, number, id, old_item, new_item, changed_at)" + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String STATE = "SELECT f.app, f.last_number, COALESCE((SELECT MIN(c.number) - 1"
            + " FROM para_changes c WHERE c.app = f.app), f.last_number), f.is_ready FROM para_feeds f WHERE f.app = "
            + APP;
    private static final String REACHED = "SELECT f.last_number, f.deleted_at, (SELECT MAX(c.number)"
            + " FROM para_changes c WHERE c.app = f.app) FROM para_feeds f WHERE f.app = ?";
    private static final String LOCK = "SELECT last_number FROM para_feeds WHERE app = ? FOR UPDATE";
    private static final String READ = "SELECT number, id, old_item, new_item, changed_at FROM para_changes"
            + " WHERE app = ? AND number > ? ORDER BY app, number LIMIT ?";
    private static final String REMOVE_OLD = "DELETE FROM para_changes WHERE app = ? AND number <="
            + " (SELECT MAX(number) FROM (SELECT number, changed_at FROM para_changes WHERE app = ?"
            + " ORDER BY app, number LIMIT ?) oldest WHERE changed_at < ?)";
    private static final String REMOVE_DELETED = "DELETE FROM para_feeds WHERE deleted_at < ?";
    private static final String ADD_FEED =
            "INSERT INTO para_feeds (app, last_number, is_ready) VALUES (" + APP + ", 0, FALSE)";

    /** Waits until no transaction has written items and not ended, on both databases. It changes nothing. */
    private static final String WAIT_FOR_WRITES = "ALTER TABLE para_items ALTER COLUMN id SET NOT NULL";

    private static final String SET_READY =
            "UPDATE para_feeds SET is_ready = TRUE WHERE is_ready = FALSE AND app = " + APP;
    private static final String CLEAR = "DELETE FROM para_changes WHERE app = " + APP;
    private static final String END = "UPDATE para_feeds SET deleted_at = ? WHERE app = ?";

    /** The number of changes after which old ones are removed, at most ten times as many. */
    private static final int CHANGES_PER_REMOVAL = 100;

    private final Clock clock;
    private final Duration retention;

    Outbox(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * A change of one item.
     *
     * @param before the stored text before; null if the item was created
     * @param after the stored text after; null if the item was deleted
     */
    record Written(
            String id, @Nullable String before, @Nullable String after) {}

    /** A recorded change. */
    record Recorded(long number, Written written, long millis) {}

    /**
     * The recording of an app.
     *
     * @param app the number of the app
     * @param last the number of the last change
     * @param removed the number of the last change that is not kept any more; 0 if all are
     * @param isReady whether every write is recorded
     */
    record Recording(long app, long last, long removed, boolean isReady) {}

    /** Changes after a number, and the state of the recording before they were read. */
    record Portion(long last, boolean isDeleted, List<Recorded> changes) {}

    void ensureTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FEEDS);
            statement.execute(CHANGES);
        }
        Rows.execute(connection, REMOVE_DELETED, cutoff());
    }

    private long cutoff() {
        return clock.millis() - retention.toMillis();
    }

    /** Records changes if the app is recorded. This must be the last step before the commit, or before other apps. */
    void record(Connection connection, AppId app, List<Written> changes) throws SQLException {
        if (changes.isEmpty() || !Rows.execute(connection, RESERVE, changes.size(), app.toString())) {
            return;
        }
        Recording recording = find(connection, app).orElseThrow();
        long number = recording.last() - changes.size();
        if (recording.last() / CHANGES_PER_REMOVAL > number / CHANGES_PER_REMOVAL) {
            removeOld(connection, recording.app());
        }
        List<Object[]> rows = new ArrayList<>();
        for (Written each : changes) {
            number++;
            byte[] id = Rows.key(each.id());
            rows.add(new Object[] {recording.app(), number, id, each.before(), each.after(), clock.millis()});
        }
        Rows.executeAll(connection, RECORD, rows);
    }

    private void removeOld(Connection connection, long app) throws SQLException {
        Rows.execute(connection, REMOVE_OLD, app, app, 10 * CHANGES_PER_REMOVAL, cutoff());
    }

    /**
     * Starts the recording of an app. Writes that did not find it may be under way until {@link #waitForWrites} has
     * returned. Returns true also if it is started already.
     */
    boolean start(Connection connection, AppId app) throws SQLException {
        removeOld(connection, app);
        return find(connection, app).isPresent() || Rows.execute(connection, ADD_FEED, app.toString());
    }

    private void removeOld(Connection connection, AppId app) throws SQLException {
        Optional<Recording> recording = find(connection, app);
        if (recording.isPresent()) {
            removeOld(connection, recording.get().app());
        }
    }

    /** Waits until each transaction that has written items has ended. Each later one finds the recording. */
    boolean waitForWrites(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WAIT_FOR_WRITES);
        }
        return true;
    }

    /** Lets the recording of an app begin now, unless it has begun. Changes before are forgotten, since some are missing. */
    boolean begin(Connection connection, AppId app) throws SQLException {
        if (Rows.execute(connection, SET_READY, app.toString())) {
            Rows.execute(connection, CLEAR, app.toString());
        }
        return true;
    }

    /** Ends a recording, since its app is deleted. Its changes are kept for the retention. */
    void end(Connection connection, long app) throws SQLException {
        Rows.execute(connection, END, clock.millis(), app);
    }

    /** Returns the recording of an app, if it was started. */
    Optional<Recording> find(Connection connection, AppId app) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            Rows.bind(statement, app.toString());
            ResultSet found = statement.executeQuery();
            return found.next()
                    ? Optional.of(
                            new Recording(found.getLong(1), found.getLong(2), found.getLong(3), found.getBoolean(4)))
                    : Optional.empty();
        }
    }

    /** Waits for the write of a recorded app that is between its last step and its end, and keeps others from it. */
    void lock(Connection connection, long app) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            Rows.bind(statement, app);
            statement.executeQuery();
        }
    }

    /**
     * Reads how far the recording of an app has come, and then changes after a number. The last number is also taken from
     * the changes, because H2 may show a change before the number in the other table.
     *
     * @return empty if there is no such recording
     */
    Optional<Portion> read(Connection connection, long app, long number, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REACHED)) {
            Rows.bind(statement, app);
            ResultSet found = statement.executeQuery();
            return found.next()
                    ? Optional.of(new Portion(
                            Math.max(found.getLong(1), found.getLong(3)),
                            found.getObject(2) != null,
                            changes(connection, app, number, limit)))
                    : Optional.empty();
        }
    }

    private static List<Recorded> changes(Connection connection, long app, long number, int limit) throws SQLException {
        List<Recorded> changes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            Rows.bind(statement, app, number, limit);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                String id = new String(found.getBytes(2), UTF_8);
                Written written = new Written(id, found.getString(3), found.getString(4));
                changes.add(new Recorded(found.getLong(1), written, found.getLong(5)));
            }
        }
        return changes;
    }
}
