package io.para4j.internal.codec;

import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties of {@link ParaObject} that are stored as attributes of an item. The other properties ({@code id},
 * {@code type}, {@code appid}, {@code timestamp}, {@code version}, {@code revision}) are components of the item.
 */
public enum StandardField {
    NAME("name", false),
    UPDATED(Item.UPDATED, false),
    TAGS("tags", false),
    PARENTID("parentid", true),
    CREATORID("creatorid", true);

    private static final List<StandardField> ALL = List.of(values());

    private static final Map<String, StandardField> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(StandardField::fieldName, field -> field));

    private static final Set<String> LOCKED = ALL.stream()
            .filter(field -> field.isLocked)
            .map(field -> field.fieldName)
            .collect(Collectors.toUnmodifiableSet());

    private final String fieldName;
    private final boolean isLocked;

    StandardField(String fieldName, boolean isLocked) {
        this.fieldName = fieldName;
        this.isLocked = isLocked;
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

    /** Returns the names of the properties that never change after creation. */
    static Set<String> locked() {
        return LOCKED;
    }

    /** Returns whether a normalised value has the kind of the property. */
    public boolean fits(Object value) {
        return switch (this) {
            case NAME, PARENTID, CREATORID -> value instanceof String;
            case UPDATED -> value instanceof Long;
            case TAGS -> isTextList(value);
        };
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
        return switch (this) {
            case NAME -> object.getName();
            case UPDATED -> object.getUpdated();
            case TAGS -> object.getTags();
            case PARENTID -> object.getParentid();
            case CREATORID -> object.getCreatorid();
        };
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

    /** Sets the property to a normalised value that fits. */
    void set(ParaObject object, Object value) {
        switch (this) {
            case NAME -> object.setName((String) value);
            case UPDATED -> object.setUpdated((Long) value);
            case TAGS -> object.setTags(textList((List<?>) value));
            case PARENTID -> object.setParentid((String) value);
            case CREATORID -> object.setCreatorid((String) value);
        }
    }

    /**
     * Sets the properties of an object to those of an item.
     *
     * @param values the values of the attributes, null where there is none
     * @param position the position at which the values of the standard fields begin
     * @throws UnreadableObjectException if a value does not fit its property, which a generic object has as another one
     */
    static void setAll(String app, Item item, ParaObject object, @Nullable Object[] values, int position) {
        object.setId(item.id());
        object.setType(item.type());
        object.setAppid(app);
        object.setVersion(item.version());
        object.setRevision(item.revision().orElse(null));
        object.setTimestamp(item.timestamp());
        for (int i = 0; i < ALL.size(); i++) {
            Object value = values[position + i];
            if (value != null) {
                ALL.get(i).setFitting(app, item, object, value);
            }
        }
    }

    private void setFitting(String app, Item item, ParaObject object, Object value) {
        if (fits(value)) {
            set(object, value);
        } else if (!(object instanceof Sysprop)) {
            Target target = new Target("read", app, item.type(), item.id());
            throw new UnreadableObjectException(
                    target, fieldName, "a value of this kind does not fit the property", null);
        }
    }

    private static boolean isTextList(Object value) {
        if (!(value instanceof List<?> list)) {
            return false;
        }
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> textList(List<?> list) {
        List<String> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            texts.add((String) element);
        }
        return texts;
    }
}
