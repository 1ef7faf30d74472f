package io.para4j.testkit.tests.bytes;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache on a server that keeps bytes. Each call is one request. It lets the server's exceptions pass, since core
 * survives them.
 */
@Singleton
final class ByteCache implements Cache {
    private final ByteServer server;

    @Inject
    ByteCache(ByteServer server) {
        this.server = server;
    }

    /**
     * Returns the beginning of an app's keys. App names contain no slash, and a shared app's begins with a space:
     * prefixes differ.
     */
    private static String prefix(AppId app) {
        return app + "/";
    }

    private static String key(AppId app, String id) {
        return prefix(app) + id;
    }

    @Override
    public Optional<CacheEntry> get(AppId app, String id) {
        return server.get(key(app, id)).flatMap(bytes -> EntryBytes.read(app, id, bytes));
    }

    @Override
    public Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        Map<String, byte[]> found =
                server.getAll(ids.stream().map(id -> key(app, id)).toList());
        Map<String, CacheEntry> entries = new HashMap<>();
        found.forEach((key, bytes) -> {
            String id = key.substring(prefix(app).length());
            EntryBytes.read(app, id, bytes).ifPresent(entry -> entries.put(id, entry));
        });
        return entries;
    }

    @Override
    public void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
        server.set(key(app, id), EntryBytes.write(entry), timeToLive);
    }

    @Override
    public void remove(AppId app, String id) {
        server.delete(key(app, id));
    }

    @Override
    public void removeAll(AppId app) {
        server.deleteAll(prefix(app));
    }
}
