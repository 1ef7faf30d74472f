package io.para4j;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.MessageText;
import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.JacksonErrors;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.ObjectFields;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans the writes of whole objects: checks and encodes an object, creates the id of the write, and states the
 * precondition on the stored object. Changes neither the object nor the store.
 */
final class WritePlanner {
    /** The violation of an operation that meets the record of an app. */
    static final String APP_RECORD = "type 'app' is for the records of apps; use para.apps()";

    private final ObjectCodec codec;
    private final IndexedValues indexed;
    private final Validation validation;
    private final IdGenerator ids;
    private final Clock clock;
    private final boolean writesApps;
    private final Supplier<String> revisions;

    WritePlanner(ObjectCodec codec, IndexedValues indexed, Validation validation, IdGenerator ids, Clock clock) {
        this(codec, indexed, validation, ids, clock, false, () -> Limits.checkId(ids.next()));
    }

    private WritePlanner(
            ObjectCodec codec,
            IndexedValues indexed,
            Validation validation,
            IdGenerator ids,
            Clock clock,
            boolean writesApps,
            Supplier<String> revisions) {
        this.codec = codec;
        this.indexed = indexed;
        this.validation = validation;
        this.ids = ids;
        this.clock = clock;
        this.writesApps = writesApps;
        this.revisions = revisions;
    }

    /** Returns the planner for {@link Apps}, the only one that may write the records of apps. */
    WritePlanner forApps() {
        return new WritePlanner(codec, indexed, validation, ids, clock, true, revisions);
    }

    /** Returns a planner whose writes all get the id of one transaction as their revision. */
    WritePlanner forTransaction(String id) {
        return new WritePlanner(codec, indexed, validation, ids, clock, writesApps, () -> id);
    }

    /** Returns a new id for an object or a transaction. */
    String newId() {
        return Limits.checkId(ids.next());
    }

    /** Returns the id of a write, which becomes the revision of the item. */
    String newRevision() {
        return revisions.get();
    }

    /**
     * The id of an object to create, and whether it was just generated. It is taken from the object once, since the
     * caller may change the object meanwhile.
     */
    record CreationId(String id, boolean isNew) {}

    /** Returns the object's own id after checking it, or a new id if it has none. The object is not changed. */
    CreationId givenOrNewId(ParaObject object) {
        String given = object.getId();
        return given == null ? new CreationId(newId(), true) : new CreationId(Limits.checkId(given), false);
    }

    /** Returns the current time in milliseconds since the epoch. */
    long now() {
        return clock.millis();
    }

    /** Returns the creation of an object with version 1, the current time and a new revision. */
    Creation creation(String app, ParaObject object, CreationId id) {
        String type = typeOf(object);
        Target target = Target.ofCreation(app, type, id.id());
        return checked(target, () -> {
            Map<String, Object> attributes = codec.fields(object).presentAtCreation();
            Item item = new Item(id.id(), type, 1, Optional.of(newRevision()), now(), attributes);
            indexed.check(app, item);
            refuseIfInvalid(target, violations(object, item));
            return new Creation(item, id.isNew());
        });
    }

    /** Returns the item that restores an object exactly, with a new revision if the object has none. */
    Item restoration(String app, ParaObject object) {
        Target target = Target.ofRestoration(app, typeOf(object), String.valueOf(object.getId()));
        List<String> missing = new ArrayList<>();
        addIfMissing("id", object.getId(), missing);
        addIfMissing("type", object.getType(), missing);
        addIfMissing("timestamp", object.getTimestamp(), missing);
        addIfMissing("version", object.getVersion(), missing);
        refuseIfInvalid(target, missing);
        return checked(target, () -> {
            Item item = codec.encode(object);
            indexed.check(app, item);
            refuseIfInvalid(target, typeViolations(object, item.type()));
            checkForms(object, item);
            Item whole = item.revision().isPresent() ? item : withNewRevision(item);
            return new Creation(whole, false).item();
        });
    }

    private void checkForms(ParaObject object, Item item) {
        if (object instanceof Sysprop) {
            codec.plan(item.type()).ifPresent(plan -> indexed.checkForms(plan, item.attributes()));
        }
    }

    private Item withNewRevision(Item item) {
        return new Item(
                item.id(),
                item.type(),
                item.version(),
                Optional.of(newRevision()),
                item.timestamp(),
                item.attributes());
    }

    private static void addIfMissing(String field, @Nullable Object value, List<String> missing) {
        if (value == null) {
            missing.add(field + " is missing");
        }
    }

