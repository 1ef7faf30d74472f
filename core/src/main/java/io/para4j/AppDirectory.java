package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConfigException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.App;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.State;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up where the objects of each app are stored. The information comes from the app's record in the root app, which
 * is read at first use and again after {@code para.app_refresh}, or after the time in the record if that is shorter, so
 * that a deletion knows how long other nodes may use the app. The absence of an app is never remembered. Safe for
 * use by many threads.
 */
final class AppDirectory {
    /**
     * The last reading of an app's record.
     *
     * @param id where the app's objects are stored
     * @param recordState the state of the record; a different state may belong to another app of the same name
     * @param readAtNanos the ticker's time before the read
     * @param refreshNanos the time for which the reading may be used
     * @param isUsable false if the entry is kept only for comparison with the next reading
     */
    private record Known(AppId id, State recordState, long readAtNanos, long refreshNanos, boolean isUsable) {}

    private final DAO dao;
    private final ObjectCodec codec;
    private final ParaConfig config;
    private final Ticker ticker;
    private final AppId root;
    private final long refreshNanos;
    private final Consumer<AppId> onGone;
    private final BooleanSupplier isClosed;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /**
     * Creates an empty directory.
     *
     * @param onGone is called for each known app as soon as the directory finds that the app may be deleted or replaced
     * @param isClosed returns whether Para is closed, and every call refused
     */
    AppDirectory(
            DAO dao,
            ObjectCodec codec,
            ParaConfig config,
            Ticker ticker,
            Consumer<AppId> onGone,
            BooleanSupplier isClosed) {
        this.dao = dao;
        this.codec = codec;
        this.config = config;
        this.ticker = ticker;
        this.onGone = onGone;
        this.isClosed = isClosed;
        this.root = AppId.of(config.appName());
        this.refreshNanos = config.appRefresh().toNanos();
    }

    /** Returns where the objects of the root app are stored. */
    AppId root() {
        checkOpen(root.name());
        return root;
    }

    private void checkOpen(String app) {
        if (isClosed.getAsBoolean()) {
            throw StorageException.closed("call of app " + Target.quote(app), null);
        }
    }

    /**
     * Returns where an app's objects are stored.
     *
     * @throws AppNotFoundException if the app does not exist or is being deleted
     * @throws StorageException if Para is closed
     */
    AppId resolve(String name) {
        checkOpen(name);
        long now = ticker.nanos();
        AppId id = known(name, now);
        if (id != null) {
            return id;
        }
        return name.equals(root.name()) ? root : readAndRemember(name, now);
    }

    /** Returns where an app's objects are stored, or null if its record must be read first. */
    private @Nullable AppId known(String name, long now) {
        Known entry = known.get(name);
        return entry != null && entry.isUsable() && isFresh(entry, now - entry.readAtNanos()) ? entry.id() : null;
    }

    /**
     * Returns whether a reading is recent. A negative age means that the clock was set back, so the reading is not
     * used.
     */
    private static boolean isFresh(Known entry, long age) {
        return age >= 0 && age < entry.refreshNanos();
    }

    /**
     * Reads an app's record. A record that was read while this node created or deleted an app may be outdated, so it is
     * used only for this call. If the record replaces another, {@code onGone} has returned before the new app is used.
     */
    private AppId readAndRemember(String name, long now) {
        long generationBefore = generation.get();
        Optional<Item> item = readItem(name);
        Optional<App> app = item.map(this::decode).filter(found -> found.getState() == App.State.ACTIVE);
        if (item.isEmpty() || app.isEmpty()) {
            remove(name);
            throw new AppNotFoundException(name);
        }
        long refresh = Math.min(
                refreshNanos, app.get().refresh().map(Duration::toNanos).orElse(refreshNanos));
        Known read = new Known(idOf(app.get()), item.get().state(), now, refresh, true);
        Known old = known.get(name);
        if (old != null && !old.recordState().equals(read.recordState())) {
            onGone.accept(old.id());
        }
        Known unusable = new Known(read.id(), read.recordState(), now, refresh, false);
        known.compute(
                name,
                (key, before) -> generation.get() == generationBefore ? read : before == null ? unusable : before);
        return read.id();
    }

    private void remove(String name) {
        Known removed = known.remove(name);
        if (removed != null) {
            onGone.accept(removed.id());
        }
    }

    /** Reads an app's record in any state; empty if there is none. */
    Optional<App> read(String name) {
        return readItem(name).map(this::decode);
    }

    private Optional<Item> readItem(String name) {
        checkOpen(name);
        return dao.read(root, name, Consistency.STRONG)
                .filter(item -> item.type().equals(App.TYPE));
    }

    private App decode(Item item) {
        return (App) codec.decode(root.name(), item);
    }

    /**
     * Returns where the objects of the app with a record are stored.
     *
     * @throws ConfigException if the app shares a table but sharing is off
     */
    AppId idOf(App app) {
        String name = String.valueOf(app.getId());
        if (app.isSharingTable() && !config.sharesTables()) {
            throw new ConfigException(List.of("para.prepend_shared_appids_with_space = false, expected true: app '"
                    + name + "' lives in the shared table"));
        }
        return new AppId(name, app.isSharingTable());
    }

    /** Forgets an app whose record this node has changed. Reads that are in progress will not be remembered either. */
    void forget(String name) {
        generation.incrementAndGet();
        remove(name);
    }
}
