package io.para4j.examples.customdao;

import io.para4j.spi.AppId;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexField.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The SQL of the table that lists the indexes of each app. */
final class StoredIndexes {
    /** The statement that creates the table. */
    static final String TABLE = "CREATE TABLE IF NOT EXISTS para_indexes ("
            + "app BIGINT NOT NULL REFERENCES para_apps ON DELETE CASCADE, type VARCHAR(150) NOT NULL,"
            + " name VARCHAR(100) NOT NULL, partition_field VARCHAR NOT NULL, partition_kind VARCHAR(10) NOT NULL,"
            + " sort_field VARCHAR, sort_kind VARCHAR(10), is_ready BOOLEAN NOT NULL, PRIMARY KEY (app, type, name))";

    /** The columns that {@link #read} reads. */
    static final String COLUMNS =
            "x.type, x.name, x.partition_field, x.partition_kind, x.sort_field, x.sort_kind, x.is_ready";

    private static final String APP = "(SELECT number FROM para_apps WHERE app = ?)";
    private static final String ONE = " WHERE app = " + APP + " AND type = ? AND name = ?";
    private static final String ALL =
            "SELECT " + COLUMNS + " FROM para_indexes x WHERE x.app = " + APP + " ORDER BY x.type, x.name";
    private static final String ADD = "INSERT INTO para_indexes (app, type, name, partition_field, partition_kind,"
            + " sort_field, sort_kind, is_ready) VALUES (" + APP + ", ?, ?, ?, ?, ?, ?, ?)";

    private StoredIndexes() {}

    /**
     * An index of an app.
     *
     * @param isReady whether it has all items
     */
    record StoredIndex(IndexDefinition definition, boolean isReady) {}

    /** Returns the indexes of an app, by their full names. */
    static Map<String, StoredIndex> all(Connection connection, AppId app) throws SQLException {
        Map<String, StoredIndex> indexes = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            Rows.bind(statement, app.toString());
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                StoredIndex index = read(found, 1);
                indexes.put(index.definition().fullName(), index);
            }
        }
        return indexes;
    }

    /** Reads the {@link #COLUMNS} of an index, which begin at a column. */
    static StoredIndex read(ResultSet found, int column) throws SQLException {
        IndexField partition = new IndexField(found.getString(column + 2), Kind.valueOf(found.getString(column + 3)));
        Optional<IndexField> sort = Optional.empty();
        if (found.getString(column + 4) != null) {
            sort = Optional.of(new IndexField(found.getString(column + 4), Kind.valueOf(found.getString(column + 5))));
        }
        IndexDefinition definition =
                new IndexDefinition(found.getString(column), found.getString(column + 1), partition, sort);
        return new StoredIndex(definition, found.getBoolean(column + 6));
    }

    static boolean add(Connection connection, AppId app, StoredIndex added) throws SQLException {
        IndexDefinition index = added.definition();
        IndexField partition = index.partition();
        Optional<IndexField> sort = index.sort();
        Object[] values = {
            app.toString(),
            index.type(),
            index.name(),
            partition.name(),
            partition.kind().name(),
            sort.map(IndexField::name).orElse(null),
            sort.map(field -> field.kind().name()).orElse(null),
            added.isReady()
        };
        return Rows.execute(connection, ADD, values);
    }

    /** Marks an index as complete, unless it was removed meanwhile. */
    static void setReady(Connection connection, AppId app, IndexDefinition index) throws SQLException {
        Rows.execute(connection, "UPDATE para_indexes SET is_ready = TRUE" + ONE, of(app, index));
    }

    static boolean remove(Connection connection, AppId app, IndexDefinition index) throws SQLException {
        return Rows.execute(connection, "DELETE FROM para_indexes" + ONE, of(app, index));
    }

    private static Object[] of(AppId app, IndexDefinition index) {
        return new Object[] {app.toString(), index.type(), index.name()};
    }
}
