package io.para4j.internal.caching;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The loads in progress, so that threads that miss the same id share one load. A thread joins a load only if the stamp
 * with which the load started is still current, because a load that started before a write ended may lack that write.
 *
 * <p>A thread never waits while others may wait for it. Within a load of its own, for example in a listener, it loads
 * every id itself. Of many ids, it first loads those that no other thread loads, and then waits for the others. So two
 * threads never wait for each other, unless a load itself waits for another thread that reads.
 */
final class LoadsInProgress {
    private static final int ENDED_STRIPES = 1 << 10;

    private final CacheStamps stamps;
    private final ConcurrentMap<CacheKey, Load> loads = new ConcurrentHashMap<>();
    private final AtomicIntegerArray endedCounts = new AtomicIntegerArray(ENDED_STRIPES);

    /** True if the thread is within a load of its own; otherwise absent. */
    private final ThreadLocal<Boolean> isLoading = new ThreadLocal<>();

    /** Loads items, given the stamp of each id. Returns the items that exist. */
    interface Loader {
        Map<CacheKey, Item> load(Map<CacheKey, Stamp> stamps);
    }

    /** The result of a load. */
    private record Result(Optional<Item> item) {}

    /**
     * The load of one id. The owner writes the fields before it opens the latch; other threads read them afterwards.
     */
    private static final class Load {
        private final Stamp stamp;
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable Result result;
        private @Nullable Throwable error;

        Load(Stamp stamp) {
            this.stamp = stamp;
        }
    }

    /**
     * Creates an empty set of loads.
     *
     * @param stamps the stamps that loads start with
     */
    LoadsInProgress(CacheStamps stamps) {
        this.stamps = stamps;
    }

    private boolean isCurrent(Stamp stamp, CacheKey key) {
        return stamps.isCurrent(stamp, key.app(), CacheStamps.hash(key.app(), key.id()));
    }

    /** Returns a number that changes whenever a load of an id with this hash ends, and for a few other ids. */
    int endedCount(int hash) {
        return endedCounts.get(hash & ENDED_STRIPES - 1);
    }

    /**
     * Joins the loads of ids that are in progress, and loads all others together. If a load fails, every thread that
     * waited for it throws the same exception. There are two exceptions: if the loading thread was interrupted, or one
     * of several objects was unreadable, the waiting threads try again.
     *
     * @param keys the ids, none twice
     * @return the items that exist
     * @throws StorageException if the thread is interrupted while it waits
     */
    Map<CacheKey, Item> load(Collection<CacheKey> keys, Loader loader) {
        Map<CacheKey, Item> found = new HashMap<>();
        Collection<CacheKey> remaining = keys;
        while (!remaining.isEmpty()) {
            remaining = loadOrJoin(remaining, loader, found);
        }
        return found;
    }

    /** Runs one attempt, and returns the ids that must be tried again. */
    private Collection<CacheKey> loadOrJoin(Collection<CacheKey> keys, Loader loader, Map<CacheKey, Item> found) {
        Map<CacheKey, Load> own = new LinkedHashMap<>();
        Map<CacheKey, Load> others = new LinkedHashMap<>();
        boolean isOuter = isLoading.get() == null;
        try {
            for (CacheKey key : keys) {
                Load other = startOrJoin(key, isOuter, own);
                if (other != null) {
                    others.put(key, other);
                }
            }
            isLoading.set(true);
            found.putAll(run(own, loader));
        } finally {
            own.forEach(this::end);
            if (isOuter) {
                isLoading.remove();
            }
        }
        return await(others, found);
    }

    /** Starts a load of an id and adds it to {@code own}, or returns the load of another thread to join. */
    private @Nullable Load startOrJoin(CacheKey key, boolean mayJoin, Map<CacheKey, Load> own) {
        while (true) {
            Load current = loads.get(key);
            if (current != null && mayJoin && isCurrent(current.stamp, key)) {
                return current;
            }
            Load started = new Load(stamps.current());
            own.put(key, started);
            boolean isStarted =
                    current == null ? loads.putIfAbsent(key, started) == null : loads.replace(key, current, started);
            if (isStarted) {
                return null;
            }
            own.remove(key);
        }
    }

    private static Map<CacheKey, Item> run(Map<CacheKey, Load> own, Loader loader) {
        if (own.isEmpty()) {
            return Map.of();
        }
        Map<CacheKey, Stamp> stamps = new LinkedHashMap<>();
        own.forEach((key, load) -> stamps.put(key, load.stamp));
        try {
            Map<CacheKey, Item> items = loader.load(stamps);
            own.forEach((key, load) -> load.result = new Result(Optional.ofNullable(items.get(key))));
            return items;
        } catch (RuntimeException | Error e) {
            boolean isUnreadable = e instanceof UnreadableObjectException && own.size() > 1;
            boolean isPrivate = isUnreadable || Thread.currentThread().isInterrupted();
            own.values().forEach(load -> load.error = isPrivate ? null : e);
            throw e;
        }
    }

    private void end(CacheKey key, Load own) {
        endedCounts.incrementAndGet(CacheStamps.hash(key.app(), key.id()) & ENDED_STRIPES - 1);
        loads.remove(key, own);
        own.done.countDown();
    }

    private static Collection<CacheKey> await(Map<CacheKey, Load> others, Map<CacheKey, Item> found) {
        List<CacheKey> unfinished = new ArrayList<>(0);
        others.forEach((key, load) -> {
            Result result = await(key, load);
            if (result == null) {
                unfinished.add(key);
            } else {
                result.item().ifPresent(item -> found.put(key, item));
            }
        });
        return unfinished;
    }

    /** Waits for a load and returns its result; null if the load must be tried again. */
    private static @Nullable Result await(CacheKey key, Load load) {
        try {
            load.done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Target target = new Target("read", key.app().name(), "", key.id());
            throw StorageException.notSent(target.toString(), "the thread was interrupted while it waited", e);
        }
        if (load.error instanceof RuntimeException e) {
            throw e;
        }
        if (load.error instanceof Error e) {
            throw e;
        }
        return load.result;
    }
}
