package io.para4j.testkit;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;

/**
 * A minimal correct DAO. It has only the six methods of {@link DAO} and the three of {@link AppStorage}. It is the
 * store behind the cache under test, and the base of stores with one bug. Safe for use by many threads.
 */
public class TinyDAO implements DAO, AppStorage {
    private final Map<AppId, NavigableMap<String, Item>> apps;

    /** Creates a store without apps. */
    public TinyDAO() {
        this(new ConcurrentHashMap<>());
    }

    /**
     * Creates a store on existing items, as if their store were opened again.
     *
     * @param apps the items of each app, by id; the store modifies this map
     */
    public TinyDAO(Map<AppId, NavigableMap<String, Item>> apps) {
        this.apps = apps;
    }

    /**
     * Returns the items of an app.
     *
     * @param app the app
     * @return its items, by id
     * @throws AppNotFoundException if the app has no storage
     */
    protected NavigableMap<String, Item> items(AppId app) {
        return Optional.ofNullable(apps.get(app)).orElseThrow(() -> new AppNotFoundException(app.name()));
    }

    /**
     * Returns the item with an id.
     *
     * @param app the app
     * @param id the item's id
     * @return the item; empty if it is not stored
     */
    protected Optional<Item> find(AppId app, String id) {
        return Optional.ofNullable(items(app).get(id));
    }

    /**
     * Stores an item, and replaces any item with the same id.
     *
     * @param app the app
     * @param item the item
     */
    protected void put(AppId app, Item item) {
        items(app).put(item.id(), item);
    }

    /**
     * Removes the item with an id. Does nothing if there is none.
     *
     * @param app the app
     * @param id the item's id
     */
    protected void remove(AppId app, String id) {
        items(app).remove(id);
    }

    @Override
    public synchronized void create(AppId app, Creation creation) {
        put(app, creation.applyTo(app, find(app, creation.id())));
    }

    @Override
    public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
        return find(app, id);
    }

    @Override
    public synchronized Optional<Item> update(AppId app, Update update) {
        Item after = update.applyTo(app, find(app, update.id()));
        put(app, after);
        return Optional.of(after);
    }

    @Override
    public synchronized void delete(AppId app, Deletion deletion) {
        deletion.verify(app, find(app, deletion.id()));
        remove(app, deletion.id());
    }

    @Override
    public synchronized void restore(AppId app, Item item) {
        put(app, ItemSize.check("restore", app, item));
    }

    @Override
    public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
        NavigableMap<String, Item> items = items(app);
        Map<String, Item> rest = position.<Map<String, Item>>map(last -> items.tailMap(last, false))
                .orElse(items);
        List<Item> page = rest.values().stream().limit(limit).toList();
        boolean isLast = rest.size() <= limit;
        return ItemPage.of(
                page,
                isLast ? Optional.empty() : Optional.of(page.get(limit - 1).id()));
    }

    @Override
    public synchronized void ensure(AppId app) {
        apps.putIfAbsent(app, new ConcurrentSkipListMap<>());
    }

    @Override
    public synchronized void drop(AppId app, LongConsumer progress) {
        apps.remove(app);
    }

    @Override
    public synchronized Optional<AppStatus> status(AppId app) {
        return Optional.ofNullable(apps.get(app))
                .map(items -> new AppStatus(true, OptionalLong.of(items.size()), OptionalLong.empty(), Map.of()));
    }
}
