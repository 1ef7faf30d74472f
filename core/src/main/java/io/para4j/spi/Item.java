package io.para4j.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored object: the value that a store holds under an id. It is deeply immutable and normalised, so that two items
 * are equal exactly if every store would hold the same data for them. Items can be kept, cached and passed on without a
 * copy.
 *
 * <p>The value of a field is a {@link String}, a {@link Long} (every whole number that fits), a
 * {@link java.math.BigDecimal} without trailing zeros (every other number), a {@link Boolean}, {@link Bytes}, an
 * unmodifiable {@link List} or {@link Map} of such values, or, inside lists and maps, {@link Null#NULL}. The entries of
 * a map are in the natural order of their names, since stores do not keep any other. The
 * constructor also accepts any other number, a {@code byte[]}, any collection or map, and null inside them, and
 * normalises these.
 *
 * @param id the id, 1 to 1,024 bytes of well-formed Unicode
 * @param type the type, not empty
 * @param version the number of writes of the object, from 1; 0 if it is stored without a version
 * @param revision the id of the write that produced this state; empty if the object is stored without one
 * @param timestamp the time of creation, in milliseconds since 1970-01-01T00:00Z; 0 if the object is stored without it
 * @param attributes all other fields by name, in the given order; none of {@link #OWN_FIELDS}
 */
public record Item(
        String id,
        String type,
        long version,
        Optional<String> revision,
        long timestamp,
        Map<String, Object> attributes) {

    /** The name of the field that counts the writes, {@value}. */
    public static final String VERSION = "version";

    /** The name of the field with the id of the last write, {@value}. A store may keep it under another name. */
    public static final String REVISION = "revision";

    /** The name of the field with the time of creation, {@value}. */
    public static final String TIMESTAMP = "timestamp";

    /** The name of the field with the type, {@value}. */
    public static final String TYPE = "type";

    /** The name of the field with the time of the last change, {@value}: an attribute like any other. */
    public static final String UPDATED = "updated";

    /**
     * The reserved names, which {@link #attributes()} cannot have: those of the other components, and those that stores
     * add.
     */
    public static final Set<String> OWN_FIELDS = Set.of("id", TYPE, "appid", VERSION, REVISION, TIMESTAMP, "key", "_w");

    /**
     * Normalises the attributes and checks every component.
     *
     * @throws IllegalArgumentException if the id is not allowed
     * @throws InvalidValueException if the type is empty, the version negative, or a field has a name or value that not
     *     every store can hold
     */
    public Item {
        Limits.checkId(id);
        if (type.isEmpty()) {
            throw new InvalidValueException(TYPE, "a type must not be empty");
        }
        Values.wellFormed(TYPE, type);
        if (version < 0) {
            throw new InvalidValueException(VERSION, version + " is negative");
        }
        revision.ifPresent(text -> Values.wellFormed(REVISION, text));
        attributes = normalise(attributes);
    }

    private static Map<String, Object> normalise(Map<String, Object> attributes) {
        if (attributes instanceof Attributes) {
            return attributes;
        }
        return Attributes.of(attributes, OWN_FIELDS);
    }

    /**
     * Normalises a value as the constructor does.
     *
     * @param field the top-level field, for the error
     * @param value the value
     * @return the value in its normal form, immutable
     * @throws InvalidValueException if not every store can hold the value, or it is null
     */
    public static Object normalise(String field, @Nullable Object value) {
        return Values.normalise(field, value);
    }

    /**
     * Returns the value of an attribute, or of {@code version}, {@code revision}, {@code timestamp} or {@code type}. A
     * version or timestamp of 0 is absent.
     *
     * @param field the field's name
     * @return the value; empty if the item does not have it
     */
    public Optional<Object> field(String field) {
        return Optional.ofNullable(
                switch (field) {
                    case TYPE -> type;
                    case VERSION -> version == 0 ? null : version;
                    case TIMESTAMP -> timestamp == 0 ? null : timestamp;
                    case REVISION -> revision.orElse(null);
                    default -> attributes.get(field);
                });
    }

    /**
     * Returns the state of the object: its version and revision, which distinguish it from every other state, and its
     * timestamp.
     *
     * @return the state
     */
    public State state() {
        return new State(version, revision, timestamp);
    }
}
