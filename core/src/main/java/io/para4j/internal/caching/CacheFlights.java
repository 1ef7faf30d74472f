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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loads that are under way, so that many who miss one id wait for one load. A load is joined only by readers who find the
 * stamp that it began with still current: one that began before a write has ended may not give what that write left.
 *
 * <p>A thread waits for nobody while others may wait for it: what it reads within a load of its own, in a listener say, it loads
 * itself, and of many ids it loads those that nobody else does before it waits for the others. So no two wait for each other,
 * unless a load waits for another thread that reads.
 */
final class CacheFlights {
    private static final int ENDED_STRIPES = 1 << 10;

    private final ConcurrentMap<CacheKey, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicIntegerArray ended = new AtomicIntegerArray(ENDED_STRIPES);

    /** Whether the thread is within a load of its own; absent if not. */
    private final ThreadLocal<Boolean> isLoading = new ThreadLocal<>();

    /** Loads what is stored under ids, of which each has the stamp that was taken; nothing for an id under which nothing is. */
    interface Loader {
        Map<CacheKey, Item> load(Map<CacheKey, Stamp> stamps);
    }

    /** What a load gave. */
    private record Loaded(Optional<Item> item) {}

    /** The load of one id. Fields are written by its owner before the latch is opened, and read by others after. */
    private static final class Flight {
        private final Stamp stamp;
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable Loaded loaded;
        private @Nullable Throwable error;

        Flight(Stamp stamp) {
            this.stamp = stamp;
        }
    }

    /** Returns a number that differs once a load of the stripe has ended. */
    int ended(int stripe) {
        return ended.get(stripe & ENDED_STRIPES - 1);
    }

    /**
     * Joins the loads of ids, or makes one of all that cannot be joined. The error of a load is that of everybody who waited
     * for it, as one instance; except if its thread was interrupted, or it was of many of which one is unreadable, when those
     * who waited try again.
     *
     * @param keys the ids, none twice
     * @param now gives the current stamp of an id
     * @return the items found
     * @throws StorageException if the thread is interrupted while it waits
     */
    Map<CacheKey, Item> load(Collection<CacheKey> keys, Function<CacheKey, Stamp> now, Loader loader) {
        Map<CacheKey, Item> found = new HashMap<>();
        Collection<CacheKey> left = keys;
        while (!left.isEmpty()) {
            left = loadOrJoin(left, now, loader, found);
        }
        return found;
    }

    /** Returns the ids whose load ended without anything that concerns others. */
    private Collection<CacheKey> loadOrJoin(
            Collection<CacheKey> keys, Function<CacheKey, Stamp> now, Loader loader, Map<CacheKey, Item> found) {
        Map<CacheKey, Flight> own = new LinkedHashMap<>();
        Map<CacheKey, Flight> others = new LinkedHashMap<>();
        boolean isOuter = isLoading.get() == null;
        try {
            for (CacheKey key : keys) {
                Flight other = beginOrJoin(key, now, isOuter, own);
                if (other != null) {
                    others.put(key, other);
                }
            }
            isLoading.set(true);
            found.putAll(fly(own, loader));
        } finally {
            own.forEach(this::end);
            if (isOuter) {
                isLoading.remove();
            }
        }
        return await(others, found);
    }

    /** Begins a load of an id, or returns another's that may be joined. */
    private @Nullable Flight beginOrJoin(
            CacheKey key, Function<CacheKey, Stamp> now, boolean mayJoin, Map<CacheKey, Flight> own) {
        while (true) {
            Flight flight = flights.get(key);
            Stamp stamp = now.apply(key);
            if (flight != null && mayJoin && flight.stamp.equals(stamp)) {
                return flight;
            }
            Flight begun = new Flight(stamp);
            own.put(key, begun);
            if (flight == null ? flights.putIfAbsent(key, begun) == null : flights.replace(key, flight, begun)) {
                return null;
            }
            own.remove(key);
        }
    }

    private static Map<CacheKey, Item> fly(Map<CacheKey, Flight> own, Loader loader) {
        if (own.isEmpty()) {
            return Map.of();
        }
        Map<CacheKey, Stamp> stamps = new LinkedHashMap<>();
        own.forEach((key, flight) -> stamps.put(key, flight.stamp));
        try {
            Map<CacheKey, Item> items = loader.load(stamps);
            own.forEach((key, flight) -> flight.loaded = new Loaded(Optional.ofNullable(items.get(key))));
            return items;
        } catch (RuntimeException | Error e) {
            boolean isUnreadable = e instanceof UnreadableObjectException && own.size() > 1;
            boolean isOwn = isUnreadable || Thread.currentThread().isInterrupted();
            own.values().forEach(flight -> flight.error = isOwn ? null : e);
            throw e;
        }
    }

    private void end(CacheKey key, Flight own) {
        ended.incrementAndGet(CacheStamps.stripe(key.app(), key.id()) & ENDED_STRIPES - 1);
        flights.remove(key, own);
        own.done.countDown();
    }

    private static Collection<CacheKey> await(Map<CacheKey, Flight> others, Map<CacheKey, Item> found) {
        List<CacheKey> left = new ArrayList<>(0);
        others.forEach((key, flight) -> {
            Loaded loaded = await(key, flight);
            if (loaded == null) {
                left.add(key);
            } else {
                loaded.item().ifPresent(item -> found.put(key, item));
            }
        });
        return left;
    }

    /** Returns what a load gave; null if it ended without anything that concerns others. */
    private static @Nullable Loaded await(CacheKey key, Flight flight) {
        try {
            flight.done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Target target = new Target("read", key.app().name(), "", key.id());
            throw StorageException.notSent(target.toString(), "the thread was interrupted while it waited", e);
        }
        if (flight.error instanceof RuntimeException e) {
            throw e;
        }
        if (flight.error instanceof Error e) {
            throw e;
        }
        return flight.loaded;
    }
}
