package io.para4j;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The loads that are under way, so that many who miss one id wait for one load. A load is joined only by readers who find the
 * stamp that it began with still current: one that began before a write has ended may not give what that write left.
 */
final class CacheFlights {
    private static final int ENDED_STRIPES = 1 << 10;

    private final ConcurrentMap<CacheKey, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicIntegerArray ended = new AtomicIntegerArray(ENDED_STRIPES);

    /** Loads what is stored under an id, once its stamp is taken. */
    interface Loader {
        Optional<Item> load(Stamp stamp);
    }

    /** What a load gave. */
    private record Loaded(Optional<Item> item) {}

    /** One load. Fields are written by its owner before the latch is opened, and read by others after. */
    private static final class Flight {
        private final Stamp stamp;
        private final Thread owner = Thread.currentThread();
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable Loaded loaded;
        private @Nullable Throwable error;

        Flight(Stamp stamp) {
            this.stamp = stamp;
        }

        /** A thread that reads the id within its own load, in a listener say, would wait for itself. */
        boolean canBeJoined(Stamp now) {
            return stamp.equals(now) && owner != Thread.currentThread();
        }
    }

    /** Returns a number that differs once a load of the stripe has ended. */
    int ended(int stripe) {
        return ended.get(stripe & ENDED_STRIPES - 1);
    }

    /**
     * Joins the load of an id, or makes one. The error of a load is that of everybody who waited for it, as one instance;
     * except if its thread was interrupted, when those who waited try again.
     *
     * @param now gives the current stamp
     * @throws StorageException if the thread is interrupted while it waits
     */
    Optional<Item> load(CacheKey key, Supplier<Stamp> now, Loader loader) {
        while (true) {
            Flight flight = flights.get(key);
            Stamp stamp = now.get();
            if (flight != null && flight.canBeJoined(stamp)) {
                Loaded loaded = await(key, flight);
                if (loaded != null) {
                    return loaded.item();
                }
            } else {
                Flight own = new Flight(stamp);
                if (begin(key, flight, own)) {
                    return fly(key, own, loader);
                }
            }
        }
    }

    private boolean begin(CacheKey key, @Nullable Flight stale, Flight own) {
        return stale == null ? flights.putIfAbsent(key, own) == null : flights.replace(key, stale, own);
    }

    private Optional<Item> fly(CacheKey key, Flight own, Loader loader) {
        try {
            Optional<Item> item = loader.load(own.stamp);
            own.loaded = new Loaded(item);
            return item;
        } catch (RuntimeException | Error e) {
            own.error = Thread.currentThread().isInterrupted() ? null : e;
            throw e;
        } finally {
            ended.incrementAndGet(CacheStamps.stripe(key.app(), key.id()) & ENDED_STRIPES - 1);
            flights.remove(key, own);
            own.done.countDown();
        }
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
