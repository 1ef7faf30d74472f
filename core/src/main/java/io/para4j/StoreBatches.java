package io.para4j;

import io.para4j.error.BatchEntry;
import io.para4j.error.Target;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The batch writes of {@link DAOStore}: each method plans its objects and sends them through a {@link Batch}. */
final class StoreBatches {
    private final String app;
    private final Supplier<AppId> appId;
    private final DAO dao;
    private final WritePlanner writes;
    private final AppRecordGuard records;

    StoreBatches(String app, Supplier<AppId> appId, DAO dao, WritePlanner writes, AppRecordGuard records) {
        this.app = app;
        this.appId = appId;
        this.dao = dao;
        this.writes = writes;
        this.records = records;
    }

    List<String> createAll(Collection<? extends ParaObject> objects) {
        Set<String> newIds = new HashSet<>();
        Batch<ParaObject, Creation> batch = creations(objects, newIds);
        batch.runOrThrow(appId, creationSteps(newIds));
        return List.copyOf(batch.ids());
    }

    void createAll(Stream<? extends ParaObject> objects, Consumer<BatchResult> results) {
        Objects.requireNonNull(results, "results");
        Iterator<? extends ParaObject> iterator =
                Objects.requireNonNull(objects, "objects").iterator();
        long offset = 0;
        while (iterator.hasNext()) {
            List<ParaObject> chunk = new ArrayList<>(Store.STREAM_BATCH);
            while (chunk.size() < Store.STREAM_BATCH && iterator.hasNext()) {
                long index = offset + chunk.size();
                chunk.add(Objects.requireNonNull(
                        iterator.next(), () -> "createAll has a null element at index " + index));
            }
            Set<String> newIds = new HashSet<>();
            List<BatchEntry> entries = creations(chunk, newIds).run(appId, creationSteps(newIds));
            results.accept(new BatchResult(offset, entries));
            offset += chunk.size();
        }
    }

    /** Begins a batch of creations, and collects the ids that were generated for it. */
    private Batch<ParaObject, Creation> creations(Collection<? extends ParaObject> objects, Set<String> newIds) {
        return new Batch<>("createAll", app, objects, object -> {
            WritePlanner.CreationId id = writes.givenOrNewId(object);
            if (id.isNew()) {
                newIds.add(id.id());
            }
            return id.id();
        });
    }

    private Batch.Steps<ParaObject, Creation> creationSteps(Set<String> newIds) {
        return new Batch.Steps<>(
                (object, id) -> writes.creation(app, object, new WritePlanner.CreationId(id, newIds.contains(id))),
                dao::createAll,
                (object, creation) -> ObjectState.created(object, app, creation.item()),
                ParaObject::setId);
    }

    void updateAll(Collection<? extends ParaObject> objects) {
        Batch<ParaObject, Update> batch = new Batch<>("updateAll", app, objects, StoreBatches::presentId);
        batch.runOrThrow(
                appId,
                new Batch.Steps<>(
                        (object, id) -> sameId(
                                id,
                                writes.update(app, object),
                                Update::id,
                                each -> Target.ofUpdate(app, "", each.id())),
                        dao::updateAll,
                        ObjectState::updated,
                        (object, id) -> {}));
    }

    void deleteAll(Collection<? extends ParaObject> objects) {
        Batch<ParaObject, Deletion> batch = new Batch<>("deleteAll", app, objects, StoreBatches::presentId);
        batch.runOrThrow(
                appId,
                new Batch.Steps<>(
                        (object, id) -> sameId(
                                id,
                                writes.deletion(app, object),
                                Deletion::id,
                                each -> Target.ofDeletion(app, "", each.id())),
                        dao::deleteAll,
                        (object, deletion) -> {},
                        (object, id) -> {}));
    }

    void deleteAllById(Collection<String> ids) {
        Batch<String, Deletion> batch = new Batch<>("deleteAllById", app, ids, Limits::checkId);
        batch.runOrThrow(
                appId,
                new Batch.Steps<>(
                        (element, id) -> records.deletionOf(id),
                        dao::deleteAll,
                        (element, deletion) -> {},
                        (element, id) -> {}));
    }

    void restoreAll(Collection<? extends ParaObject> objects) {
        Set<ParaObject> withoutId = Collections.newSetFromMap(new IdentityHashMap<>());
        Batch<ParaObject, Item> batch =
                new Batch<>("restoreAll", app, objects, object -> idOrPlaceholder(object, withoutId));
        batch.runOrThrow(
                appId,
                new Batch.Steps<>(
                        (object, id) -> sameId(id, writes.restoration(app, object), Item::id, this::targetOf),
                        records::restoreAll,
                        (object, item) -> {},
                        (object, id) -> {}));
    }

    private Target targetOf(Item restored) {
        return Target.ofRestoration(app, restored.type(), restored.id());
    }

    /**
     * Returns a planned write. Refuses it if another thread has changed the object's id since the batch began, because all
     * checks of the batch were made for the first id.
     */
    private static <W> W sameId(String id, W write, Function<W, String> idOf, Function<W, Target> targetOf) {
        if (!id.equals(idOf.apply(write))) {
            WritePlanner.refuseIfInvalid(
                    targetOf.apply(write), List.of("id was " + Target.quote(id) + " when the batch began"));
        }
        return write;
    }

    /** Returns a unique placeholder for an object without an id, which is refused on its own when it is planned. */
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
