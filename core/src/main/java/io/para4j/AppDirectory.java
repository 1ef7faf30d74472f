package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConfigException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Knows where each app's objects live, from the app's record in the root app. A record is read when it is first needed, and
 * again after {@code para.app_refresh}; that an app does not exist is not remembered.
 */
final class AppDirectory {
    private static final long NOT_CURRENT = Long.MAX_VALUE;

    /**
     * What was read of an app.
     *
     * @param id where its objects live
     * @param record the state of its record: another one may be that of another app of the same name
     * @param readAt when, by the clock; {@link #NOT_CURRENT} if it is kept only to be compared with what is read next
     */
    private record Known(AppId id, State record, long readAt) {}

    private final DAO dao;
    private final ObjectCodec codec;
    private final ParaConfig config;
    private final Clock clock;
    private final AppId root;
    private final long refreshMillis;
    private final Consumer<AppId> onGone;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /**
     * Creates a directory that knows no app.
     *
     * @param onGone told of each app whose objects it gave a place, as soon as it finds that the app may be gone, or another one
     */
    AppDirectory(DAO dao, ObjectCodec codec, ParaConfig config, Clock clock, Consumer<AppId> onGone) {
        this.dao = dao;
        this.codec = codec;
        this.config = config;
        this.clock = clock;
        this.onGone = onGone;
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

    /**
     * What was read while an app was created or deleted here may be what was before, and is not used again. Whoever is told
     * that the app of before is gone has been told when this app is used.
     */
    private AppId readAndRemember(String name, long now) {
        long begun = generation.get();
        Optional<Item> item = readItem(name);
        Optional<App> app = item.map(this::decode).filter(found -> found.getState() == App.State.ACTIVE);
        if (item.isEmpty() || app.isEmpty()) {
            remove(name);
            throw new AppNotFoundException(name);
        }
        Known read = new Known(idOf(app.get()), item.get().state(), now);
        Known old = known.get(name);
        if (old != null && !old.record().equals(read.record())) {
            onGone.accept(old.id());
        }
        Known notCurrent = new Known(read.id(), read.record(), NOT_CURRENT);
        known.compute(name, (key, before) -> generation.get() == begun ? read : before == null ? notCurrent : before);
        return read.id();
    }

    private void remove(String name) {
        Known removed = known.remove(name);
        if (removed != null) {
            onGone.accept(removed.id());
        }
    }

    /** Reads an app's record, whatever its state. */
    Optional<App> read(String name) {
        return readItem(name).map(this::decode);
    }

    private Optional<Item> readItem(String name) {
        return dao.read(root, name, Consistency.STRONG)
                .filter(item -> item.type().equals(App.TYPE));
    }

    private App decode(Item item) {
        return (App) codec.decode(root.name(), item);
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
        remove(name);
    }
}
