package io.para4j.testkit.tests.mutants;

import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Stamp;
import io.para4j.spi.Update;
import io.para4j.testkit.ForwardingDAO;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A correct store behind a cache, with a count of writes and strong reads for each id. A mutant overrides one of its steps. */
class SoundCachingDAO extends ForwardingDAO {
    private static final AtomicLong NODES = new AtomicLong();
    private static final Duration TIME = Duration.ofMinutes(5);

    private final long node = NODES.incrementAndGet();
    private final DAO store;
    private final Cache cache;
    private final Duration negative;
    private final Map<Key, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Set<Key> bypassed = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Key, Flight> flights = new ConcurrentHashMap<>();

    SoundCachingDAO(DAO store, Cache cache, Duration negative) {
        super(store);
        this.store = store;
        this.cache = cache;
        this.negative = negative;
    }

    /** An id in an app. */
    record Key(AppId app, String id) {}

    /** A load in progress. Its result returns what the load returned, or throws what it threw. */
    static final class Flight {
        private final Stamp stamp;
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable Supplier<Optional<Item>> result;

        Flight(Stamp stamp) {
            this.stamp = stamp;
        }

        void fails(RuntimeException error) {
            result = () -> {
                throw error;
            };
        }
    }

    final DAO store() {
        return store;
    }

    // Stamps

    private AtomicLong count(Key key) {
        return counts.computeIfAbsent(key, any -> new AtomicLong());
    }

    Stamp now(Key key) {
        return new Stamp(node, count(key).get());
    }

    boolean isCurrent(Stamp stamp, Key key) {
        return stamp.node() == node
                ? stamp.count() == count(key).get()
                : count(key).get() == 0;
    }

    /** Counts a write, and returns whether no other write has ended since it began. */
    boolean countWrite(Key key, Stamp before) {
        return count(key).compareAndSet(before.count(), before.count() + 1)
                || count(key).incrementAndGet() == Long.MIN_VALUE;
    }

    // The cache, whose failures callers do not see

    Optional<CacheEntry> get(Key key) {
        try {
            return bypassed.contains(key) ? Optional.empty() : cache.get(key.app(), key.id());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    void put(Key key, Optional<Item> item, Stamp stamp) {
        if (item.isEmpty() && negative.isZero()) {
            remove(key);
        } else {
            call(
                    key,
                    () -> cache.put(
                            key.app(), key.id(), new CacheEntry(item, stamp), item.isPresent() ? TIME : negative));
        }
    }

    void remove(Key key) {
        call(key, () -> cache.remove(key.app(), key.id()));
    }

    void call(Key key, Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException e) {
            bypassed.add(key);
        }
    }

    // Reads

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        Key key = new Key(app, id);
        if (consistency == Consistency.STRONG) {
            return readStrong(key);
        }
        Optional<CacheEntry> entry = get(key);
        return entry.isPresent() && isHit(entry.get(), key) ? entry.get().item() : loadOnce(key);
    }

    /** Reads strongly and counts the read like a write, so that loads that began before its end are outdated. */
    Optional<Item> readStrong(Key key) {
        return write(
                key.app(),
                List.of(key.id()),
                () -> store.read(key.app(), key.id(), Consistency.STRONG),
                (item, index) -> new Left(true, item));
    }

    boolean isHit(CacheEntry entry, Key key) {
        return isCurrent(entry.stamp(), key);
    }

    Consistency consistencyOfLoads() {
        return Consistency.STRONG;
    }

    Optional<Item> load(Key key, Stamp stamp) {
        Optional<Item> item = store.read(key.app(), key.id(), consistencyOfLoads());
        if (isCurrent(stamp, key)) {
            put(key, item, stamp);
        }
        return item;
    }

    Optional<Item> loadOnce(Key key) {
        while (true) {
            Flight flight = flights.get(key);
            Flight own = new Flight(now(key));
            if (flight != null && isJoinable(flight.stamp, key)) {
                Supplier<Optional<Item>> result = join(flight);
                if (result != null) {
                    return result.get();
                }
            } else if (flight == null ? flights.putIfAbsent(key, own) == null : flights.replace(key, flight, own)) {
                return fly(key, own);
            }
        }
    }

