package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A test double for a cache. It keeps entries until they are removed and records its calls. Methods that a test selects
 * fail without any effect.
 */
public class FakeCache implements Cache {
    public final Map<CacheKey, CacheEntry> entries = new ConcurrentHashMap<>();
    public final Map<CacheKey, Duration> times = new ConcurrentHashMap<>();
    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** The names of the methods that fail. */
    public final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** The exception or error that failing methods throw. */
    public Throwable failure = new IllegalStateException("cache");

    /** Runs after {@link #get} found no entry and before it returns. */
    public Runnable afterMiss = () -> {};

    private void begin(String method, String what) {
        calls.add(method + " " + what);
        if (failing.contains(method)) {
            throwFailure();
        }
    }

    private void throwFailure() {
        if (failure instanceof Error e) {
            throw e;
        }
        throw (RuntimeException) failure;
    }

    @Override
    public Optional<CacheEntry> get(AppId app, String id) {
        begin("get", id);
        Optional<CacheEntry> found = Optional.ofNullable(entries.get(new CacheKey(app, id)));
        if (found.isEmpty()) {
            afterMiss.run();
        }
        return found;
    }

    @Override
    public void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
        begin("put", id);
        entries.put(new CacheKey(app, id), entry);
        times.put(new CacheKey(app, id), timeToLive);
    }

    @Override
    public void remove(AppId app, String id) {
        begin("remove", id);
        entries.remove(new CacheKey(app, id));
    }

    @Override
    public void removeAll(AppId app) {
        begin("removeAll", app.name());
        entries.keySet().removeIf(key -> key.app().equals(app));
    }
}
