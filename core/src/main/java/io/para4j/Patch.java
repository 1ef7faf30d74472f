package io.para4j;

import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to named fields of one stored object, applied in place and atomically by {@link Store#patch}, without reading it
 * first. All of them are applied or none.
 *
 * <p>A patch knows the type it is for: an object of another type is refused, and where the type is registered, locked fields,
 * values of the wrong type and values that break their validation annotations are refused before anything is sent. Immutable:
 * each method returns a new patch.
 *
 * @param <T> the class of the objects it is for
 */
public final class Patch<T extends ParaObject> {

    /** What is done to a field. */
    enum Action {
        SET,
        REMOVE,
        ADD,
        APPEND
    }

    record Step(Action action, Object value) {}

    private final Class<T> objectClass;
    private final String type;
    private final Map<String, Step> steps;
    private final Optional<ParaObject> unchanged;
    private final Optional<Condition> condition;

    private Patch(
            Class<T> objectClass,
            String type,
            Map<String, Step> steps,
            Optional<ParaObject> unchanged,
            Optional<Condition> condition) {
        this.objectClass = objectClass;
        this.type = type;
        this.steps = steps;
        this.unchanged = unchanged;
        this.condition = condition;
    }

    /**
     * Returns a patch without changes for the objects of a class.
     *
     * @param objectClass the class, registered in {@link ParaModule}
     * @param <T> that class
     * @return the patch
     */
    public static <T extends ParaObject> Patch<T> of(Class<T> objectClass) {
        return new Patch<>(objectClass, ParaObject.typeOf(objectClass), Map.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns a patch without changes for the objects of a type, registered or not.
     *
     * @param type the type
     * @return the patch
     * @throws IllegalArgumentException if the type is empty
     */
    public static Patch<ParaObject> of(String type) {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("a type must not be empty");
        }
        return new Patch<>(ParaObject.class, type, Map.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Sets a field, whatever it was before.
     *
     * @param field the field's name
     * @param value the value, of the field's class or one that converts to it without loss
     * @return the longer patch
     * @throws IllegalArgumentException if the field is changed already
     */
    public Patch<T> set(String field, Object value) {
        Objects.requireNonNull(value, "value; to remove a field use remove");
        return with(field, Action.SET, value);
    }

    /**
     * Removes a field; one that is not stored stays so.
     *
     * @param field the field's name
     * @return the longer patch
     * @throws IllegalArgumentException if the field is changed already
     */
    public Patch<T> remove(String field) {
        return with(field, Action.REMOVE, field);
    }

    /**
     * Adds to a number; a missing one counts as 0. Refused if the field is not a number or cannot hold the sum. The sum is
     * the store's to work out, so validation annotations do not apply to it: require bounds with {@link #onlyIf}.
     *
     * @param field the field's name
     * @param amount what to add; negative to subtract
     * @return the longer patch
     * @throws IllegalArgumentException if the field is changed already
     */
    public Patch<T> add(String field, Number amount) {
        Objects.requireNonNull(amount, "amount");
        return with(field, Action.ADD, amount);
    }

    /**
     * Appends to a list; a missing one counts as empty. Refused if the field is not a list.
     *
     * @param field the field's name
     * @param values the values to append, in order, at least one
     * @return the longer patch
     * @throws IllegalArgumentException if there are no values, or the field is changed already
     */
    public Patch<T> append(String field, @Nullable Object... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("append to " + field + " needs at least one value");
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return with(field, Action.APPEND, list);
    }

    /**
     * Requires that the stored object is still in the state that an object was read in; otherwise
     * {@link io.para4j.error.VersionConflictException}.
     *
     * @param object the object as it was read
     * @return the patch with the requirement
     */
    public Patch<T> ifUnchanged(T object) {
        Objects.requireNonNull(object, "object");
        return new Patch<>(objectClass, type, steps, Optional.of(object), condition);
    }

    /**
     * Requires a condition to hold on the stored object, in addition to those required before; otherwise
     * {@link io.para4j.error.ConditionFailedException} with the stored object.
     *
     * @param required the condition
     * @return the patch with the requirement
     */
    public Patch<T> onlyIf(Condition required) {
        Objects.requireNonNull(required, "condition");
        Condition both = condition.map(known -> known.and(required)).orElse(required);
        return new Patch<>(objectClass, type, steps, unchanged, Optional.of(both));
    }

    private Patch<T> with(String field, Action action, Object value) {
        Objects.requireNonNull(field, "field");
        Map<String, Step> longer = new LinkedHashMap<>(steps);
        if (longer.put(field, new Step(action, value)) != null) {
            throw new IllegalArgumentException("field '" + field + "' is changed twice in one patch");
        }
        return new Patch<>(objectClass, type, longer, unchanged, condition);
    }

    /**
     * Returns the type that the patch is for.
     *
     * @return the type
     */
    public String type() {
        return type;
    }

    Class<T> objectClass() {
        return objectClass;
    }

    Map<String, Step> steps() {
        return steps;
    }

    Optional<ParaObject> unchanged() {
        return unchanged;
    }

    Optional<Condition> condition() {
        return condition;
    }
}
