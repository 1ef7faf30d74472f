package io.para4j.testkit;

import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.SortRange;
import io.para4j.spi.Ticker;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A DAO whose queries are late by a time, as those of a replicated index may be: they show no write of this DAO that is
 * younger. All other calls are those of the DAO below. Use it to test code that must not rely on results of queries. Safe
 * for use by many threads.
 *
 * <p>It reads every object before it writes it, and each query reads the whole partition, so it is only for tests.
 */
public final class StaleIndexDAO extends ForwardingDAO implements IndexedDAO {
    private record Key(AppId app, String id) {}

    /** The state of an item before a write, and the time of the write. */
    private record Former(long nanos, Optional<Item> item) {}

    private final IndexedDAO index;
    private final Ticker ticker;
    private final long lagNanos;
    private final Map<Key, Deque<Former>> former = new ConcurrentHashMap<>();

    /**
     * Creates a DAO.
     *
     * @param delegate the DAO that gets all calls
     * @param index the capability of the same store
     * @param ticker the source of time
     * @param lag the time by which queries are late
     */
    public StaleIndexDAO(DAO delegate, IndexedDAO index, Ticker ticker, Duration lag) {
        super(delegate);
        this.index = index;
        this.ticker = ticker;
        this.lagNanos = lag.toNanos();
    }

    private void remember(AppId app, String id, Optional<Item> before) {
        Deque<Former> states = former.computeIfAbsent(new Key(app, id), key -> new ArrayDeque<>());
        synchronized (states) {
            removeOld(states);
            states.addLast(new Former(ticker.nanos(), before));
        }
    }

    private void removeOld(Deque<Former> states) {
        while (!states.isEmpty() && ticker.nanos() - states.getFirst().nanos() >= lagNanos) {
            states.removeFirst();
        }
    }

    private void remember(AppId app, List<String> ids) {
        Map<String, Item> before = super.readAll(app, ids, Consistency.STRONG);
        ids.forEach(id -> remember(app, id, Optional.ofNullable(before.get(id))));
    }

    @Override
    public ItemPage query(AppId app, IndexQuery query) {
        NavigableMap<Bytes, Item> rows = partition(app, query);
        former.forEach((key, states) -> {
            if (key.app().equals(app)) {
                synchronized (states) {
                    removeOld(states);
                    if (!states.isEmpty()) {
                        rows.values().removeIf(item -> item.id().equals(key.id()));
                        states.getFirst()
                                .item()
                                .ifPresent(item -> query.index().keyOf(item).ifPresent(at -> rows.put(at, item)));
                    }
                }
            }
        });
        IndexQuery.Keys keys = query.keys();
        NavigableMap<Bytes, Item> range =
                keys.isEmpty() ? Collections.emptyNavigableMap() : rows.subMap(keys.from(), true, keys.to(), false);
        return query.page(
                (query.isDescending() ? range.descendingMap() : range)
                        .entrySet()
                        .iterator(),
                row -> IndexQuery.positionAfter(row.getKey()),
                Map.Entry::getValue);
    }

    /** Returns all items that the index has in the partition of a query, by their keys. */
    private NavigableMap<Bytes, Item> partition(AppId app, IndexQuery query) {
        NavigableMap<Bytes, Item> rows = new TreeMap<>();
        IndexQuery all = new IndexQuery(
                query.index(), query.partition(), SortRange.ALL, false, Optional.empty(), 1000, Optional.empty());
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = index.query(app, all.at(position));
            page.items().forEach(item -> query.index().keyOf(item).ifPresent(key -> rows.put(key, item)));
            position = page.next();
        } while (position.isPresent());
        return rows;
    }

    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        index.updateIndexes(app, progress);
    }

    @Override
    public void dropIndex(AppId app, String fullName) {
        index.dropIndex(app, fullName);
    }

    @Override
    public void create(AppId app, Creation creation) {
        remember(app, List.of(creation.id()));
        super.create(app, creation);
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        remember(app, List.of(update.id()));
        return super.update(app, update);
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        remember(app, List.of(deletion.id()));
        super.delete(app, deletion);
    }

    @Override
    public void restore(AppId app, Item item) {
        remember(app, List.of(item.id()));
        super.restore(app, item);
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        remember(app, creations.stream().map(Creation::id).toList());
        return super.createAll(app, creations);
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        remember(app, updates.stream().map(Update::id).toList());
        return super.updateAll(app, updates);
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        remember(app, deletions.stream().map(Deletion::id).toList());
        return super.deleteAll(app, deletions);
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        remember(app, items.stream().map(Item::id).toList());
        return super.restoreAll(app, items);
    }
}
