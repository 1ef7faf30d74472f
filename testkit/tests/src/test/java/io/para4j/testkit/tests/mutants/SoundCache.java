package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A correct cache that evicts its oldest entries first. A mutant overrides one of its steps. */
class SoundCache implements Cache {
    private final Map<String, Held> entries = new LinkedHashMap<>();
    private final int maxEntries;
    private final Clock clock;

    SoundCache(int maxEntries, Clock clock) {
        this.maxEntries = maxEntries;
        this.clock = clock;
    }

    /** An entry and the time of its expiry, in milliseconds. */
    record Held(AppId app, CacheEntry entry, long until) {}

    final Map<String, Held> entries() {
        return entries;
    }

    final long now() {
        return clock.millis();
    }

    String key(AppId app, String id) {
        return app + "/" + id;
    }

    /** Returns an entry as a reader gets it. */
    CacheEntry given(CacheEntry entry) {
        return entry;
    }

    long until(@Nullable Held before, Duration timeToLive) {
        return now() + timeToLive.toMillis();
    }

    /** Notes that an entry was read. */
    void read(String key, Held held) {}

    void makeRoom() {
        while (entries.size() > maxEntries) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Optional<CacheEntry> get(AppId app, String id) {
        String key = key(app, id);
        Held held = entries.get(key);
        if (held == null || held.until() <= now()) {
            return Optional.empty();
        }
        read(key, held);
        return Optional.of(given(held.entry()));
    }

    @Override
    public synchronized void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
        Held before = entries.remove(key(app, id));
        entries.put(key(app, id), new Held(app, entry, until(before, timeToLive)));
        makeRoom();
    }

    @Override
    public synchronized void remove(AppId app, String id) {
        entries.remove(key(app, id));
    }

    @Override
    public synchronized void removeAll(AppId app) {
        entries.values().removeIf(held -> held.app().equals(app));
    }
}
