package io.para4j.cache.caffeine;

import io.para4j.spi.AppId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of the entries of each app. An app without entries takes no memory. Safe for use by many threads: each set
 * is read and changed only within an atomic change of its app's mapping.
 *
 * @param <K> the type of the keys
 */
final class AppKeys<K> {
    private final Map<AppId, Set<K>> keys = new ConcurrentHashMap<>();

    /** Adds a key to those of an app. */
    void add(AppId app, K key) {
        keys.compute(app, (any, held) -> {
            Set<K> added = held == null ? new HashSet<>() : held;
            added.add(key);
            return added;
        });
    }

    /** Removes a key from those of an app. Does nothing if it is not there. */
    void remove(AppId app, K key) {
        keys.computeIfPresent(app, (any, held) -> {
            held.remove(key);
            return held.isEmpty() ? null : held;
        });
    }

    /** Returns a copy of the keys of an app. */
    List<K> of(AppId app) {
        List<K> copy = new ArrayList<>();
        keys.computeIfPresent(app, (any, held) -> {
            copy.addAll(held);
            return held;
        });
        return copy;
    }

    /** Returns the number of apps that have keys. */
    int apps() {
        return keys.size();
    }
}
