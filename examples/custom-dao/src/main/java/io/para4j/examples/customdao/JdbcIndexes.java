package io.para4j.examples.customdao;

import io.para4j.error.MessageText;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.examples.customdao.Rows.Row;
import io.para4j.examples.customdao.StoredIndexes.StoredIndex;
import io.para4j.spi.AppId;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemJson;
import io.para4j.spi.ItemPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The indexes of the store: queries, and the administration of indexes. {@link IndexedRows} keeps them. */
final class JdbcIndexes implements IndexedDAO {
    private static final int ROWS_AT_ONCE = 100;

    private final Database database;
    private final IndexedRows rows;

    JdbcIndexes(Database database, IndexedRows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public ItemPage query(AppId app, IndexQuery query) {
        Target target = target("query", app, query.index().fullName());
        EntryReader entries = new EntryReader(
                query, (page, limit) -> database.read(target, connection -> rows.query(connection, app, page, limit)));
        return query.page(entries, entry -> IndexQuery.positionAfter(entry.key()), entry -> toItem(app, entry.row()));
    }

    private static Item toItem(AppId app, Row row) {
        return ItemJson.read(app, row.id(), row.json());
    }

    /**
     * Adds the missing indexes, then indexes all items in the order of their ids. Each step locks its items, so no write
     * of theirs is missed. Writes of other items keep the new indexes already.
     */
    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        List<IndexDefinition> missing = new ArrayList<>();
        for (IndexDefinition index : rows.declared()) {
            Target target = target("add", app, index.fullName());
            database.writeUntilDone(target, connection -> {
                rows.checkApp(connection, app);
                return isThere(connection, app, index)
                        || StoredIndexes.add(connection, app, new StoredIndex(index, false));
            });
            if (!database.read(target, connection -> rows.isReady(connection, app, index))) {
                missing.add(index);
            }
        }
        if (!missing.isEmpty()) {
            fill(app, missing, progress);
        }
    }

    private static boolean isThere(Connection connection, AppId app, IndexDefinition index) throws SQLException {
        StoredIndex stored = StoredIndexes.all(connection, app).get(index.fullName());
        if (stored != null && !stored.definition().equals(index)) {
            throw StorageException.notSent(
                    target("add", app, index.fullName()).toString(),
                    "it exists with " + fields(stored.definition()) + ", but is declared with " + fields(index)
                            + "; give the new one another name, or drop the old one",
                    null);
        }
        return stored != null;
    }

    private static String fields(IndexDefinition index) {
        return Stream.concat(Stream.of(index.partition()), index.sort().stream())
                .map(field -> MessageText.quote(field.name()) + " of " + field.kind())
                .collect(Collectors.joining(" and "));
    }

    private void fill(AppId app, List<IndexDefinition> missing, Consumer<IndexProgress> progress) {
        Map<IndexDefinition, Long> counts = new HashMap<>();
        Optional<String> last = Optional.of("");
        while (last.isPresent()) {
            missing.forEach(index -> progress.accept(
                    new IndexProgress(index.fullName(), OptionalLong.of(counts.getOrDefault(index, 0L)))));
            List<Row> filled = fillAfter(app, last.get());
            List<Item> items =
                    filled.stream().flatMap(row -> readable(app, row)).toList();
            missing.forEach(index ->
                    counts.merge(index, items.stream().filter(index::contains).count(), Long::sum));
            last = filled.size() < ROWS_AT_ONCE
                    ? Optional.empty()
                    : Optional.of(filled.get(filled.size() - 1).id());
        }
        for (IndexDefinition index : missing) {
            Target target = target("complete", app, index.fullName());
            database.writeUntilDone(target, connection -> {
                StoredIndexes.setReady(connection, app, index);
                return true;
            });
        }
    }

    private List<Row> fillAfter(AppId app, String last) {
        List<Row> filled = new ArrayList<>();
        database.writeUntilDone(target("fill", app, last), connection -> {
            filled.clear();
            filled.addAll(rows.lockAfter(connection, app, last, ROWS_AT_ONCE));
            List<Item> items =
                    filled.stream().flatMap(row -> readable(app, row)).toList();
            return rows.index(connection, app, items);
        });
        return filled;
    }

    /** Returns the item of a row. One that is unreadable is in no index. */
    private static Stream<Item> readable(AppId app, Row row) {
        try {
            return Stream.of(toItem(app, row));
        } catch (UnreadableObjectException e) {
            return Stream.empty();
        }
    }

    @Override
    public void dropIndex(AppId app, String fullName) {
        Target target = target("drop", app, fullName);
        database.writeUntilDone(target, connection -> rows.dropIndex(connection, app, fullName));
    }

    private static Target target(String operation, AppId app, String index) {
        return new Target(operation, app.name(), "index", index);
    }
}
