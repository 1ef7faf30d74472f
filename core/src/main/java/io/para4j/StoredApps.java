package io.para4j;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The {@link Apps} whose records are stored in the root app. */
final class StoredApps implements Apps {
    /** The number of times that an app is looked for while others create and delete it. */
    private static final int ATTEMPTS = 10;

    private final DAO dao;
    private final AppStorage storage;
    private final AppIndexes indexes;
    private final Optional<ChangeSource> changes;
    private final AppDirectory directory;
    private final WritePlanner writes;
    private final Store rootStore;
    private final ParaConfig config;

    StoredApps(
            DAO dao,
            AppStorage storage,
            AppIndexes indexes,
            Optional<ChangeSource> changes,
            AppDirectory directory,
            WritePlanner writes,
            Store rootStore,
            ParaConfig config) {
        this.dao = dao;
        this.storage = storage;
        this.indexes = indexes;
        this.changes = changes;
        this.directory = directory;
        this.writes = writes;
        this.rootStore = rootStore;
        this.config = config;
    }

    @Override
    public App create(String name) {
        return create(name, false);
    }

    @Override
    public App createShared(String name) {
        checkSharing(name);
        return create(name, true);
    }

    private void checkSharing(String name) {
        if (!config.sharesTables()) {
            throw new IllegalStateException(
                    "sharing is off: set para.prepend_shared_appids_with_space = true to create app "
                            + Target.quote(name));
        }
    }

    @Override
    public App openOrCreate(String name) {
        return openOrCreate(name, false);
    }

    @Override
    public App openOrCreateShared(String name) {
        checkSharing(name);
        return openOrCreate(name, true);
    }

    /**
     * Creates an app unless it exists. If another process creates it meanwhile, that app is the one to open; if another
     * deletes it meanwhile, this starts again.
     */
    private App openOrCreate(String name, boolean isShared) {
        checkNewName(name);
        Optional<App> open = Optional.empty();
        for (int i = 0; i < ATTEMPTS && open.isEmpty(); i++) {
            Optional<App> found = directory.read(name);
            open = found.isPresent() ? opened(found.get(), isShared) : createdFirst(name, isShared);
        }
        return open.orElseThrow(() -> new AppNotFoundException(name));
    }

