package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConfigException;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.App;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.State;
import io.para4j.spi.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows where each app's objects live, from the app's record in the root app. A record is read when it is first needed, and
 * again after {@code para.app_refresh}; that an app does not exist is not remembered.
 */
final class AppDirectory {
    /**
     * What was read of an app.
     *
     * @param id where its objects live
     * @param record the state of its record: another one may be that of another app of the same name
     * @param readAt when
     * @param isUsed false if it is kept only to be compared with what is read next
     */
    private record Known(AppId id, State record, long readAt, boolean isUsed) {}

    private final DAO dao;
    private final ObjectCodec codec;
    private final ParaConfig config;
    private final Ticker ticker;
    private final AppId root;
    private final long refreshNanos;
    private final Consumer<AppId> onGone;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /**
     * Creates a directory that knows no app.
     *
     * @param onGone told of each app whose objects it gave a place, as soon as it finds that the app may be gone, or another one
     */
    AppDirectory(DAO dao, ObjectCodec codec, ParaConfig config, Ticker ticker, Consumer<AppId> onGone) {
        this.dao = dao;
        this.codec = codec;
        this.config = config;
        this.ticker = ticker;
        this.onGone = onGone;
        this.root = AppId.of(config.appName());
        this.refreshNanos = config.appRefresh().toNanos();
    }

    AppId root() {
        return root;
    }

    /** Returns where an app's objects live. */
    AppId resolve(String name) {
        long now = ticker.nanos();
        AppId id = known(name, now);
        if (id != null) {
            return id;
        }
        return name.equals(root.name()) ? root : readAndRemember(name, now);
    }

    /** Returns where an app's objects live, or null if its record has to be read to know. */
    private @Nullable AppId known(String name, long now) {
        Known entry = known.get(name);
        return entry != null && entry.isUsed() && isFresh(now - entry.readAt()) ? entry.id() : null;
    }

    /** What was read later than now, was read before a clock was set back. */
    private boolean isFresh(long age) {
        return age >= 0 && age < refreshNanos;
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
        Known read = new Known(idOf(app.get()), item.get().state(), now, true);
        Known old = known.get(name);
        if (old != null && !old.record().equals(read.record())) {
            onGone.accept(old.id());
        }
        Known notCurrent = new Known(read.id(), read.record(), now, false);
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
