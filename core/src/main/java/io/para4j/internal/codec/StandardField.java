package io.para4j.internal.codec;

import io.para4j.model.ParaObject;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties of {@link ParaObject} that are stored as attributes of an item. The other properties ({@code id},
 * {@code type}, {@code appid}, {@code timestamp}, {@code version}, {@code revision}) are components of the item.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions of the constants hold no state
public enum StandardField {
    NAME("name", false, String.class::isInstance, ParaObject::getName, (o, v) -> o.setName((String) v)),
    UPDATED(Item.UPDATED, false, Long.class::isInstance, ParaObject::getUpdated, (o, v) -> o.setUpdated((Long) v)),
    TAGS("tags", false, StandardField::isTextList, ParaObject::getTags, (o, v) -> o.setTags(textList(v))),
    PARENTID("parentid", true, String.class::isInstance, ParaObject::getParentid, (o, v) -> o.setParentid((String) v)),
    CREATORID(
            "creatorid",
            true,
            String.class::isInstance,
            ParaObject::getCreatorid,
            (o, v) -> o.setCreatorid((String) v));

    private static final List<StandardField> ALL = List.of(values());

    private static final Map<String, StandardField> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(StandardField::fieldName, field -> field));

    private final String fieldName;
    private final boolean isLocked;
    private final Predicate<Object> fits;
    private final Function<ParaObject, @Nullable Object> getter;
    private final BiConsumer<ParaObject, @Nullable Object> setter;

    StandardField(
            String fieldName,
            boolean isLocked,
            Predicate<Object> fits,
            Function<ParaObject, @Nullable Object> getter,
            BiConsumer<ParaObject, @Nullable Object> setter) {
        this.fieldName = fieldName;
        this.isLocked = isLocked;
        this.fits = fits;
        this.getter = getter;
        this.setter = setter;
    }

    /** Returns all constants without the copy that {@link #values()} makes. */
    static List<StandardField> all() {
        return ALL;
    }

    /** Returns whether the framework uses a name, so that no stored field and no property may have it. */
    public static boolean isReserved(String name) {
        return Item.OWN_FIELDS.contains(name) || BY_NAME.containsKey(name);
    }

    /** Returns the constant with a field name; empty if there is none. */
    public static Optional<StandardField> of(String fieldName) {
        return Optional.ofNullable(BY_NAME.get(fieldName));
    }

    String fieldName() {
        return fieldName;
    }

    /** Returns whether the property never changes after creation. */
    public boolean isLocked() {
        return isLocked;
    }

    /** Returns whether a normalised value has the kind of the property. */
    public boolean fits(Object value) {
        return fits.test(value);
    }

    /** Returns whether a normalised value has the kind of the property, or of the element of it that a path leads to. */
    public boolean fits(Path path, Object value) {
        return path.isNested() ? has(path) && value instanceof String : fits(value);
    }

    /** Returns whether the property may have a value at a path that begins with it: only tags have elements. */
    public boolean has(Path path) {
        return !path.isNested()
                || (this == TAGS && path.steps().size() == 1 && path.steps().get(0) instanceof Path.Step.Index);
    }

    @Nullable
    Object get(ParaObject object) {
        return getter.apply(object);
    }

    /**
     * Returns the property of an object.
     *
     * @throws InvalidValueException if it could not be read back, because a tag is null
     */
    @Nullable
    Object checked(ParaObject object) {
        Object value = get(object);
        if (value != null && !fits(value)) {
            throw new InvalidValueException(fieldName, "a null tag cannot be stored; leave it out");
        }
        return value;
    }

    /** Sets the property to null or to a normalised value that fits. */
    void set(ParaObject object, @Nullable Object value) {
        setter.accept(object, value);
    }

    private static boolean isTextList(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static @Nullable List<String> textList(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return ((List<?>) value).stream().map(String.class::cast).collect(Collectors.toCollection(ArrayList::new));
    }
}
