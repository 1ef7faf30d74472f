package io.para4j.internal.codec;

import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties of {@link ParaObject} that are attributes of an item; the others ({@code id}, {@code type}, {@code appid},
 * {@code timestamp}, {@code version}, {@code revision}) are components of it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions of its constants hold no state
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

    /** Returns all, without the copy that {@link #values()} makes. */
    public static List<StandardField> all() {
        return ALL;
    }

    public static Optional<StandardField> of(String fieldName) {
        return Optional.ofNullable(BY_NAME.get(fieldName));
    }

    public String fieldName() {
        return fieldName;
    }

    public boolean isLocked() {
        return isLocked;
    }

    /** Whether a normalised value is of the kind that the property has. */
    public boolean fits(Object value) {
        return fits.test(value);
    }

    @Nullable
    public Object get(ParaObject object) {
        return getter.apply(object);
    }

    /** Sets the property to a normalised value that fits, or to null. */
    public void set(ParaObject object, @Nullable Object value) {
        setter.accept(object, value);
    }

    private static boolean isTextList(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static @Nullable List<String> textList(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return ((List<?>) value)
                .stream().map(String.class::cast).collect(Collectors.toCollection(java.util.ArrayList::new));
    }
}
