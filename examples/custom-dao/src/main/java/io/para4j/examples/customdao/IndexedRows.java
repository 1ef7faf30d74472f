package io.para4j.examples.customdao;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.IndexNotReadyException;
import io.para4j.examples.customdao.StoredIndexes.StoredIndex;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.OptimisticDAO.Replacement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows with indexes. An index has an entry for each item in it, the sorted bytes of {@link IndexDefinition#keyOf}.
 * Entries are written in the transaction of their items, so a query is never out of date.
 *
 * <p>A write keeps the indexes that the application declares and those that the app has, so nodes of two releases keep
 * the indexes of both. One case remains: an index can miss an object that a node without its declaration creates at the
 * moment when another node adds the index. Add an index when every node declares it.
 */
class IndexedRows extends Rows {
    private static final String ENTRIES = "CREATE TABLE IF NOT EXISTS para_entries ("
            + "app BIGINT NOT NULL, name VARCHAR(251) NOT NULL, entry BYTEA NOT NULL, id BYTEA NOT NULL,"
            + " PRIMARY KEY (app, name, entry), FOREIGN KEY (app, id) REFERENCES para_items ON DELETE CASCADE)";
    private static final String BY_ITEM = "CREATE INDEX IF NOT EXISTS para_entries_by_item ON para_entries (app, id)";
    private static final String APP = "(SELECT number FROM para_apps WHERE app = ?)";
    private static final String ADD_ENTRY =
            "INSERT INTO para_entries (app, name, entry, id) VALUES (" + APP + ", ?, ?, ?)";
    private static final String REMOVE_ENTRIES = "DELETE FROM para_entries WHERE app = " + APP;
    private static final String FORWARDS = queryInOrder("");
    private static final String BACKWARDS = queryInOrder(" DESC");

    private final DeclaredIndexes declared;

    IndexedRows(String url, DeclaredIndexes declared) {
        super(url);
        this.declared = declared;
    }

    /** An entry of an index, with the row of its item. */
    record Entry(Bytes key, Row row) {}

    /** The limit is inside, so that the database joins no more rows. An index without entries gives one row. */
    private static String queryInOrder(String direction) {
        return "SELECT i.id, i.stamp, i.item, " + StoredIndexes.COLUMNS + ", e.entry FROM para_indexes x"
                + " LEFT JOIN (SELECT app, id, entry FROM para_entries"
                + " WHERE app = " + APP + " AND name = ? AND entry >= ? AND entry < ?"
                + " ORDER BY app" + direction + ", name" + direction + ", entry" + direction + " LIMIT ?) e"
                + " ON e.app = x.app LEFT JOIN para_items i ON i.app = e.app AND i.id = e.id"
                + " WHERE x.app = " + APP + " AND x.type = ? AND x.name = ? ORDER BY e.entry" + direction;
    }

    List<IndexDefinition> declared() {
        return declared.all();
    }

    /** Creates an app. One without items has all declared indexes at once; another keeps those that it has. */
    @Override
    boolean ensure(Connection connection, AppId app) throws SQLException {
        boolean isDone = super.ensure(connection, app);
        try (Statement statement = connection.createStatement()) {
            statement.execute(StoredIndexes.TABLE);
            statement.execute(ENTRIES);
            statement.execute(BY_ITEM);
        }
        if (StoredIndexes.all(connection, app).isEmpty()
                && readAfter(connection, app, "", 1).isEmpty()) {
            for (IndexDefinition index : declared.all()) {
                isDone = isDone && StoredIndexes.add(connection, app, new StoredIndex(index, true));
            }
        }
        return isDone;
    }

    @Override
    boolean replace(Connection connection, AppId app, List<Replacement<Row>> replacements) throws SQLException {
        List<Item> items =
                replacements.stream().flatMap(each -> each.item().stream()).toList();
        return super.replace(connection, app, replacements) && index(connection, app, items);
    }

    /**
     * Replaces the entries of items that are stored. The foreign key deletes those of items that are deleted. The items
     * must be locked by this transaction: an index that is added before that is then kept here, and one that is added
     * later waits for the items.
     */
    boolean index(Connection connection, AppId app, List<Item> items) throws SQLException {
        List<Object[]> ids = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        Map<String, IndexDefinition> kept = kept(connection, app);
        for (Item item : items) {
            byte[] id = key(item.id());
            ids.add(new Object[] {app.toString(), id});
            kept.forEach((name, index) -> index.keyOf(item)
                    .map(entry -> new Object[] {app.toString(), name, entry.toByteArray(), id})
                    .ifPresent(entries::add));
        }
        executeAll(connection, REMOVE_ENTRIES + " AND id = ?", ids);
        return executeAll(connection, ADD_ENTRY, entries);
    }

    /** Returns the indexes that the application declares or the app has, by their full names. */
    private Map<String, IndexDefinition> kept(Connection connection, AppId app) throws SQLException {
        Map<String, IndexDefinition> kept = new LinkedHashMap<>();
        declared.all().forEach(index -> kept.put(index.fullName(), index));
        StoredIndexes.all(connection, app).forEach((name, stored) -> kept.put(name, stored.definition()));
        return kept;
    }

    /** Removes an index with its entries. Returns true also if there is none. */
    boolean dropIndex(Connection connection, AppId app, String fullName) throws SQLException {
        checkApp(connection, app);
        StoredIndex stored = StoredIndexes.all(connection, app).get(fullName);
        execute(connection, REMOVE_ENTRIES + " AND name = ?", app.toString(), fullName);
        return stored == null || StoredIndexes.remove(connection, app, stored.definition());
    }

    boolean isReady(Connection connection, AppId app, IndexDefinition index) throws SQLException {
        StoredIndex stored = StoredIndexes.all(connection, app).get(index.fullName());
        return stored != null && stored.isReady();
    }

    /** Returns the state of each index that is declared or that the app has. */
    @Override
    Map<String, String> details(Connection connection, AppId app) throws SQLException {
        Map<String, String> details = new LinkedHashMap<>();
        Map<String, StoredIndex> stored = StoredIndexes.all(connection, app);
        declared.all().forEach(index -> details.put("index " + index.fullName(), "missing"));
        stored.forEach((name, index) -> details.put("index " + name, state(index)));
        return details;
    }

    private String state(StoredIndex stored) {
        IndexDefinition index = stored.definition();
        Optional<IndexDefinition> now = declared.find(index.type(), index.name());
        if (now.isEmpty()) {
            return "not declared";
        }
        if (!now.get().equals(index)) {
            return "declared with other fields";
        }
        return stored.isReady() ? "ready" : "being built";
    }

    /** Reads the rows after an id, and locks them until the end of the transaction. */
    List<Row> lockAfter(Connection connection, AppId app, String id, int limit) throws SQLException {
        String from = "para_items i WHERE app = " + APP + " AND id > ? ORDER BY app, id LIMIT ? FOR UPDATE";
        return select(connection, app, from, app.toString(), key(id), limit);
    }

    /**
     * Reads entries from the start of a page on. The same statement reads whether the index is complete, so there is no
     * partial result if the index is removed and added again meanwhile.
     */
    List<Entry> query(Connection connection, AppId app, IndexQuery query, int limit) throws SQLException {
        IndexDefinition index = query.index();
        byte[] from = query.keys().from().toByteArray();
        byte[] to = query.keys().to().toByteArray();
        String name = app.toString();
        List<Entry> entries = new ArrayList<>();
        Optional<StoredIndex> stored = Optional.empty();
        try (PreparedStatement statement = connection.prepareStatement(query.isDescending() ? BACKWARDS : FORWARDS)) {
            bind(statement, name, index.fullName(), from, to, limit, name, index.type(), index.name());
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                stored = Optional.of(StoredIndexes.read(found, 4));
                byte[] entry = found.getBytes(11);
                if (entry != null) {
                    entries.add(new Entry(Bytes.of(entry), row(found)));
                }
            }
        }
        checkReady(connection, app, index, stored);
        return entries;
    }

    private void checkReady(Connection connection, AppId app, IndexDefinition index, Optional<StoredIndex> stored)
            throws SQLException {
        if (stored.isEmpty()) {
            checkApp(connection, app);
        }
        if (!stored.map(StoredIndex::definition).equals(Optional.of(index))) {
            throw IndexNotReadyException.ofMissing(app.name(), index.fullName(), null);
        }
        if (!stored.get().isReady()) {
            throw IndexNotReadyException.ofBuilding(app.name(), index.fullName(), null);
        }
    }

    void checkApp(Connection connection, AppId app) throws SQLException {
        if (!hasApp(connection, app)) {
            throw new AppNotFoundException(app.name());
        }
    }
}