    /** Creates an app. Empty if another process has created it first. */
    private Optional<App> createdFirst(String name, boolean isShared) {
        try {
            return Optional.of(create(name, isShared));
        } catch (ObjectExistsException | WriteOutcomeUnknownException e) {
            if (directory.read(name).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Ensures the storage of an app. Empty if the app was deleted meanwhile. */
    private Optional<App> opened(App app, boolean isShared) {
        String name = Target.quote(String.valueOf(app.getId()));
        if (app.getState() == App.State.DELETING) {
            throw new IllegalStateException(
                    "app " + name + " is being deleted: let that call end, or finish it by apps().delete");
        }
        if (app.isSharingTable() != isShared) {
            throw new IllegalStateException("app " + name + " exists "
                    + (isShared
                            ? "with storage of its own: open it by openOrCreate"
                            : "in the shared storage: open it by openOrCreateShared"));
        }
        storage.ensure(directory.idOf(app));
        return directory
                .read(String.valueOf(app.getId()))
                .filter(current -> Objects.equals(current.getRevision(), app.getRevision()));
    }

    /**
     * Creates the storage before the record, so that an app with a record can be used at once. A retry reuses the
     * storage.
     *
     * <p>Between the two another process may create and delete an app of the same name, and with it the storage. So the
     * storage is checked once more afterwards. From then on only a deletion that has marked this record removes it. If
     * that check fails, the record stays, since others may use the app already; {@link #openOrCreate} checks it again.
     */
    private App create(String name, boolean isShared) {
        checkNewName(name);
        if (directory.read(name).isPresent()) {
            throw new ObjectExistsException(Target.ofCreation(config.appName(), App.TYPE, name));
        }
        storage.ensure(new AppId(name, isShared));
        App app = new App(name, isShared, config.appRefresh());
        Creation creation = writes.creation(config.appName(), app, new WritePlanner.CreationId(name, false));
        try {
            dao.create(directory.root(), creation);
        } finally {
            directory.forget(name);
        }
        ObjectState.created(app, config.appName(), creation.item());
        storage.ensure(directory.idOf(app));
        return app;
    }

    private void checkNewName(String name) {
        AppId.checkName(name);
        if (name.equals(config.appName()) || name.equals(config.sharedTableName())) {
            throw new IllegalArgumentException(
                    "app name " + Target.quote(name) + " is taken by the root app or the shared table; choose another");
        }
    }

    @Override
    public Optional<App> read(String name) {
        return directory.read(AppId.checkName(name));
    }

    @Override
    public Stream<App> list() {
        List<UnreadableObjectException> broken = new ArrayList<>();
        Stream<App> readable = Stream.of(Pager.first())
                .flatMap(this::rootPages)
                .flatMap(page -> {
                    page.unreadable().stream().filter(StoredApps::isOfApp).forEach(broken::add);
                    return page.objects().stream();
                })
                .filter(App.class::isInstance)
                .map(App.class::cast);
        Stream<App> failing = Stream.of(broken)
                .flatMap(errors -> errors.stream().map(error -> {
                    throw error;
                }));
        return Stream.concat(readable, failing);
    }

    /** Returns the pages of the root app. Each page is read when the stream reaches it. */
    private Stream<Page<ParaObject>> rootPages(Pager first) {
        return Stream.iterate(
                        Optional.of(rootStore.readPage(first)),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(next -> rootStore.readPage(first.after(next))))
                .flatMap(Optional::stream);
    }

    private static boolean isOfApp(UnreadableObjectException error) {
        return error.target().type().equals(App.TYPE);
    }

    @Override
    public Optional<AppStatus> status(String name) {
        return storage.status(idOf(name));
    }

    @Override
    public void updateIndexes(String name, Consumer<IndexProgress> progress) {
        Objects.requireNonNull(progress, "progress");
        indexes.update(idOf(name), progress);
    }

    @Override
    public void dropIndex(String name, String index) {
        Objects.requireNonNull(index, "index");
        indexes.drop(idOf(name), index);
    }

    @Override
    public void enableFeed(String name) {
        AppId app = idOf(name);
        changes.orElseThrow(() -> new IllegalStateException("the store reports no changes"))
                .enable(app);
    }

    /** Returns where the objects of an app are stored, the root app's included. */
    private AppId idOf(String name) {
        AppId.checkName(name);
        return name.equals(config.appName()) ? directory.root() : directory.idOf(existing(name));
    }

    @Override
    public void delete(String name, LongConsumer progress) {
        AppId.checkName(name);
        Objects.requireNonNull(progress, "progress");
        App app = existing(name);
        AppId id = directory.idOf(app);
        if (app.getState() == App.State.ACTIVE) {
            storage.checkDrop(id);
        }
        try {
            markAsDeleting(app);
        } finally {
            directory.forget(name);
        }
        awaitLongerRefresh(app);
        storage.drop(id, stoppedWhenOvertaken(app, progress));
        dao.delete(directory.root(), writes.deletion(config.appName(), app));
    }

    /**
     * Waits until the store's own wait for {@code para.app_refresh} covers the time that the record allows other nodes.
     * It is the longer one if this node is configured with less than the node that created the app.
     */
    private void awaitLongerRefresh(App app) {
        Duration wait =
                app.refresh().map(refresh -> refresh.minus(config.appRefresh())).orElse(Duration.ZERO);
        if (!app.isSharingTable() || wait.isNegative() || wait.isZero()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Target target = Target.ofDeletion(config.appName(), App.TYPE, String.valueOf(app.getId()));
            throw StorageException.failed(target.toString(), "the thread was interrupted; call it again to go on", e);
        }
    }

    /**
     * Marks the record and takes it over from any earlier deletion. The record stays until the deletion that started
     * last has finished, so that no earlier one releases the name to a new app meanwhile.
     */
    private void markAsDeleting(App app) {
        app.setState(App.State.DELETING);
        Update update = writes.update(config.appName(), app);
        try {
            dao.update(directory.root(), update);
        } catch (ObjectNotFoundException e) {
            throw new AppNotFoundException(update.id());
        }
        ObjectState.updated(app, update);
    }

    /**
     * Returns a progress callback that ends this deletion when the record is no longer its own. Another deletion has
     * then taken the record over or finished, and a new app of the same name may exist, whose objects must stay.
     */
    private LongConsumer stoppedWhenOvertaken(App app, LongConsumer progress) {
        return new LongConsumer() {
            private long reported;

            @Override
            public void accept(long removed) {
                String name = String.valueOf(app.getId());
                App current = existing(name);
                if (!Objects.equals(current.getRevision(), app.getRevision())) {
                    Target target = Target.ofDeletion(config.appName(), App.TYPE, name);
                    throw new VersionConflictException(target, versionOf(app), versionOf(current));
                }
                if (removed > reported) {
                    reported = removed;
                    progress.accept(removed);
                }
            }
        };
    }

    private static long versionOf(App app) {
        return Objects.requireNonNullElse(app.getVersion(), 0L);
    }

    private App existing(String name) {
        return directory.read(name).orElseThrow(() -> new AppNotFoundException(name));
    }
}
