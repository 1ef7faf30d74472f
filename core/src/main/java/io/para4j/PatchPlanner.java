package io.para4j;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.StandardField;
import io.para4j.internal.codec.StoredField;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans the update for a {@link Patch}, and refuses changes that break the rules of the type. */
final class PatchPlanner {
    private static final Set<String> PATCHABLE_STANDARD_FIELDS = Set.of("name", "tags");

    private final ObjectCodec codec;
    private final Validation validation;
    private final WritePlanner writes;

    PatchPlanner(ObjectCodec codec, Validation validation, WritePlanner writes) {
        this.codec = codec;
        this.validation = validation;
        this.writes = writes;
    }

    /**
     * Returns the update that applies a patch and returns the resulting item.
     *
     * @throws IllegalArgumentException if the patch has no changes, or requires the state of an object with another id
     * @throws InvalidObjectException if it breaks a rule, with all violations
     */
    Update update(String app, String id, Patch<?> patch) {
        Target target = new Target("patch", app, patch.type(), id);
        if (patch.steps().isEmpty()) {
            throw new IllegalArgumentException("the patch changes nothing; give it at least one change");
        }
        Optional<ClassPlan> plan = codec.plan(patch.type());
        refuseForbiddenType(target, patch, plan);
        List<String> violations = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        patch.steps().forEach((path, step) -> {
            try {
                changes.add(change(patch.type(), plan, path, step));
                violations.addAll(violations(plan, changes.get(changes.size() - 1)));
            } catch (InvalidValueException e) {
                violations.add(e.getMessage());
            }
        });
        WritePlanner.refuseIfInvalid(target, violations);
        return WritePlanner.checked(target, () -> {
            changes.add(new Change.Set(Item.UPDATED, writes.now()));
            return Update.of(id, precondition(app, id, patch, plan), writes.newId(), changes)
                    .returningItem();
        });
    }

    private static void refuseForbiddenType(Target target, Patch<?> patch, Optional<ClassPlan> plan) {
        boolean isApp = patch.type().equals(App.TYPE);
        boolean isRegistered = patch.objectClass() == ParaObject.class
                || plan.map(ClassPlan::objectClass)
                        .filter(patch.objectClass()::equals)
                        .isPresent();
        if (isApp || !isRegistered) {
            String violation = isApp
                    ? "type 'app' is for the records of apps; use para.apps()"
                    : patch.objectClass().getName() + " is not registered; add it to ParaModule.types(...)";
            throw new InvalidObjectException(target, List.of(violation));
        }
    }

    private Change change(String type, Optional<ClassPlan> plan, Path path, Patch.Step step) {
        String field = path.field();
        boolean isStandard = PATCHABLE_STANDARD_FIELDS.contains(field);
        if (StandardField.isReserved(field) && !isStandard) {
            throw new InvalidValueException(field, "this field is the framework's, or never changes");
        }
        if (writes.isLocked(type, field)) {
            throw new InvalidValueException(field, "this field is locked: it never changes after creation");
        }
        Optional<StoredField> known = plan.flatMap(each -> each.field(field));
        if (plan.isPresent() && known.isEmpty() && !isStandard) {
            throw new InvalidValueException(
                    field, plan.get().objectClass().getName() + " has no stored field of this name");
        }
        return path.isNested() ? nested(path, step) : topLevel(plan, known, field, step);
    }

    private Change topLevel(Optional<ClassPlan> plan, Optional<StoredField> known, String field, Patch.Step step) {
        return switch (step.action()) {
            case REMOVE -> new Change.Remove(field);
            case SET -> new Change.Set(field, stored(plan, known, field, step.value()));
            case APPEND -> new ListChange.Append(field, elements(plan, known, field, step.value()));
            case APPEND_IF_ABSENT -> new ListChange.AppendIfAbsent(field, elements(plan, known, field, step.value()));
            case REMOVE_ELEMENTS -> new ListChange.RemoveElements(field, elements(plan, known, field, step.value()));
            case ADD -> add(known, field, (Number) step.value());
        };
    }

    private Change nested(Path path, Patch.Step step) {
        Object value = step.action() == Patch.Action.REMOVE ? "" : codec.toValue(path.field(), step.value());
        return switch (step.action()) {
            case REMOVE -> new Change.Remove(path);
            case SET -> new Change.Set(path, value);
            case APPEND -> new ListChange.Append(path, elements(value));
            case APPEND_IF_ABSENT -> new ListChange.AppendIfAbsent(path, elements(value));
            case REMOVE_ELEMENTS -> new ListChange.RemoveElements(path, elements(value));
            case ADD -> new Change.Add(path, decimal(path.field(), (Number) step.value()));
        };
    }

