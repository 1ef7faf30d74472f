package io.para4j.dao.memory;

import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;

/**
 * Several items of any apps, which nothing writes until they are unlocked. All locks are taken in one order, by app and
 * number, so that transactions never wait for each other in a circle.
 */
final class LockedItems implements AutoCloseable {
    private final List<Lock> held = new ArrayList<>();
    private final List<ItemKey> keys;
    private final Function<ItemKey, MemoryApp> apps;

    /** A lock of an app, in the order in which locks are taken. */
    private record Place(String app, boolean isShared, int lock, MemoryApp owner) {
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::app).thenComparing(Place::isShared).thenComparingInt(Place::lock);
    }

    /**
     * Locks items.
     *
     * @param apps returns the app of a key, or throws if it does not exist
     */
    LockedItems(List<ItemKey> keys, Function<ItemKey, MemoryApp> apps) {
        this.keys = keys;
        this.apps = apps;
        TreeSet<Place> places = new TreeSet<>(Place.ORDER);
        for (ItemKey key : keys) {
            places.add(new Place(key.app().name(), key.app().shared(), MemoryApp.lockOf(key.id()), apps.apply(key)));
        }
        for (Place place : places) {
            Lock lock = place.owner().lock(place.lock());
            lock.lock();
            held.add(lock);
        }
    }

    /** Returns the stored items, in the order of the keys, or throws if an app was dropped before they were locked. */
    List<Optional<Item>> find() {
        keys.forEach(key -> apps.apply(key).checkStored());
        return keys.stream().map(key -> apps.apply(key).find(key.id())).toList();
    }

    /** Stores or deletes the items, in the order of the keys. */
    void put(List<Optional<Item>> items) {
        for (int i = 0; i < keys.size(); i++) {
            apps.apply(keys.get(i)).put(keys.get(i).id(), items.get(i));
        }
    }

    @Override
    public void close() {
        held.forEach(Lock::unlock);
    }
}