    /** Returns the update that stores an object as a whole, except for locked fields. */
    Update update(String app, ParaObject object) {
        String id = idOf(object);
        Target target = Target.ofUpdate(app, typeOf(object), id);
        Precondition precondition = unchanged(app, object, target);
        return checked(target, () -> {
            ObjectFields fields = codec.fields(object);
            refuseIfInvalid(target, updateViolations(object, fields));
            List<Change> changes = fields.changes(codec.lockedFields(target.type()), now());
            return Update.of(id, precondition, newRevision(), indexed.check(target, changes));
        });
    }

    /** Returns the deletion of an object in the state in which it was read. */
    Deletion deletion(String app, ParaObject object) {
        String id = idOf(object);
        return new Deletion(id, unchanged(app, object, Target.ofDeletion(app, typeOf(object), id)));
    }

    /**
     * Returns the precondition that the stored object is still in the state in which it was read.
     *
     * @throws InvalidObjectException if the object was not read as a whole or belongs to another app
     */
    Precondition unchanged(String app, ParaObject object, Target target) {
        List<String> violations = new ArrayList<>();
        Long version = object.getVersion();
        if (version == null) {
            violations.add("version is missing: the object was not read whole; read it again without only(...)");
        } else if (version < 0) {
            violations.add("version " + version + " is negative");
        }
        if (!app.equals(object.getAppid())) {
            violations.add("it belongs to app " + Target.quote(object.getAppid()) + ", not to this one");
        }
        violations.addAll(typeViolations(object, target.type()));
        refuseIfInvalid(target, violations);
        Long timestamp = object.getTimestamp();
        return Precondition.of(
                target.type(),
                new State(
                        Objects.requireNonNull(version),
                        Optional.ofNullable(object.getRevision()),
                        timestamp == null ? 0 : timestamp));
    }

    private static String idOf(ParaObject object) {
        return Limits.checkId(Objects.requireNonNull(object.getId(), "the object has no id"));
    }

    private static String typeOf(ParaObject object) {
        String type = object.getType();
        return type == null ? "" : type;
    }

    /** Checks that a class is used with its own type, and that only {@link Apps} writes the records of apps. */
    private List<String> typeViolations(ParaObject object, String type) {
        if (type.equals(App.TYPE) && !writesApps) {
            return List.of(APP_RECORD);
        }
        if (!(object instanceof Sysprop) && !type.equals(ParaObject.typeOf(object.getClass()))) {
            return List.of("type is " + Target.quote(type) + ", but objects of "
                    + object.getClass().getName() + " have type "
                    + Target.quote(ParaObject.typeOf(object.getClass())));
        }
        return List.of();
    }

    /** Checks a generic object of a registered type against the fields of the class and their annotations. */
    private List<String> violations(ParaObject object, Item item) throws JsonMappingException {
        List<String> violations = new ArrayList<>(typeViolations(object, item.type()));
        if (!(object instanceof Sysprop)) {
            violations.addAll(validation.violations(object));
            return violations;
        }
        Optional<ClassPlan> plan = codec.plan(item.type());
        if (plan.isPresent()) {
            violations.addAll(validation.violations(plan.get().create(item.attributes())));
            indexed.checkForms(plan.get(), item.attributes());
        }
        return violations;
    }

    /** Checks only the properties that a generic object has, because its update keeps the other stored fields. */
    private List<String> updateViolations(ParaObject object, ObjectFields fields) {
        if (!(object instanceof Sysprop)) {
            return validation.violations(object);
        }
        List<String> violations = new ArrayList<>();
        Optional<ClassPlan> plan = codec.plan(typeOf(object));
        plan.ifPresent(known ->
                fields.forEach((name, value) -> known.field(name).ifPresent(field -> {
                    Object stored = value == null ? null : Item.normalise(name, value);
                    Object held = stored == null ? null : known.decode(field, stored);
                    indexed.checkForm(known, name, stored);
                    violations.addAll(validation.violations(known.objectClass(), name, held));
                })));
        return violations;
    }

    static void refuseIfInvalid(Target target, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidObjectException(target, violations);
        }
    }

    /** A step of planning that may find a value that cannot be stored. */
    interface PlanStep<T> {
        T run() throws JsonMappingException;
    }

    /** Runs a step, and turns its errors about values into {@link InvalidObjectException}. */
    static <T> T checked(Target target, PlanStep<T> step) {
        try {
            return step.run();
        } catch (InvalidValueException e) {
            throw new InvalidObjectException(target, List.of(e.getMessage()));
        } catch (JsonMappingException e) {
            String field = JacksonErrors.fieldOf(e);
            String reason = JacksonErrors.reasonOf(e);
            throw new InvalidObjectException(
                    target, List.of(field.isEmpty() ? reason : MessageText.name(field) + ": " + reason));
        }
    }
}
