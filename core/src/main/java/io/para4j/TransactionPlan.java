package io.para4j;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.Target;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.Limits;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of a transaction that a caller's function has added, as planned writes, with what is to be done to the
 * caller's objects when they are applied.
 */
final class TransactionPlan implements Transaction {
    private final StoreServices services;
    private final String id;
    private final WritePlanner writes;
    private final PatchPlanner patches;
    private final Map<Place, Planned> parts = new LinkedHashMap<>();
    private boolean isEnded;

    /** The place of an object: the name of its app, and its id. */
    record Place(String app, String id) {}

    /**
     * A planned part.
     *
     * @param write the write or check
     * @param onDone changes the caller's object after the write is applied
     * @param onUnknown changes it after an unknown outcome
     */
    private record Planned(TransactionWrite write, Runnable onDone, Runnable onUnknown) {
        Planned with(TransactionWrite other) {
            return new Planned(other, onDone, onUnknown);
        }
    }

    TransactionPlan(StoreServices services) {
        this.services = services;
        this.id = services.writes().newId();
        this.writes = services.writes().forTransaction(id);
        this.patches = services.patches().forTransaction(writes);
    }

    /**
     * Refuses a read of the record of an app, which takes no part in transactions.
     *
     * @param type the type that is asked for or that was found; empty if any type is asked for
     * @throws InvalidObjectException if it is that of the records
     */
    static void refuseAppRecord(String app, String type, String id) {
        if (type.equals(App.TYPE)) {
            throw new InvalidObjectException(new Target("read", app, type, id), List.of(WritePlanner.APP_RECORD));
        }
    }

    @Override
    public AppPart in(String app) {
        return new AppPart(AppId.checkName(app));
    }

    /** Ends the collection: a part that is added later is refused. */
    void end() {
        isEnded = true;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    boolean has(Place place) {
        return parts.containsKey(place);
    }

    /** Replaces the write of a place. */
    void replace(Place place, TransactionWrite write) {
        parts.computeIfPresent(place, (same, planned) -> planned.with(write));
    }

    Optional<TransactionWrite> write(Place place) {
        return Optional.ofNullable(parts.get(place)).map(Planned::write);
    }

    /** Adds a part. Each object has one part at most. */
    void add(String app, TransactionWrite write, Runnable onDone, Runnable onUnknown) {
        if (isEnded) {
            throw new IllegalStateException("the transaction has ended; add writes within its function");
        }
        Planned other = parts.putIfAbsent(new Place(app, write.id()), new Planned(write, onDone, onUnknown));
        if (other != null) {
            throw new IllegalArgumentException("object " + Target.quote(write.id()) + " of app " + Target.quote(app)
                    + " is already in the transaction; combine its changes in one write");
        }
    }

    /** Returns the request to the store. */
    TransactionRequest request(Function<String, AppId> apps) {
        List<TransactionPart> request = new ArrayList<>();
        parts.forEach((place, planned) -> request.add(new TransactionPart(apps.apply(place.app()), planned.write())));
        return new TransactionRequest(id, request);
    }

    void applied() {
        parts.values().forEach(planned -> planned.onDone().run());
    }

    void unknown() {
        parts.values().forEach(planned -> planned.onUnknown().run());
    }

    /** The part of one app. */
    final class AppPart implements Transaction.Part {
        private final String app;

        AppPart(String app) {
            this.app = app;
        }

        String app() {
            return app;
        }

        private void add(TransactionWrite write, Runnable onDone) {
            TransactionPlan.this.add(app, write, onDone, () -> {});
        }

        @Override
        public String create(ParaObject object) {
            Objects.requireNonNull(object, "object");
            WritePlanner.CreationId given = writes.givenOrNewId(object);
            Creation creation = writes.creation(app, object, given);
            TransactionPlan.this.add(
                    app,
                    creation,
                    () -> ObjectState.created(object, app, creation.item()),
                    () -> object.setId(creation.id()));
            return creation.id();
        }

        @Override
        public void update(ParaObject object) {
            Objects.requireNonNull(object, "object");
            Update update = writes.update(app, object);
            add(update, () -> ObjectState.updated(object, update));
        }

        @Override
        public void patch(String objectId, Patch<?> patch) {
            Limits.checkId(objectId);
            Objects.requireNonNull(patch, "patch");
            add(patches.update(app, objectId, patch), () -> {});
        }

        @Override
        public void delete(ParaObject object) {
            Objects.requireNonNull(object, "object");
            add(writes.deletion(app, object), () -> {});
        }

        @Override
        public void delete(String objectId) {
            Deletion deletion = new AppRecordGuard(
                            services.dao(), app.equals(services.config().appName()))
                    .deletionOf(objectId);
            add(deletion, () -> {});
        }

        @Override
        public void check(ParaObject object) {
            Objects.requireNonNull(object, "object");
            Deletion deletion = writes.deletion(app, object);
            add(new ItemCheck(deletion.id(), Optional.of(deletion.precondition())), () -> {});
        }

        @Override
        public void check(Class<? extends ParaObject> type, String objectId, Condition condition) {
            Limits.checkId(objectId);
            Objects.requireNonNull(condition, "condition");
            add(new ItemCheck(objectId, Optional.of(patches.required(app, objectId, type, condition))), () -> {});
        }

        @Override
        public void checkAbsent(String objectId) {
            add(ItemCheck.absent(objectId), () -> {});
        }
    }
}
