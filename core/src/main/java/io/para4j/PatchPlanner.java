package io.para4j;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.DeclaredPath;
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
import io.para4j.spi.Null;
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
    private static final Path UPDATED = Path.field(Item.UPDATED);

    private final ObjectCodec codec;
    private final IndexedValues indexed;
    private final Validation validation;
    private final WritePlanner writes;

    PatchPlanner(ObjectCodec codec, IndexedValues indexed, Validation validation, WritePlanner writes) {
        this.codec = codec;
        this.indexed = indexed;
        this.validation = validation;
        this.writes = writes;
    }

    /** Returns a planner whose writes have the revision of another planner. */
    PatchPlanner forTransaction(WritePlanner planner) {
        return new PatchPlanner(codec, indexed, validation, planner);
    }

    /**
     * Returns the requirement that an object has the type of a class and fulfils a condition.
     *
     * @throws IllegalArgumentException if the class is not registered
     * @throws InvalidObjectException if the condition does not fit it, or the class is that of the records of apps
     */
    Precondition required(String app, String id, Class<? extends ParaObject> type, Condition condition) {
        Patch<? extends ParaObject> patch = Patch.of(type).onlyIf(condition);
        Target target = new Target("check", app, patch.type(), id);
        Optional<ClassPlan> plan = codec.plan(patch.type());
        refuseForbiddenType(target, patch, plan);
        return WritePlanner.checked(target, () -> precondition(app, id, patch, plan));
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
                Change change = indexed.check(target, change(patch.type(), plan, path, step));
                changes.add(change);
                violations.addAll(violations(plan, change));
            } catch (InvalidValueException e) {
                violations.add(e.getMessage());
            }
        });
        WritePlanner.refuseIfInvalid(target, violations);
        return WritePlanner.checked(target, () -> {
            changes.add(new Change.Set(UPDATED, writes.now()));
            return Update.of(id, precondition(app, id, patch, plan), writes.newRevision(), changes)
                    .asPatch()
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
                    ? WritePlanner.APP_RECORD
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
        if (codec.lockedFields(type).contains(field)) {
            throw new InvalidValueException(field, "this field is locked: it never changes after creation");
        }
        if (StandardField.of(field).filter(each -> !each.has(path)).isPresent()) {
            throw new InvalidValueException(path.toString(), "the property " + field + " has no such path");
        }
        return plan.isPresent() && !isStandard ? declared(plan.get().declared(path), step) : free(path, step);
    }

    /** Plans a change of a value that a class declares. */
    private static Change declared(DeclaredPath declared, Patch.Step step) {
        Path path = declared.path();
        return switch (step.action()) {
            case REMOVE -> new Change.Remove(path);
            case SET -> new Change.Set(path, declared.encode(step.value()));
            case APPEND ->
                declared.isSet()
                        ? new ListChange.AppendIfAbsent(path, elements(declared, step.value()))
                        : new ListChange.Append(path, elements(declared, step.value()));
            case APPEND_IF_ABSENT -> new ListChange.AppendIfAbsent(path, elements(declared, step.value()));
            case REMOVE_ELEMENTS -> new ListChange.RemoveElements(path, elements(declared, step.value()));
            case ADD -> add(declared, (Number) step.value());
        };
    }

    private static List<Object> elements(DeclaredPath declared, Object values) {
        if (!declared.isFree() && !declared.isCollection()) {
            throw new InvalidValueException(declared.path().toString(), "it is not a list, so it has no elements");
        }
        List<Object> stored = new ArrayList<>();
        for (Object value : (List<?>) values) {
            stored.add(declared.encodeElement(value == null ? Null.NULL : value));
        }
        return stored;
    }

    private static Change add(DeclaredPath declared, Number amount) {
        Path path = declared.path();
        if (!declared.isFree() && !declared.isNumber()) {
            throw new InvalidValueException(path.toString(), "it is not a number, so nothing can be added to it");
        }
        BigDecimal decimal = decimal(path, amount);
        return declared.bounds(decimal)
                .map(bounds -> new Change.Add(path, decimal, bounds.min(), bounds.max()))
                .orElseGet(() -> new Change.Add(path, decimal));
    }

    /** Plans a change of a value that no class declares: a property of every object, or one of a generic object. */
    private Change free(Path path, Patch.Step step) {
        return switch (step.action()) {
            case REMOVE -> new Change.Remove(path);
            case SET -> new Change.Set(path, fitting(path, codec.toValue(path.toString(), step.value())));
            case APPEND -> new ListChange.Append(path, elements(path, step.value()));
            case APPEND_IF_ABSENT -> new ListChange.AppendIfAbsent(path, elements(path, step.value()));
            case REMOVE_ELEMENTS -> new ListChange.RemoveElements(path, elements(path, step.value()));
            case ADD -> add(path, (Number) step.value());
        };
    }

    private static Change add(Path path, Number amount) {
        if (StandardField.of(path.field()).isPresent()) {
            throw new InvalidValueException(path.toString(), "it is not a number, so nothing can be added to it");
        }
        return new Change.Add(path, decimal(path, amount));
    }

    @SuppressWarnings("unchecked") // an encoded list is a List of values
    private List<Object> elements(Path path, Object values) {
        boolean isText = path.field().equals("name") || (path.field().equals("tags") && path.isNested());
        if (isText) {
            throw new InvalidValueException(path.toString(), "it is not a list, so it has no elements");
        }
        return (List<Object>) fitting(path, codec.toValue(path.toString(), values));
    }

    private static Object fitting(Path path, Object stored) {
        if (StandardField.of(path.field())
                .filter(each -> !each.fits(path, stored))
                .isPresent()) {
            throw new InvalidValueException(path.toString(), "a value of this kind does not fit the property");
        }
        return stored;
    }

    private static BigDecimal decimal(Path path, Number amount) {
        if (amount instanceof Integer || amount instanceof Long) {
            return BigDecimal.valueOf(amount.longValue());
        }
        Object value = Item.normalise(path.toString(), amount);
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
        Optional<Condition> condition = patch.condition().map(new ConditionPlanner(codec, plan)::planned);
        return new Precondition(Optional.of(patch.type()), state, condition);
    }
}
