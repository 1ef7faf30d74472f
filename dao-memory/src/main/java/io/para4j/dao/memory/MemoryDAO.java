package io.para4j.dao.memory;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Bytes;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.ItemPage;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store that keeps items in memory, in one {@link MemoryApp} for each app. Instances share nothing.
 *
 * <p>The records of the SPI do the checking: {@link Creation}, {@link Update} and {@link Deletion} verify themselves
 * against the stored item, and throw the error that the caller gets. The store only has to make "check, then write" one
 * atomic step, which {@link MemoryApp#write} does.
 *
 * <p>Pages are in the order of ids. A position is the last id of the previous page, so reading a page takes the same
 * time wherever it begins. So does a page of a query, whose position is the last key in the index.
 */
final class MemoryDAO implements DAO, IndexedDAO, TransactionalDAO, AppStorage {
    private final Map<AppId, MemoryApp> apps = new ConcurrentHashMap<>();
    private final DeclaredIndexes indexes;
    private final Supplier<RecordedChanges> recording;
    private final RecordedChanges shared;

    /**
     * Creates a store.
     *
     * @param recording creates the place for the changes of one app, or of all apps in shared storage
     */
    MemoryDAO(DeclaredIndexes indexes, Supplier<RecordedChanges> recording) {
        this.indexes = indexes;
        this.recording = recording;
        this.shared = recording.get();
    }

    /** Returns an app, or throws if it does not exist. */
    MemoryApp app(AppId app) {
        MemoryApp found = apps.get(app);
        if (found == null) {
            throw new AppNotFoundException(app.name());
        }
        return found;
    }

    /** Returns a stored item; empty also if the app does not exist. */
    Optional<Item> find(AppId app, String id) {
        MemoryApp found = apps.get(app);
        return found == null ? Optional.empty() : found.find(id);
    }

    DeclaredIndexes indexes() {
        return indexes;
    }

    @Override
    public void create(AppId app, Creation creation) {
        app(app).write(creation.id(), stored -> Optional.of(creation.applyTo(app, stored)));
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return app(app).find(id);
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return app(app).write(update.id(), stored -> Optional.of(update.applyTo(app, stored)));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        app(app).write(deletion.id(), stored -> {
            deletion.verify(app, stored);
            return Optional.empty();
        });
    }

    @Override
    public void restore(AppId app, Item item) {
        app(app).write(item.id(), stored -> Optional.of(ItemSize.check("restore", app, item)));
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        ConcurrentNavigableMap<String, Item> items = app(app).items();
        ConcurrentNavigableMap<String, Item> rest =
                position.map(last -> items.tailMap(last, false)).orElse(items);
        List<Item> page = new ArrayList<>(Math.min(limit, 1000));
        for (Item item : rest.values()) {
            if (page.size() == limit) {
                return ItemPage.of(page, Optional.of(page.get(limit - 1).id()));
            }
            page.add(item);
        }
        return ItemPage.of(page, Optional.empty());
    }

    @Override
    public ItemPage query(AppId app, IndexQuery query) {
        return query(app, query, UnaryOperator.identity());
    }

    /**
     * Reads a page of a query.
     *
     * @param observed returns the iterator to read the rows from, which are at first those from the start of the page on,
     *     in the order of the query
     */
    ItemPage query(AppId app, IndexQuery query, UnaryOperator<Iterator<Map.Entry<Bytes, Item>>> observed) {
        return app(app).readEntries(
                        query.index(),
                        entries -> query.page(
                                observed.apply(rows(entries, query)),
                                row -> IndexQuery.positionAfter(row.getKey()),
                                Map.Entry::getValue));
    }

    private static Iterator<Map.Entry<Bytes, Item>> rows(NavigableMap<Bytes, Item> entries, IndexQuery query) {
        IndexQuery.Keys keys = query.keys();
        if (keys.isEmpty()) {
            return Collections.emptyIterator();
        }
        NavigableMap<Bytes, Item> range = entries.subMap(keys.from(), true, keys.to(), false);
        return (query.isDescending() ? range.descendingMap() : range).entrySet().iterator();
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        List<ItemKey> keys = request.parts().stream().map(TransactionPart::key).toList();
        try (LockedItems locked = lock(keys)) {
            TransactionRequest.Result result = request.resultOn(locked.find());
            if (!result.isRefused()) {
                locked.put(result.items());
            }
            return result.outcomes();
        }
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        try (LockedItems locked = lock(keys)) {
            return locked.find();
        }
    }

    /** Locks items of apps that exist. */
    private LockedItems lock(List<ItemKey> keys) {
        Map<AppId, MemoryApp> found = new HashMap<>();
        keys.forEach(key -> found.computeIfAbsent(key.app(), this::app));
        return new LockedItems(keys, key -> found.get(key.app()));
    }

    /** Does nothing, since each app has all declared indexes from the beginning. */
    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        app(app);
    }

    /** Does nothing, since no app has an index that is not declared. */
    @Override
    public void dropIndex(AppId app, String fullName) {
        app(app);
    }

    @Override
    public void ensure(AppId app) {
        apps.computeIfAbsent(
                app, created -> new MemoryApp(created, indexes, created.shared() ? shared : recording.get()));
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        apps.computeIfPresent(app, (id, dropped) -> {
            dropped.drop();
            return null;
        });
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        return Optional.ofNullable(apps.get(app))
                .map(found ->
                        new AppStatus(true, OptionalLong.of(found.items().size()), OptionalLong.empty(), Map.of()));
    }
}
