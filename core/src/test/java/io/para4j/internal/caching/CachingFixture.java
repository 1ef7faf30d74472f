package io.para4j.internal.caching;

import io.para4j.ScriptedDAO;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Cached;
import io.para4j.spi.AppId;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Precondition;
import io.para4j.spi.Ticker;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A scripted store behind a fake cache, with a clock that the test moves. */
final class CachingFixture {
    static final AppId SHOP = AppId.of("shop");
    static final Duration TIME = Duration.ofMinutes(5);

    @Cached("30s")
    static final class Brief extends AbstractParaObject {}

    @Cached(Cached.NEVER)
    static final class Fresh extends AbstractParaObject {}

    final ScriptedDAO dao = new ScriptedDAO();
    final FakeCache cache = new FakeCache();
    final List<Throwable> failures = new ArrayList<>();
    final AtomicLong millis = new AtomicLong();
    final CachingDAO cached;
    private int writes;

    CachingFixture() {
        this(Duration.ZERO, 100);
    }

    CachingFixture(Duration negativeTime, int maxFencedApps) {
        CachedTypes types = CachedTypes.of(List.of(Brief.class, Fresh.class), new CacheTimes(TIME, negativeTime));
        cached = node(1, types, maxFencedApps);
    }

    private CachingDAO node(long number, CachedTypes types, int maxFencedApps) {
        Ticker time = () -> TimeUnit.MILLISECONDS.toNanos(millis.get());
        CacheAccess access = new CacheAccess(cache, types, time, new FailureListener());
        return new CachingDAO(dao, access, types, new CacheStamps(number, new AppFences(maxFencedApps), () -> 0));
    }

    /** Returns another node on the same store and the same cache. */
    CachingDAO otherNode() {
        return node(2, CachedTypes.of(List.of(), CacheTimes.DEFAULT), 100);
    }

    private final class FailureListener implements OperationListener {
        @Override
        public void onOperation(Operation operation) {}

        @Override
        public void onCacheFailure(AppId app, Throwable error) {
            failures.add(error);
        }
    }

    static Item item(String id, long version) {
        return item(id, "city", version);
    }

    static Item item(String id, String type, long version) {
        return new Item(id, type, version, Optional.of("r" + version), 7, Map.of("name", "v" + version));
    }

    /** Stores an item without the cache, as another node does. */
    Item stored(Item item) {
        dao.items.put(SHOP + "/" + item.id(), item);
        return item;
    }

    Item stored(String id, long version) {
        return stored(item(id, version));
    }

    Optional<Item> storedNow(String id) {
        return Optional.ofNullable(dao.items.get(SHOP + "/" + id));
    }

    Optional<Item> read(String id) {
        return cached.read(SHOP, id, Consistency.EVENTUAL);
    }

    /** Returns an update without a precondition. */
    Update update(String id) {
        return update(id, Precondition.none());
    }

    Update update(String id, Precondition precondition) {
        writes++;
        return Update.of(id, precondition, "w" + writes, List.of(new Change.Set("name", "w" + writes)));
    }

    /** Reads an item and returns the result if it was a hit; empty if the store was read. */
    Optional<Optional<Item>> hit(String id) {
        long before = cached.counters().misses();
        Optional<Item> item = read(id);
        return cached.counters().misses() == before ? Optional.of(item) : Optional.empty();
    }
}
