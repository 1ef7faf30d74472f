package io.para4j;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The {@link Store} of one app over a {@link DAO}. Arguments are checked before the app is looked up. */
final class DAOStore implements Store {
    private final String app;
    private final StoreServices services;
    private final AppRecordGuard records;
    private final StoreBatches batches;

    DAOStore(String app, StoreServices services) {
        this.app = AppId.checkName(app);
        this.services = services;
        this.records =
                new AppRecordGuard(services.dao(), app.equals(services.config().appName()));
        this.batches = new StoreBatches(app, this::appId, services.dao(), services.writes(), records);
    }

    @Override
    public String app() {
        return app;
    }

    private AppId appId() {
        return services.directory().resolve(app);
    }

    private DAO dao() {
        return services.dao();
    }

    // Reads

    @Override
    public <T extends ParaObject> Optional<T> read(Class<T> type, String id, ReadOptions options) {
        TypedDecoder<T> decoder = new TypedDecoder<>(services.codec(), app, type, options);
        Limits.checkId(id);
        Optional<Item> item = readItem(id, consistency(options));
        return item.isPresent() ? Optional.of(decoder.decode(item.get())) : Optional.empty();
    }

    @Override
    public boolean exists(String id) {
        Limits.checkId(id);
        try {
            return readItem(id, consistency(ReadOptions.defaults())).isPresent();
        } catch (UnreadableObjectException e) { // what is stored is not one of Para's items
            return true;
        }
    }

    private Optional<Item> readItem(String id, Consistency consistency) {
        return dao().read(appId(), id, consistency);
    }

    @Override
    public <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids, ReadOptions options) {
        TypedDecoder<T> decoder = new TypedDecoder<>(services.codec(), app, type, options);
        List<String> copy = new ArrayList<>(Objects.requireNonNull(ids, "ids"));
        copy.forEach(id -> Limits.checkId(Objects.requireNonNull(id, "an id is null")));
        AppId appId = appId();
        Map<String, T> found = new LinkedHashMap<>();
        if (!copy.isEmpty()) {
            dao().readAll(appId, copy, consistency(options)).forEach((id, item) -> found.put(id, decoder.decode(item)));
        }
        return found;
    }

    private Consistency consistency(ReadOptions options) {
        return options.consistency(services.config().consistentReads() ? Consistency.STRONG : Consistency.EVENTUAL);
    }

    @Override
    public Page<ParaObject> readPage(Pager pager) {
        Objects.requireNonNull(pager, "pager");
        return services.pages().read(app, this::appId, pager);
    }

    @Override
    public Stream<ParaObject> stream(Pager pager) {
        Objects.requireNonNull(pager, "pager");
        services.pages().checkLimit(pager);
        return services.pages().stream(app, this::appId, pager);
    }

    @Override
    public <T extends ParaObject> Stream<T> stream(Class<T> type, Pager pager) {
        new TypedDecoder<>(
                services.codec(), app, type, ReadOptions.defaults()); // refuses a class that is not registered
        return stream(pager).filter(type::isInstance).map(type::cast);
    }

    @Override
    public <T extends ParaObject> Page<T> find(Query<T> query) {
        Objects.requireNonNull(query, "query");
        return services.queries().read(app, this::appId, query);
    }

    @Override
    public <T extends ParaObject> Stream<T> findAll(Query<T> query) {
        Objects.requireNonNull(query, "query");
        return services.queries().stream(app, this::appId, query);
    }

    // Writes of one object

    @Override
    public String create(ParaObject object) {
        Objects.requireNonNull(object, "object");
        WritePlanner.CreationId given = services.writes().givenOrNewId(object);
        Creation creation = services.writes().creation(app, object, given);
        String id = given.id();
        try {
            dao().create(appId(), creation);
        } catch (WriteOutcomeUnknownException e) {
            object.setId(id);
            throw e;
        }
        ObjectState.created(object, app, creation.item());
        return id;
    }

    @Override
    public void update(ParaObject object) {
        Objects.requireNonNull(object, "object");
        Update update = services.writes().update(app, object);
        dao().update(appId(), update);
        ObjectState.updated(object, update);
    }

    @Override
    public <T extends ParaObject> T patch(String id, Patch<T> patch) {
        Limits.checkId(id);
        Objects.requireNonNull(patch, "patch");
        Update update = services.patches().update(app, id, patch);
        try {
            Item item = dao().update(appId(), update)
                    .orElseThrow(() -> new IllegalStateException("the store did not return the item it was asked for"));
            return patch.objectClass().cast(patched(item));
        } catch (ConditionFailedException e) {
            throw services.withObject(e);
        }
    }

    /** Converts the item after a patch, which is applied whether or not its result can be read. */
    private ParaObject patched(Item item) {
        Target target = new Target("patch", app, item.type(), item.id());
        try {
            return services.codec().decode(app, item);
        } catch (UnreadableObjectException e) {
            throw e.afterApplied(target);
        } catch (RuntimeException e) {
            // The class's own code failed.
            throw new UnreadableObjectException(target, "", e.toString(), e).afterApplied(target);
        }
    }

    @Override
    public <T extends ParaObject> T modify(Class<T> type, String id, Consumer<? super T> change) {
        Objects.requireNonNull(change, "change");
        return services.modifier()
                .modify(
                        app,
                        id,
                        () -> read(type, id, ReadOptions.strong())
                                .orElseThrow(() -> new ObjectNotFoundException(
                                        new Target("modify", app, TypedDecoder.expectedType(type), id))),
                        object -> {
                            ObjectState stateRead = ObjectState.of(object);
                            change.accept(object);
                            stateRead.restore(object);
                            update(object);
                        });
    }

    @Override
    public void delete(ParaObject object) {
        Objects.requireNonNull(object, "object");
        Deletion deletion = services.writes().deletion(app, object);
        dao().delete(appId(), deletion);
    }

    @Override
    public void delete(String id) {
        Deletion deletion = records.deletionOf(id);
        dao().delete(appId(), deletion);
    }

    // Batches

    @Override
    public List<String> createAll(Collection<? extends ParaObject> objects) {
        return batches.createAll(objects);
    }

    @Override
    public void createAll(Stream<? extends ParaObject> objects, Consumer<BatchResult> results) {
        batches.createAll(objects, results);
    }

    @Override
    public void updateAll(Collection<? extends ParaObject> objects) {
        batches.updateAll(objects);
    }

    @Override
    public void deleteAll(Collection<? extends ParaObject> objects) {
        batches.deleteAll(objects);
    }

    @Override
    public void deleteAllById(Collection<String> ids) {
        batches.deleteAllById(ids);
    }

    @Override
    public void restoreAll(Collection<? extends ParaObject> objects) {
        batches.restoreAll(objects);
    }
}
