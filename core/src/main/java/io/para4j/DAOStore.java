package io.para4j;

import io.para4j.error.BatchEntry;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The store of one app over a {@link DAO}. */
final class DAOStore implements Store {
    private static final Precondition NO_APP_RECORD =
            new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.notEqual(Item.TYPE, App.TYPE)));

    private final String app;
    private final StoreParts parts;

    DAOStore(String app, StoreParts parts) {
        this.app = AppId.checkName(app);
        this.parts = parts;
    }

    @Override
    public String app() {
        return app;
    }

    private AppId appId() {
        return parts.directory().resolve(app);
    }

    private DAO dao() {
        return parts.dao();
    }

    // Reads

    @Override
    public <T extends ParaObject> Optional<T> read(Class<T> type, String id, ReadOptions options) {
        Reading<T> reading = new Reading<>(parts.codec(), app, type, options);
        Limits.checkId(id);
        Optional<Item> item = readItem(id, consistency(options));
        return item.isPresent() ? Optional.of(reading.object(item.get())) : Optional.empty();
    }

    @Override
    public boolean exists(String id) {
        Limits.checkId(id);
        return readItem(id, consistency(ReadOptions.defaults())).isPresent();
    }

    private Optional<Item> readItem(String id, Consistency consistency) {
        return dao().read(appId(), id, consistency);
    }

    @Override
    public <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids, ReadOptions options) {
        Reading<T> reading = new Reading<>(parts.codec(), app, type, options);
        List<String> copy = new ArrayList<>(ids);
        copy.forEach(id -> Limits.checkId(Objects.requireNonNull(id, "an id is null")));
        AppId target = appId();
        Map<String, T> found = new LinkedHashMap<>();
        if (!copy.isEmpty()) {
            dao().readAll(target, copy, consistency(options))
                    .forEach((id, item) -> found.put(id, reading.object(item)));
        }
        return found;
    }

    private Consistency consistency(ReadOptions options) {
        return options.consistency(parts.config().consistentReads() ? Consistency.STRONG : Consistency.EVENTUAL);
    }

    @Override
    public Page readPage(Pager pager) {
        return parts.pages().read(app, this::appId, pager);
    }

    @Override
    public Stream<ParaObject> stream(Pager pager) {
        parts.pages().checkLimit(pager);
        return parts.pages().stream(app, this::appId, pager);
    }

    // Writes of one object

    @Override
    public String create(ParaObject object) {
        String id = givenOrNewId(object);
        Creation creation = parts.writes().creation(app, object, id);
        try {
            dao().create(appId(), creation);
        } catch (WriteOutcomeUnknownException e) {
            object.setId(id);
            throw e;
        }
        ObjectState.created(object, app, creation.item());
        return id;
    }

    private String givenOrNewId(ParaObject object) {
        String given = object.getId();
        return given == null ? parts.writes().newId() : Limits.checkId(given);
    }

    @Override
    public void update(ParaObject object) {
        Update update = parts.writes().update(app, object);
        dao().update(appId(), update);
        ObjectState.updated(object, update);
    }

    @Override
    public <T extends ParaObject> T patch(String id, Patch<T> patch) {
        Limits.checkId(id);
        Update update = parts.patches().update(app, id, patch);
        try {
            Item item = dao().update(appId(), update)
                    .orElseThrow(() -> new IllegalStateException("the store did not return the item it was asked for"));
            return patch.objectClass().cast(parts.codec().decode(app, item));
        } catch (ConditionFailedException e) {
            throw withObject(e);
        }
    }

    /** Turns the item that a store reports into an object, as far as it fits its class. */
    private ConditionFailedException withObject(ConditionFailedException e) {
        Item item = e.stored(Item.class);
        ParaObject object;
        try {
            object = parts.codec().decode(app, item);
        } catch (UnreadableObjectException unreadable) {
            object = parts.codec().decodeGeneric(app, item);
        }
        ConditionFailedException error = new ConditionFailedException(e.target(), e.condition(), object);
        error.addSuppressed(e);
        return error;
    }

    @Override
    public <T extends ParaObject> T modify(Class<T> type, String id, Consumer<? super T> change) {
        Objects.requireNonNull(change, "change");
        return parts.modifier()
                .modify(
                        app,
                        id,
                        () -> read(type, id, ReadOptions.strong())
                                .orElseThrow(() -> new ObjectNotFoundException(
                                        new Target("modify", app, Reading.expectedType(type), id))),
                        object -> {
                            ObjectState read = ObjectState.of(object);
                            change.accept(object);
                            read.restore(object);
                            update(object);
                        });
    }

    @Override
    public void delete(ParaObject object) {
        Deletion deletion = parts.writes().deletion(app, object);
        dao().delete(appId(), deletion);
    }

    @Override
    public void delete(String id) {
        Deletion deletion = deletionOf(id);
        dao().delete(appId(), deletion);
    }

    /** In the root app the records of apps stay, whatever id is given. */
    private Deletion deletionOf(String id) {
        return isRoot() ? new Deletion(id, NO_APP_RECORD) : Deletion.of(id);
    }

    private boolean isRoot() {
        return app.equals(parts.config().appName());
    }

    // Batches

    @Override
    public List<String> createAll(Collection<? extends ParaObject> objects) {
        Batch<ParaObject, Creation> batch = creations(objects);
        batch.runOrThrow(this::appId, creationSteps());
        return List.copyOf(batch.ids());
    }

    @Override
    public void createAll(Stream<? extends ParaObject> objects, Consumer<BatchResult> results) {
        Objects.requireNonNull(results, "results");
        Iterator<? extends ParaObject> iterator = objects.iterator();
        long offset = 0;
        while (iterator.hasNext()) {
            List<ParaObject> some = new ArrayList<>(STREAM_BATCH);
            while (some.size() < STREAM_BATCH && iterator.hasNext()) {
                some.add(iterator.next());
            }
            List<BatchEntry> entries = creations(some).run(this::appId, creationSteps());
            results.accept(new BatchResult(offset, entries));
            offset += some.size();
        }
    }

    private Batch<ParaObject, Creation> creations(Collection<? extends ParaObject> objects) {
        return new Batch<>("createAll", app, objects, this::givenOrNewId);
    }

    private Batch.Steps<ParaObject, Creation> creationSteps() {
        return new Batch.Steps<>(
                (object, id) -> parts.writes().creation(app, object, id),
                dao()::createAll,
                (object, creation) -> ObjectState.created(object, app, creation.item()),
                ParaObject::setId);
    }

    @Override
    public void updateAll(Collection<? extends ParaObject> objects) {
        Batch<ParaObject, Update> batch = new Batch<>("updateAll", app, objects, DAOStore::presentId);
        batch.runOrThrow(
                this::appId,
                new Batch.Steps<>(
                        (object, id) -> parts.writes().update(app, object),
                        dao()::updateAll,
                        ObjectState::updated,
                        (object, id) -> {}));
    }

    @Override
    public void deleteAll(Collection<? extends ParaObject> objects) {
        Batch<ParaObject, Deletion> batch = new Batch<>("deleteAll", app, objects, DAOStore::presentId);
        batch.runOrThrow(
                this::appId,
                new Batch.Steps<>(
                        (object, id) -> parts.writes().deletion(app, object),
                        dao()::deleteAll,
                        (object, deletion) -> {},
                        (object, id) -> {}));
    }

    @Override
    public void deleteAllById(Collection<String> ids) {
        Batch<String, Deletion> batch = new Batch<>("deleteAllById", app, ids, Limits::checkId);
        batch.runOrThrow(
                this::appId,
                new Batch.Steps<>(
                        (element, id) -> deletionOf(id),
                        dao()::deleteAll,
                        (element, deletion) -> {},
                        (element, id) -> {}));
    }

    @Override
    public void restoreAll(Collection<? extends ParaObject> objects) {
        Set<ParaObject> withoutId = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        Batch<ParaObject, Item> batch =
                new Batch<>("restoreAll", app, objects, object -> idOrPlaceholder(object, withoutId));
        Set<String> records = isRoot() ? appRecords(appId(), batch.ids()) : Set.of();
        batch.runOrThrow(
                this::appId,
                new Batch.Steps<>(
                        (object, id) -> restoration(object, records.contains(id)),
                        dao()::restoreAll,
                        (object, item) -> {},
                        (object, id) -> {}));
    }

    private Set<String> appRecords(AppId root, List<String> ids) {
        return dao().readAll(root, ids, Consistency.STRONG).values().stream()
                .filter(item -> item.type().equals(App.TYPE))
                .map(Item::id)
                .collect(Collectors.toSet());
    }

    private Item restoration(ParaObject object, boolean isAppRecord) {
        Item item = parts.writes().restoration(app, object);
        if (isAppRecord) {
            WritePlanner.refuseIfInvalid(
                    item.target("restore", app), List.of("id is that of the record of an app; use para.apps()"));
        }
        return item;
    }

    /** An object without id is refused by itself, so it only needs to be told apart from the others. */
    private static String idOrPlaceholder(ParaObject object, Set<ParaObject> withoutId) {
        String id = object.getId();
        if (id != null) {
            return Limits.checkId(id);
        }
        withoutId.add(object);
        return "(no id " + withoutId.size() + ")";
    }

    private static String presentId(ParaObject object) {
        return Limits.checkId(Objects.requireNonNull(object.getId(), "an object has no id"));
    }
}