    boolean isJoinable(Stamp begun, Key key) {
        return isCurrent(begun, key);
    }

    private Optional<Item> fly(Key key, Flight own) {
        try {
            // Another load may have ended since the cache was read.
            Optional<CacheEntry> entry = get(key).filter(current -> isHit(current, key));
            Optional<Item> item = entry.isPresent() ? entry.get().item() : load(key, own.stamp);
            own.result = () -> item;
            return item;
        } catch (RuntimeException e) {
            failed(own, e);
            throw e;
        } finally {
            flights.remove(key, own);
            own.done.countDown();
        }
    }

    /** Ends a load with an error. An interrupted load has no result, so the reads that wait for it try again. */
    void failed(Flight own, RuntimeException error) {
        if (!Thread.currentThread().isInterrupted()) {
            own.fails(error);
        }
    }

    private static @Nullable Supplier<Optional<Item>> join(Flight flight) {
        try {
            flight.done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.notSent("read", "the thread was interrupted", e);
        }
        return flight.result;
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        Map<String, Item> found = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(ids)) {
            read(app, id, consistency).ifPresent(item -> found.put(id, item));
        }
        return found;
    }

    // Writes

    /** The state that a write left behind, if it is known. */
    record Left(boolean isKnown, Optional<Item> item) {}

    private static final Left UNKNOWN = new Left(false, Optional.empty());

    <T> T write(AppId app, List<String> ids, Supplier<T> write, BiFunction<T, Integer, Left> left) {
        List<Key> keys = ids.stream().map(id -> new Key(app, id)).toList();
        List<Stamp> before = keys.stream().map(this::beginWrite).toList();
        Optional<T> result = Optional.empty();
        try {
            result = Optional.of(write.get());
            return result.get();
        } finally {
            for (int i = 0; i < keys.size(); i++) {
                int index = i;
                end(
                        keys.get(i),
                        before.get(i),
                        result.map(done -> left.apply(done, index)).orElse(UNKNOWN));
            }
        }
    }

    Stamp beginWrite(Key key) {
        return now(key);
    }

    void end(Key key, Stamp before, Left left) {
        if (countWrite(key, before) && left.isKnown()) {
            put(key, left.item(), new Stamp(before.node(), before.count() + 1));
        } else {
            remove(key);
        }
    }

    private void write(AppId app, String id, Runnable write, Optional<Item> left) {
        Supplier<Boolean> call = () -> {
            write.run();
            return true;
        };
        write(app, List.of(id), call, (done, index) -> new Left(true, left));
    }

    @Override
    public void create(AppId app, Creation creation) {
        write(app, creation.id(), () -> store.create(app, creation), Optional.of(creation.item()));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return write(
                app,
                List.of(update.id()),
                () -> store.update(app, update.returningItem()),
                (after, index) -> leftByUpdate(update, after));
    }

    Left leftByUpdate(Update update, Optional<Item> after) {
        return new Left(true, after);
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        write(app, deletion.id(), () -> store.delete(app, deletion), Optional.empty());
    }

    @Override
    public void restore(AppId app, Item item) {
        write(app, item.id(), () -> store.restore(app, item), Optional.of(item));
    }

    // Batches

    private <W> List<Outcome> all(
            AppId app,
            List<W> writes,
            Function<W, String> id,
            Supplier<List<Outcome>> batch,
            Function<W, Optional<Item>> left) {
        return write(app, writes.stream().map(id).toList(), batch, (outcomes, index) -> {
            boolean isDone = outcomes.get(index) instanceof Outcome.Done;
            return leftInBatch(isDone, left.apply(writes.get(index)));
        });
    }

    Left leftInBatch(boolean isDone, Optional<Item> item) {
        return isDone ? new Left(true, item) : UNKNOWN;
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return all(
                app, creations, Creation::id, () -> store.createAll(app, creations), each -> Optional.of(each.item()));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return write(
                app,
                updates.stream().map(Update::id).toList(),
                () -> store.updateAll(app, updates),
                (any, i) -> UNKNOWN);
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return all(app, deletions, Deletion::id, () -> store.deleteAll(app, deletions), each -> Optional.empty());
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return all(app, items, Item::id, () -> store.restoreAll(app, items), Optional::of);
    }
}
