package io.para4j.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The generic object, with any properties and any type. A stored object whose type is not registered is read as a
 * {@code Sysprop}, with all its properties.
 *
 * <p>Properties are top-level attributes of the stored object. A value that is read is a String, a Boolean, a Long
 * (every whole number that fits), a {@link java.math.BigDecimal} (every other number), a {@code byte[]}, or a List or
 * Map of such values, with nulls inside. The next update removes a property that is set to null. A property that the
 * object does not have stays unchanged in the store. The names of the properties of {@link ParaObject}, {@code key} and
 * {@code _w} are reserved.
 */
public final class Sysprop extends AbstractParaObject {
    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

    /** Creates an object without properties, of type {@code sysprop}. */
    public Sysprop() {}

    /**
     * Creates an object without properties.
     *
     * @param type its type
     */
    public Sysprop(String type) {
        setType(type);
    }

    /**
     * Sets a property.
     *
     * @param name its name
     * @param value its value, or null to remove it by the next update
     * @return this object
     */
    public Sysprop set(String name, @Nullable Object value) {
        properties.put(name, value);
        return this;
    }

    /**
     * Returns a property.
     *
     * @param name its name
     * @return its value, or null if there is none
     */
    public @Nullable Object get(String name) {
        return properties.get(name);
    }

    /**
     * Returns all properties.
     *
     * @return the live map of names and values, in the order in which they were set
     */
    public Map<String, @Nullable Object> getProperties() {
        return properties;
    }
}
