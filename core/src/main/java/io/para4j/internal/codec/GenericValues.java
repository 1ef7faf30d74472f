package io.para4j.internal.codec;

import io.para4j.spi.Bytes;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Null;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the properties of generic objects. They are read back as text, numbers, booleans, bytes, lists and maps, so a
 * value of any other class would change.
 */
final class GenericValues {
    private GenericValues() {}

    /**
     * Checks a value with all that it contains.
     *
     * @throws InvalidValueException if it would be read back as a value of another kind
     */
    static void check(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> check(field, element));
        } else if (value instanceof Collection<?> elements && !(value instanceof Set)) {
            elements.forEach(element -> check(field, element));
        } else if (value != null && !isScalar(value)) {
            throw new InvalidValueException(
                    field,
                    "a " + value.getClass().getName() + " would be read back as a value of another class; a generic"
                            + " object holds text, numbers, booleans, byte[], lists and maps");
        }
    }

    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof byte[]
                || value instanceof Bytes
                || value == Null.NULL;
    }
}