    private Object stored(Optional<ClassPlan> plan, Optional<StoredField> known, String field, Object value) {
        if (plan.isPresent() && known.isPresent()) {
            return plan.get().encode(known.get(), value);
        }
        Object stored = codec.toValue(field, value);
        refuseMisfit(field, stored);
        return stored;
    }

    private static void refuseMisfit(String field, Object stored) {
        if (StandardField.of(field).filter(each -> !each.fits(stored)).isPresent()) {
            throw new InvalidValueException(field, "a value of this kind does not fit the property");
        }
    }

    private List<Object> elements(Optional<ClassPlan> plan, Optional<StoredField> known, String field, Object values) {
        boolean isList = known.map(StoredField::isCollection).orElse(!field.equals("name"));
        if (!isList) {
            throw new InvalidValueException(field, "it is not a list, so nothing can be appended to it");
        }
        Object list = plan.isPresent() && known.isPresent()
                ? plan.get().encode(known.get(), values)
                : codec.toValue(field, values);
        if (!(list instanceof List)) {
            throw new InvalidValueException(field, "it is not stored as a list, so nothing can be appended to it");
        }
        refuseMisfit(field, list);
        return elements(list);
    }

    @SuppressWarnings("unchecked") // an encoded list is a List of values
    private static List<Object> elements(Object list) {
        return (List<Object>) list;
    }

    private static Change add(Optional<StoredField> known, String field, Number amount) {
        BigDecimal decimal = decimal(field, amount);
        boolean isNumber = known.map(StoredField::isNumber).orElse(!PATCHABLE_STANDARD_FIELDS.contains(field));
        if (!isNumber) {
            throw new InvalidValueException(field, "it is not a number, so nothing can be added to it");
        }
        if (known.filter(StoredField::isWhole).isPresent()
                && decimal.stripTrailingZeros().scale() > 0) {
            throw new InvalidValueException(field, "it holds whole numbers, so " + amount + " cannot be added to it");
        }
        return known.flatMap(StoredField::bounds)
                .map(bounds -> new Change.Add(field, decimal, bounds.min(), bounds.max()))
                .orElseGet(() -> new Change.Add(field, decimal));
    }

    private static BigDecimal decimal(String field, Number amount) {
        Object value = Item.normalise(field, amount);
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    private List<String> violations(Optional<ClassPlan> plan, Change change) {
        boolean isComputed = !(change instanceof Change.Set || change instanceof Change.Remove);
        if (plan.isEmpty() || isComputed || change.path().isNested()) {
            return List.of();
        }
        Class<? extends ParaObject> type = plan.get().objectClass();
        @Nullable Object stored = change instanceof Change.Set set ? set.value() : null;
        Optional<StoredField> field = plan.get().field(change.field());
        Object held = stored == null || field.isEmpty() ? stored : plan.get().decode(field.get(), stored);
        return validation.violations(type, change.field(), held);
    }

    private Precondition precondition(String app, String id, Patch<?> patch, Optional<ClassPlan> plan) {
        Target target = new Target("patch", app, patch.type(), id);
        Optional<State> state = patch.unchanged().flatMap(object -> {
            if (!id.equals(object.getId())) {
                throw new IllegalArgumentException("ifUnchanged is given object " + Target.quote(object.getId())
                        + ", but the patch is for " + Target.quote(id));
            }
            return writes.unchanged(app, object, target).state();
        });
        Optional<Condition> condition = patch.condition().map(each -> normalised(plan, each));
        return new Precondition(Optional.of(patch.type()), state, condition);
    }

    private Condition normalised(Optional<ClassPlan> plan, Condition condition) {
        condition.paths().map(Path::field).forEach(field -> {
            boolean isHidden = Set.of("id", "appid", "key", "_w", Item.REVISION).contains(field);
            if (isHidden) {
                throw new InvalidValueException(field, "a condition cannot look at this field");
            }
        });
        return condition.mapValues((path, value) -> {
            String field = path.field();
            Optional<StoredField> known = plan.filter(each -> !path.isNested()).flatMap(each -> each.field(field));
            boolean isHeld = known.filter(each -> each.isInstance(value)).isPresent();
            return isHeld ? stored(plan, known, field, value) : codec.toComparable(field, value);
        });
    }
}
