package io.para4j.dao.memory;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The items of one app, sorted by id, its indexes, each sorted by {@link IndexDefinition#keyOf}, and its recorded
 * changes.
 *
 * <p>A write holds the lock of its id while it checks the stored item, stores the new one, changes the indexes and records
 * the change. Reads of items take no lock: they see an item before or after a write. While a page of a query is read, no
 * indexed item of the app is written. So a page has each item once, wherever a write moves it, and a query shows each
 * write that a read has shown.
 */
final class MemoryApp {
    private static final int LOCKS = 64;

    private final ConcurrentNavigableMap<String, Item> items = new ConcurrentSkipListMap<>();
    private final Map<IndexDefinition, NavigableMap<Bytes, Item>> entries = new HashMap<>();
    private final AppId app;
    private final DeclaredIndexes indexes;
    private final RecordedChanges changes;
    private final Lock[] locks = new Lock[LOCKS];
    private final ReadWriteLock entriesLock = new ReentrantReadWriteLock(true);
    private volatile boolean isDropped;

    MemoryApp(AppId app, DeclaredIndexes indexes, RecordedChanges changes) {
        this.app = app;
        this.changes = changes;
        this.indexes = indexes;
        indexes.all().forEach(index -> entries.put(index, new TreeMap<>()));
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Returns the items. Only {@link #write} changes them. */
    ConcurrentNavigableMap<String, Item> items() {
        return items;
    }

    /** Returns the recorded changes. In shared storage they are those of all apps. */
    RecordedChanges changes() {
        return changes;
    }

    Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Reads the entries of a declared index. None changes meanwhile. */
    <T> T readEntries(IndexDefinition index, Function<NavigableMap<Bytes, Item>, T> read) {
        NavigableMap<Bytes, Item> found = entries(index);
        entriesLock.readLock().lock();
        try {
            return read.apply(found);
        } finally {
            entriesLock.readLock().unlock();
        }
    }

    private NavigableMap<Bytes, Item> entries(IndexDefinition index) {
        NavigableMap<Bytes, Item> found = entries.get(index);
        if (found == null) {
            throw new IllegalArgumentException("index " + index.fullName() + " is not declared");
        }
        return found;
    }

    /**
     * Replaces an item in one atomic step.
     *
     * @param change returns the new item, or empty to delete it, for the stored one. If it throws, nothing changes.
     * @return the new item
     * @throws AppNotFoundException if the app is dropped
     */
    Optional<Item> write(String id, UnaryOperator<Optional<Item>> change) {
        Lock lock = locks[lockOf(id)];
        lock.lock();
        try {
            checkStored();
            Optional<Item> after = change.apply(find(id));
            put(id, after);
            return after;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of the lock that a write of an id holds. Locks are taken in the order of their numbers. */
    static int lockOf(String id) {
        return Math.floorMod(id.hashCode(), LOCKS);
    }

    /** Returns the lock of a number. */
    Lock lock(int number) {
        return locks[number];
    }

    /** Stores an item, or deletes it. The caller holds the lock of the id. */
    void put(String id, Optional<Item> after) {
        Optional<Item> before = find(id);
        if (isIndexed(before) || isIndexed(after)) {
            entriesLock.writeLock().lock();
            try {
                before.ifPresent(this::unindex);
                after.ifPresent(this::index);
                store(id, after);
            } finally {
                entriesLock.writeLock().unlock();
            }
        } else {
            store(id, after);
        }
        changes.add(app, id, before, after);
    }

    /**
     * Ends all writes. In shared storage, which goes on without the app, each item is recorded as deleted. Own storage
     * vanishes as a whole, as a table does.
     */
    void drop() {
        for (Lock lock : locks) {
            lock.lock();
        }
        try {
            if (app.shared()) {
                items.forEach((id, item) -> changes.add(app, id, Optional.of(item), Optional.empty()));
            }
            isDropped = true;
        } finally {
            for (Lock lock : locks) {
                lock.unlock();
            }
        }
    }

    /** Returns whether the app is dropped, so that no change will follow. */
    boolean isDropped() {
        return isDropped;
    }

    /** Checks that the app is not dropped. The caller holds a lock. */
    void checkStored() {
        if (isDropped) {
            throw new AppNotFoundException(app.name());
        }
    }

    private boolean isIndexed(Optional<Item> item) {
        return item.isPresent() && !indexes.of(item.get().type()).isEmpty();
    }

    private void index(Item item) {
        for (IndexDefinition index : indexes.of(item.type())) {
            index.keyOf(item).ifPresent(key -> entries(index).put(key, item));
        }
    }

    private void unindex(Item item) {
        for (IndexDefinition index : indexes.of(item.type())) {
            index.keyOf(item).ifPresent(key -> entries(index).remove(key));
        }
    }

    private void store(String id, Optional<Item> item) {
        if (item.isPresent()) {
            items.put(id, item.get());
        } else {
            items.remove(id);
        }
    }
}
