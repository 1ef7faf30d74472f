package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConfigException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows where each app's objects live, from the app's record in the root app. A record is read when it is first needed, and
 * again after {@code para.app_refresh}; that an app does not exist is not remembered.
 */
final class AppDirectory {
    private record Known(AppId id, long readAt) {}

    private final DAO dao;
    private final ObjectCodec codec;
    private final ParaConfig config;
    private final Clock clock;
    private final AppId root;
    private final long refreshMillis;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    AppDirectory(DAO dao, ObjectCodec codec, ParaConfig config, Clock clock) {
        this.dao = dao;
        this.codec = codec;
        this.config = config;
        this.clock = clock;
        this.root = AppId.of(config.appName());
        this.refreshMillis = config.appRefresh().toMillis();
    }

    AppId root() {
        return root;
    }

    /** Returns where an app's objects live. */
    AppId resolve(String name) {
        if (name.equals(root.name())) {
            return root;
        }
        long now = clock.millis();
        Known entry = known.get(name);
        if (entry != null && now >= entry.readAt() && now - entry.readAt() < refreshMillis) {
            return entry.id();
        }
        return readAndRemember(name, now);
    }

    /** What was read while an app was created or deleted here may be what was before, and is not remembered. */
    private AppId readAndRemember(String name, long now) {
        long begun = generation.get();
        Optional<App> app = read(name).filter(found -> found.getState() == App.State.ACTIVE);
        if (app.isEmpty()) {
            known.remove(name);
            throw new AppNotFoundException(name);
        }
        AppId id = idOf(app.get());
        known.compute(name, (key, before) -> generation.get() == begun ? new Known(id, now) : before);
        return id;
    }

    /** Reads an app's record, whatever its state. */
    Optional<App> read(String name) {
        return dao.read(root, name, Consistency.STRONG)
                .filter(item -> item.type().equals(App.TYPE))
                .map(item -> (App) codec.decode(root.name(), item));
    }

    AppId idOf(App app) {
        String name = String.valueOf(app.getId());
        if (app.isSharingTable() && !config.sharesTables()) {
            throw new ConfigException(List.of("para.prepend_shared_appids_with_space = false, expected true: app '"
                    + name + "' lives in the shared table"));
        }
        return new AppId(name, app.isSharingTable());
    }

    /** Forgets an app whose record this node has changed, and what reads that are under way will find of it. */
    void forget(String name) {
        generation.incrementAndGet();
        known.remove(name);
    }
}
