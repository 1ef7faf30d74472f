package io.para4j;

import io.para4j.error.MessageText;
import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;
import io.para4j.spi.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to named fields of one stored object, which {@link Store#patch} applies in place without reading the object
 * first. The changes are applied atomically: all of them or none.
 *
 * <p>A patch is for objects of one type. An object of another type is refused. If the type is registered, locked
 * fields, unknown fields, values of the wrong type and values that break their validation annotations are refused
 * before anything is sent.
 *
 * <p>A value inside a field is named by a path such as {@code address.city} or {@code lines[0].amount}, in the form that
 * {@link Path#parse} reads. For names that come from users, pass a {@link Path} instead. The map or list that the last
 * step leads into must be stored. All indexes are positions before the patch.
 *
 * <p>Immutable; each method returns a new patch. Parameters are never null, except for elements to append.
 *
 * @param <T> the class of the objects to patch
 */
public final class Patch<T extends ParaObject> {

    /** A kind of change. */
    enum Action {
        SET,
        REMOVE,
        ADD,
        APPEND,
        APPEND_IF_ABSENT,
        REMOVE_ELEMENTS
    }

    /** A change of one value: its kind and its operand, which for {@link Action#REMOVE} has no meaning. */
    record Step(Action action, Object value) {}

    private final Class<T> objectClass;
    private final String type;
    private final Map<Path, Step> steps;
    private final Optional<ParaObject> unchanged;
    private final Optional<Condition> condition;

    private Patch(
            Class<T> objectClass,
            String type,
            Map<Path, Step> steps,
            Optional<ParaObject> unchanged,
            Optional<Condition> condition) {
        this.objectClass = objectClass;
        this.type = type;
        this.steps = steps;
        this.unchanged = unchanged;
        this.condition = condition;
    }

    /**
     * Returns an empty patch for objects of a class.
     *
     * @param objectClass the class, registered in {@link ParaModule}
     * @param <T> that class
     * @return the patch
     */
    public static <T extends ParaObject> Patch<T> of(Class<T> objectClass) {
        Objects.requireNonNull(objectClass, "objectClass");
        return new Patch<>(objectClass, ParaObject.typeOf(objectClass), Map.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns an empty patch for objects of a type that need not be registered.
     *
     * @param type the type
     * @return the patch
     * @throws IllegalArgumentException if the type is empty
     */
    public static Patch<ParaObject> of(String type) {
        if (Objects.requireNonNull(type, "type").isEmpty()) {
            throw new IllegalArgumentException("a type must not be empty");
        }
        return new Patch<>(ParaObject.class, type, Map.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Sets a field to a value.
     *
     * @param field the field's name or path, as {@link Path#parse} reads it
     * @param value the value, of the field's class or of one that converts to it without loss
     * @return the extended patch
     * @throws IllegalArgumentException if this patch already changes the field, or a value that contains it or is
     *     inside it
     */
    public Patch<T> set(String field, Object value) {
        return set(Path.parse(field), value);
    }

    /**
     * Sets a field to a value.
     *
     * @param field the path of the field
     * @param value the value, of the field's class or of one that converts to it without loss
     * @return the extended patch
     * @throws IllegalArgumentException if this patch already changes the field, or a value that contains it or is
     *     inside it
     */
    public Patch<T> set(Path field, Object value) {
        Objects.requireNonNull(value, "value; to remove a field use remove");
        return with(field, Action.SET, value);
    }

    /**
     * Removes a field. Has no effect if the field is not stored.
     *
     * @param field the field's name or path, as {@link Path#parse} reads it
     * @return the extended patch
     * @throws IllegalArgumentException if this patch already changes the field, or a value that contains it or is
     *     inside it
     */
    public Patch<T> remove(String field) {
        return remove(Path.parse(field));
    }

    /**
     * Removes a field. Has no effect if the field is not stored.
     *
     * @param field the path of the field
     * @return the extended patch
     * @throws IllegalArgumentException if this patch already changes the field, or a value that contains it or is
     *     inside it
     */
    public Patch<T> remove(Path field) {
        return with(field, Action.REMOVE, field);
    }

    /**
     * Adds an amount to a number. A missing field counts as 0. The patch is refused if the field is not a number or
     * cannot hold the sum. The store computes the sum, so validation annotations do not apply to it; require bounds
     * with {@link #onlyIf}.
     *
     * @param field the field's name or path, as {@link Path#parse} reads it
     * @param amount the amount; negative to subtract
     * @return the extended patch
     * @throws IllegalArgumentException if this patch already changes the field, or a value that contains it or is
     *     inside it
     */
    public Patch<T> add(String field, Number amount) {
        return add(Path.parse(field), amount);
    }

    /**
     * Adds an amount to a number. A missing field counts as 0. The patch is refused if the field is not a number or
     * cannot hold the sum. The store computes the sum, so validation annotations do not apply to it; require bounds
     * with {@link #onlyIf}.
     *
     * @param field the path of the field
     * @param amount the amount; negative to subtract
     * @return the extended patch
     * @throws IllegalArgumentException if this patch already changes the field, or a value that contains it or is
     *     inside it
     */
    public Patch<T> add(Path field, Number amount) {
        Objects.requireNonNull(amount, "amount");
        return with(field, Action.ADD, amount);
    }

    /**
     * Appends values to a list. A missing field counts as an empty list. The patch is refused if the field is not a
     * list. If the class declares a set, only values that it does not have are appended, as by {@link #appendIfAbsent}.
     *
     * @param field the field's name or path, as {@link Path#parse} reads it
     * @param values one or more values to append, in order; null elements are stored as null
     * @return the extended patch
     * @throws IllegalArgumentException if there are no values, or this patch already changes the field, or a
     *     value that contains it or is inside it
     */
    public Patch<T> append(String field, @Nullable Object... values) {
        return append(Path.parse(field), values);
    }

    /**
     * Appends values to a list. A missing field counts as an empty list. The patch is refused if the field is not a
     * list. If the class declares a set, only values that it does not have are appended, as by {@link #appendIfAbsent}.
     *
     * @param field the path of the field
     * @param values one or more values to append, in order; null elements are stored as null
     * @return the extended patch
     * @throws IllegalArgumentException if there are no values, or this patch already changes the field, or a
     *     value that contains it or is inside it
     */
    public Patch<T> append(Path field, @Nullable Object... values) {
        return with(field, Action.APPEND, elements("append to", field, values));
    }

    /**
     * Appends the values that a list does not have yet, each once. A missing field counts as an empty list. The patch
     * is refused if the field is not a list.
     *
     * @param field the field's name or path, as {@link Path#parse} reads it
     * @param values one or more values to append, in order; null elements are stored as null
     * @return the extended patch
     * @throws IllegalArgumentException if there are no values, or this patch already changes the field, or a
     *     value that contains it or is inside it
     */
    public Patch<T> appendIfAbsent(String field, @Nullable Object... values) {
        return appendIfAbsent(Path.parse(field), values);
    }

    /**
     * Appends the values that a list does not have yet, each once. A missing field counts as an empty list. The patch
     * is refused if the field is not a list.
     *
     * @param field the path of the field
     * @param values one or more values to append, in order; null elements are stored as null
     * @return the extended patch
     * @throws IllegalArgumentException if there are no values, or this patch already changes the field, or a
     *     value that contains it or is inside it
     */
    public Patch<T> appendIfAbsent(Path field, @Nullable Object... values) {
        return with(field, Action.APPEND_IF_ABSENT, elements("appendIfAbsent to", field, values));
    }

    /**
     * Removes from a list all elements that are equal to one of several values. Has no effect if the field is not
     * stored. The patch is refused if the field is not a list.
     *
     * @param field the field's name or path, as {@link Path#parse} reads it
     * @param values one or more values to remove; null removes null elements
     * @return the extended patch
     * @throws IllegalArgumentException if there are no values, or this patch already changes the field, or a
     *     value that contains it or is inside it
     */
    public Patch<T> removeElements(String field, @Nullable Object... values) {
        return removeElements(Path.parse(field), values);
    }

    /**
     * Removes from a list all elements that are equal to one of several values. Has no effect if the field is not
     * stored. The patch is refused if the field is not a list.
     *
     * @param field the path of the field
     * @param values one or more values to remove; null removes null elements
     * @return the extended patch
     * @throws IllegalArgumentException if there are no values, or this patch already changes the field, or a
     *     value that contains it or is inside it
     */
    public Patch<T> removeElements(Path field, @Nullable Object... values) {
        return with(field, Action.REMOVE_ELEMENTS, elements("removeElements of", field, values));
    }

    /**
     * Requires that the stored object is still in the state in which an object was read. Otherwise {@link Store#patch}
     * throws {@link io.para4j.error.VersionConflictException}. A second call replaces the first requirement.
     *
     * @param object the object as it was read
     * @return the patch with the requirement
     */
    public Patch<T> ifUnchanged(T object) {
        Objects.requireNonNull(object, "object");
        return new Patch<>(objectClass, type, steps, Optional.of(object), condition);
    }

    /**
     * Requires that the stored object meets a condition, in addition to conditions required before. Otherwise
     * {@link Store#patch} throws {@link io.para4j.error.ConditionFailedException} with the stored object.
     *
     * @param required the condition
     * @return the patch with the requirement
     */
    public Patch<T> onlyIf(Condition required) {
        Objects.requireNonNull(required, "condition");
        Condition both = condition.map(known -> known.and(required)).orElse(required);
        return new Patch<>(objectClass, type, steps, unchanged, Optional.of(both));
    }

    private static List<@Nullable Object> elements(String action, Path field, @Nullable Object... values) {
        Objects.requireNonNull(values, "values; a single null is (Object) null");
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    action + " " + MessageText.name(field.toString()) + " needs at least one value");
        }
        return new ArrayList<>(Arrays.asList(values));
    }

    private Patch<T> with(Path path, Action action, Object value) {
        Objects.requireNonNull(path, "field");
        Map<Path, Step> extended = new LinkedHashMap<>(steps);
        if (extended.put(path, new Step(action, value)) != null) {
            throw new IllegalArgumentException(
                    "field " + MessageText.quote(path.toString()) + " is changed twice in one patch");
        }
        for (Path other : steps.keySet()) {
            if (other.overlaps(path)) {
                throw new IllegalArgumentException("the changes of " + MessageText.quote(other.toString()) + " and "
                        + MessageText.quote(path.toString()) + " overlap in one patch");
            }
        }
        return new Patch<>(objectClass, type, extended, unchanged, condition);
    }

    /**
     * Returns the type of the objects to patch.
     *
     * @return the type
     */
    public String type() {
        return type;
    }

    Class<T> objectClass() {
        return objectClass;
    }

    Map<Path, Step> steps() {
        return steps;
    }

    Optional<ParaObject> unchanged() {
        return unchanged;
    }

    Optional<Condition> condition() {
        return condition;
    }
}
