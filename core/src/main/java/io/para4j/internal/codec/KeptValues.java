package io.para4j.internal.codec;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

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
        return new KeptValues((left, right) -> left instanceof String text
                        && right instanceof String other
                        && IsoText.isSameTime(text, other))
                .test(value, stored);
    }

    /** Returns the same, but counts a value that the class stores in another form as kept. */
    static boolean isKeptInAnyForm(Object value, Object stored) {
        return new KeptValues((left, right) -> !(left instanceof Number && right instanceof Number)
                        && !(left instanceof List && right instanceof List)
                        && !(left instanceof Map && right instanceof Map))
                .test(value, stored);
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
