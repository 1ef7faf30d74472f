package io.para4j.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The generic object: any properties under any type. What is stored with a type that is not registered is read as one,
 * with all its properties.
 *
 * <p>Properties are top-level attributes of what is stored. When read, a value is a String, a Boolean, a Long (every
 * whole number that fits), a {@link java.math.BigDecimal} (every other number), a {@code byte[]}, or a List or Map of
 * such values, with nulls inside. A property that is set to null is removed by the next update; one that is not
 * mentioned stays as it is stored. A property cannot have one of the names of {@link ParaObject}'s own properties, nor
 * {@code key} or {@code _w}.
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
     * @param value its value; null means that the next update removes it
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
     * @return its value, or null
     */
    public @Nullable Object get(String name) {
        return properties.get(name);
    }

    /**
     * Returns all properties.
     *
     * @return names and values, in the order of setting; changes to the map are changes to the object
     */
    public Map<String, @Nullable Object> getProperties() {
        return properties;
    }
}
