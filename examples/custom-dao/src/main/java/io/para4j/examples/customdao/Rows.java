package io.para4j.examples.customdao;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemJson;
import io.para4j.spi.OptimisticDAO.Replacement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The SQL of the store. An id is stored as its UTF-8 bytes, so that no collation or character set makes two ids equal.
 * Every write gives a row a new stamp, different from all earlier stamps under its id. An app's number is never reused,
 * so a late write to a deleted app cannot reach an app that is created later.
 */
class Rows {
    private static final String APPS = "CREATE TABLE IF NOT EXISTS para_apps ("
            + "number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, app VARCHAR(101) NOT NULL UNIQUE)";
    private static final String ITEMS = "CREATE TABLE IF NOT EXISTS para_items ("
            + "app BIGINT NOT NULL REFERENCES para_apps ON DELETE CASCADE, id BYTEA NOT NULL,"
            + " stamp UUID NOT NULL, item JSON NOT NULL, PRIMARY KEY (app, id))";
    private static final String APP = "(SELECT number FROM para_apps WHERE app = ?)";
    private static final String RESERVED = "{}";
    private static final String UNCHANGED = " WHERE app = " + APP + " AND id = ? AND stamp = ?";
    private static final String DELETE = "DELETE FROM para_items" + UNCHANGED;

    private final String insert;
    private final String update;

    /** The databases only differ in how text becomes JSON. */
    Rows(String url) {
        String json = url.startsWith("jdbc:h2:") ? "? FORMAT JSON" : "CAST(? AS JSON)";
        insert = "INSERT INTO para_items (stamp, item, app, id) VALUES (?, " + json + ", " + APP + ", ?)";
        update = "UPDATE para_items SET stamp = ?, item = " + json + UNCHANGED;
    }

    /** The row of an id. */
    record Row(String id, UUID stamp, String json) {}

    boolean ensure(Connection connection, AppId app) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(APPS);
            statement.execute(ITEMS);
        }
        return hasApp(connection, app) || execute(connection, "INSERT INTO para_apps (app) VALUES (?)", app.toString());
    }

    /** Deletes an app. The foreign key deletes its items. */
    boolean drop(Connection connection, AppId app) throws SQLException {
        return !hasApp(connection, app) || execute(connection, "DELETE FROM para_apps WHERE app = ?", app.toString());
    }

    boolean hasApp(Connection connection, AppId app) throws SQLException {
        return number(connection, app).isPresent();
    }

    /** Returns the number of an app. */
    OptionalLong number(Connection connection, AppId app) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT number FROM para_apps WHERE app = ?")) {
            bind(statement, app.toString());
            ResultSet found = statement.executeQuery();
            return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
        }
    }

    /** Returns further facts for the status of an app. */
    Map<String, String> details(Connection connection, AppId app) throws SQLException {
        return Map.of();
    }

    /**
     * Reads the rows of ids. It uses a join, because H2 scans the whole app for {@code IN} on the second column of an
     * index.
     */
    List<Row> read(Connection connection, AppId app, Collection<String> ids) throws SQLException {
        byte[][] keys = ids.stream().map(Rows::key).toArray(byte[][]::new);
        String from = "UNNEST(CAST(? AS BYTEA ARRAY)) k (id) JOIN para_items i ON i.id = k.id WHERE i.app = " + APP;
        return select(connection, app, from, connection.createArrayOf("bytea", keys), app.toString());
    }

    /**
     * Reads the rows after an id. It reads the index from there on, so the time depends only on the size of the page.
     */
    List<Row> readAfter(Connection connection, AppId app, String id, int limit) throws SQLException {
        String from = "para_items i WHERE app = " + APP + " AND id > ? ORDER BY app, id LIMIT ?";
        return select(connection, app, from, app.toString(), key(id), limit);
    }

    /**
     * Reads the row of an id and locks it until the end of the transaction. If there is none, a reserved row is inserted,
     * so that no other transaction can create one. It must be replaced before the commit.
     */
    Row lock(Connection connection, AppId app, String id) throws SQLException {
        String from = "para_items i WHERE app = " + APP + " AND id = ? FOR UPDATE";
        List<Row> found = select(connection, app, from, app.toString(), key(id));
        if (!found.isEmpty()) {
            return found.get(0);
        }
        Row reserved = new Row(id, UUID.randomUUID(), RESERVED);
        execute(connection, insert, reserved.stamp(), reserved.json(), app.toString(), key(id));
        return reserved;
    }

    /** Returns whether a row was inserted by {@link #lock} and has no item yet. No other transaction finds it. */
    static boolean isReserved(Row row) {
        return row.json().equals(RESERVED);
    }

    List<Row> select(Connection connection, AppId app, String from, Object... values) throws SQLException {
        List<Row> rows = new ArrayList<>();
        String sql = "SELECT i.id, i.stamp, i.item FROM " + from;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                rows.add(row(found));
            }
        }
        if (rows.isEmpty() && !hasApp(connection, app)) {
            throw new AppNotFoundException(app.name());
        }
        return rows;
    }

    /** Returns the row in the first three columns. */
    static Row row(ResultSet found) throws SQLException {
        String id = new String(found.getBytes(1), UTF_8);
        return new Row(id, found.getObject(2, UUID.class), found.getString(3));
    }

    /** Returns whether every row was unchanged since it was read. If not, the transaction must not be committed. */
    boolean replace(Connection connection, AppId app, List<Replacement<Row>> replacements) throws SQLException {
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        List<Object[]> deletes = new ArrayList<>();
        for (Replacement<Row> each : replacements) {
            byte[] key = key(each.target().id());
            Optional<Object> stamp = each.read().map(Row::stamp);
            Optional<Object> text = each.item().map(ItemJson::write);
            if (text.isEmpty()) {
                deletes.add(new Object[] {app.toString(), key, stamp.orElseThrow()});
            } else if (stamp.isEmpty()) {
                inserts.add(new Object[] {UUID.randomUUID(), text.get(), app.toString(), key});
            } else {
                updates.add(new Object[] {UUID.randomUUID(), text.get(), app.toString(), key, stamp.get()});
            }
        }
        return executeAll(connection, insert, inserts)
                && executeAll(connection, update, updates)
                && executeAll(connection, DELETE, deletes);
    }

    static boolean execute(Connection connection, String sql, Object... values) throws SQLException {
        return executeAll(connection, sql, List.<Object[]>of(values));
    }

    /** Returns whether each statement changed a row. */
    static boolean executeAll(Connection connection, String sql, List<Object[]> all) throws SQLException {
        if (all.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : all) {
                bind(statement, values);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).allMatch(count -> count != 0);
        }
    }

    static byte[] key(String id) {
        return id.getBytes(UTF_8);
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
