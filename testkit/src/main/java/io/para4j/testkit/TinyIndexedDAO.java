package io.para4j.testkit;

import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Raw;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A minimal correct DAO that answers queries: each query sorts the items of its index. It is the base of stores whose
 * indexes have one bug. Safe for use by many threads.
 */
public class TinyIndexedDAO extends TinyDAO implements IndexedDAO {

    /** Creates a store without apps. */
    public TinyIndexedDAO() {
        this(new ConcurrentHashMap<>());
    }

    /**
     * Creates a store on existing items, as if their store were opened again.
     *
     * @param apps the items of each app, by id; the store modifies this map
     */
    public TinyIndexedDAO(Map<AppId, NavigableMap<String, Item>> apps) {
        super(apps);
    }

    /**
     * Returns a module that binds the capability of a store, beside the module that binds the store itself.
     *
     * @param dao the store
     * @return the module
     */
    public static Module capability(IndexedDAO dao) {
        return binder -> OptionalBinder.newOptionalBinder(binder, Key.get(IndexedDAO.class, Raw.class))
                .setBinding()
                .toInstance(dao);
    }

    /**
     * Returns the rows of an index.
     *
     * @param app the app
     * @param index the index
     * @return the items in the index, by their keys
     */
    protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
        NavigableMap<Bytes, Item> rows = new TreeMap<>();
        for (Item item : items(app).values()) {
            index.keyOf(item).ifPresent(key -> rows.put(key, item));
        }
        return rows;
    }

    @Override
    public synchronized ItemPage query(AppId app, IndexQuery query) {
        IndexQuery.Keys keys = query.keys();
        NavigableMap<Bytes, Item> rows =
                keys.isEmpty() ? new TreeMap<>() : rows(app, query.index()).subMap(keys.from(), true, keys.to(), false);
        Map<Bytes, Item> ordered = query.isDescending() ? rows.descendingMap() : rows;
        return query.page(
                ordered.entrySet().iterator(), row -> IndexQuery.positionAfter(row.getKey()), Map.Entry::getValue);
    }

    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        items(app);
    }

    @Override
    public void dropIndex(AppId app, String fullName) {
        items(app);
    }
}
