package io.para4j;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.StandardField;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.IdGenerator;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a store is asked to do with an object: checks it, encodes it, makes the id of the write, and says what must
 * hold of the stored state. Changes nothing, neither the object nor the store.
 */
final class WritePlanner {
    private final ObjectCodec codec;
    private final Validation validation;
    private final IdGenerator ids;
    private final Clock clock;
    private final boolean writesApps;

    WritePlanner(ObjectCodec codec, Validation validation, IdGenerator ids, Clock clock) {
        this(codec, validation, ids, clock, false);
    }

    private WritePlanner(ObjectCodec codec, Validation validation, IdGenerator ids, Clock clock, boolean writesApps) {
        this.codec = codec;
        this.validation = validation;
        this.ids = ids;
        this.clock = clock;
        this.writesApps = writesApps;
    }

    /** Returns the planner of {@link Apps}, the only one that may write the records of apps. */
    WritePlanner forApps() {
        return new WritePlanner(codec, validation, ids, clock, true);
    }

    String newId() {
        return Limits.checkId(ids.next());
    }

    long now() {
        return clock.millis();
    }

    Creation creation(String app, ParaObject object, String id) {
        String type = typeOf(object);
        Target target = new Target("create", app, type, id);
        return checked(target, () -> {
            Map<String, Object> attributes = present(codec.fields(object));
            attributes.remove(Item.UPDATED);
            Item item = new Item(id, type, 1, Optional.of(newId()), now(), attributes);
            refuseIfInvalid(target, violations(object, item));
            return new Creation(item, object.getId() == null);
        });
    }

    Item restoration(String app, ParaObject object) {
        Target target = target("restore", app, object);
        List<String> missing = new ArrayList<>();
        noteMissing("id", object.getId(), missing);
        noteMissing("type", object.getType(), missing);
        noteMissing("timestamp", object.getTimestamp(), missing);
        noteMissing("version", object.getVersion(), missing);
        refuseIfInvalid(target, missing);
        return checked(target, () -> {
            Item item = codec.encode(object);
            refuseIfInvalid(target, typeViolations(object, item.type()));
            Item whole = item.revision().isPresent() ? item : withRevision(item);
            return new Creation(whole, false).item();
        });
    }

    private Item withRevision(Item item) {
        return new Item(
                item.id(), item.type(), item.version(), Optional.of(newId()), item.timestamp(), item.attributes());
    }

    private static void noteMissing(String field, @Nullable Object value, List<String> missing) {
        if (value == null) {
            missing.add(field + " is missing");
        }
    }

    Update update(String app, ParaObject object) {
        String id = idOf(object);
        Target target = target("update", app, object);
        Precondition precondition = unchanged(app, object, target);
        return checked(target, () -> {
            Map<String, @Nullable Object> fields = codec.fields(object);
            refuseIfInvalid(target, updateViolations(object, fields));
            fields.put(Item.UPDATED, now());
            return Update.of(id, precondition, newId(), changes(target.type(), fields));
        });
    }

    private List<Change> changes(String type, Map<String, @Nullable Object> fields) {
        List<Change> changes = new ArrayList<>(fields.size());
        fields.forEach((name, value) -> {
            if (!isLocked(type, name)) {
                changes.add(value == null ? new Change.Remove(name) : new Change.Set(name, value));
            }
        });
        return changes;
    }

    boolean isLocked(String type, String field) {
        return StandardField.of(field).map(StandardField::isLocked).orElse(false)
                || codec.plan(type).map(plan -> plan.isLocked(field)).orElse(false);
    }

    Deletion deletion(String app, ParaObject object) {
        String id = idOf(object);
        return new Deletion(id, unchanged(app, object, target("delete", app, object)));
    }

    /** Returns the target of a write of an object, whose id may be missing. */
    private static Target target(String operation, String app, ParaObject object) {
        return new Target(operation, app, typeOf(object), String.valueOf(object.getId()));
    }

    /** The precondition that the stored object is the one that was read; refused if the object was not read whole, and here. */
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

    /** A class stands for one type; the records of apps are nobody's but {@link Apps}'. */
    private List<String> typeViolations(ParaObject object, String type) {
        if (type.equals(App.TYPE) && !writesApps) {
            return List.of("type 'app' is for the records of apps; use para.apps()");
        }
        if (!(object instanceof Sysprop) && !type.equals(ParaObject.typeOf(object.getClass()))) {
            return List.of("type is " + Target.quote(type) + ", but objects of "
                    + object.getClass().getName() + " have type "
                    + Target.quote(ParaObject.typeOf(object.getClass())));
        }
        return List.of();
    }

    /** A generic object of a registered type obeys that class's rules: it must fit its fields and their annotations. */
    private List<String> violations(ParaObject object, Item item) throws JsonMappingException {
        List<String> violations = new ArrayList<>(typeViolations(object, item.type()));
        Optional<ClassPlan> plan = codec.plan(item.type());
        if (!(object instanceof Sysprop)) {
            violations.addAll(validation.violations(object));
        } else if (plan.isPresent()) {
            violations.addAll(validation.violations(plan.get().create(item.attributes())));
        }
        return violations;
    }

    /** Of a generic object only what it mentions can be checked: the rest stays as it is stored. */
    private List<String> updateViolations(ParaObject object, Map<String, @Nullable Object> fields) {
        Optional<ClassPlan> plan = codec.plan(typeOf(object));
        if (!(object instanceof Sysprop)) {
            return validation.violations(object);
        }
        List<String> violations = new ArrayList<>();
        plan.ifPresent(known ->
                fields.forEach((name, value) -> known.field(name).ifPresent(field -> {
                    Object held = value == null ? null : known.decode(field, Item.normalise(name, value));
                    violations.addAll(validation.violations(known.objectClass(), name, held));
                })));
        return violations;
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> fields) {
        Map<String, Object> present = new LinkedHashMap<>(fields.size() * 2);
        fields.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    static void refuseIfInvalid(Target target, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidObjectException(target, violations);
        }
    }

    /** What a planned write needs and may find wrong with the values of an object. */
    interface Plan<T> {
        T make() throws JsonMappingException;
    }

    static <T> T checked(Target target, Plan<T> plan) {
        try {
            return plan.make();
        } catch (InvalidValueException e) {
            throw new InvalidObjectException(target, List.of(e.getMessage()));
        } catch (JsonMappingException e) {
            String field = ClassPlan.firstField(e);
            String reason = ClassPlan.firstLine(e.getOriginalMessage());
            throw new InvalidObjectException(target, List.of(field.isEmpty() ? reason : field + ": " + reason));
        }
    }
}
