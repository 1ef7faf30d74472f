package io.para4j.internal.codec;

import io.para4j.spi.Bytes;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Null;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Compares a value with the form in which a class would store it. */
final class KeptValues {
    private final BiPredicate<Object, Object> otherForms;

    private KeptValues(BiPredicate<Object, Object> otherForms) {
        this.otherForms = otherForms;
    }

    /**
     * Returns whether the stored form keeps all of a value: numbers by value, and times whatever the width of their
     * fraction.
     */
    static boolean isKept(Object value, Object stored) {
        return new KeptValues((left, right) ->
                        left instanceof String text && right instanceof String other && IsoText.isSameTime(text, other))
                .test(value, stored);
    }

    /** Returns the same, but counts a value that the class stores in another form as kept. */
    static boolean isKeptInAnyForm(Object value, Object stored) {
        return new KeptValues((left, right) -> !(left instanceof Number && right instanceof Number)
                        && !(left instanceof List && right instanceof List)
                        && !(left instanceof Map && right instanceof Map))
                .test(value, stored);
    }

    /**
     * Checks that a value and all it contains are of classes whose text or number is all of them, so that the stored
     * form can be compared.
     *
     * @throws InvalidValueException if the value holds an object of another class
     */
    static void checkConvertible(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> checkConvertible(field, element));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> checkConvertible(field, element));
        } else if (value != null && !isConvertible(value)) {
            throw new InvalidValueException(
                    field, "it cannot hold a " + value.getClass().getName() + " without loss");
        }
    }

    private static boolean isConvertible(Object value) {
        return value == Null.NULL
                || value instanceof Enum
                || value instanceof String
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof Bytes
                || value instanceof byte[]
                || value instanceof UUID
                || value.getClass().getPackageName().startsWith("java.time")
                || (value instanceof Number && value.getClass().getName().startsWith("java."));
    }

    private boolean test(Object value, Object stored) {
        return value.equals(stored) || areKept(value, stored) || otherForms.test(value, stored);
    }

    private boolean areKept(Object value, Object stored) {
        if (value instanceof List<?> elements && stored instanceof List<?> storedElements) {
            return elements.size() == storedElements.size() && areElementsKept(elements, storedElements);
        }
        return value instanceof Map<?, ?> names
                && stored instanceof Map<?, ?> storedNames
                && names.entrySet().stream().allMatch(entry -> isKeptIn(storedNames, entry));
    }

    private boolean isKeptIn(Map<?, ?> stored, Map.Entry<?, ?> entry) {
        Object value = stored.get(entry.getKey());
        return value != null && test(entry.getValue(), value);
    }

    private boolean areElementsKept(List<?> elements, List<?> stored) {
        for (int i = 0; i < elements.size(); i++) {
            if (!test(elements.get(i), stored.get(i))) {
                return false;
            }
        }
        return true;
    }
}
