package io.para4j.spi;

import io.para4j.error.MessageText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The normal form of stored values and their order. A normalised value is a String, a Long (every whole number that
 * fits), a BigDecimal without trailing zeros (every other number), a Boolean, {@link Bytes}, an unmodifiable List or
 * Map of normalised values, or, inside lists and maps, {@link Null#NULL}. A Map is in the order of its names.
 */
final class Values {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Values() {}

    static Object normalise(String field, @Nullable Object value) {
        if (value == null || value == Null.NULL) {
            throw new InvalidValueException(field, "null cannot be stored at the top level; leave the field out");
        }
        return normalise(field, value, 0);
    }

    /** Normalises a value inside as many lists and maps as the depth. It may be null if the caller allows it. */
    static Object normalise(String field, @Nullable Object value, int depth) {
        if (value instanceof String text) {
            return wellFormed(field, text);
        }
        if (value instanceof Long || value instanceof Boolean || value instanceof Bytes) {
            return value;
        }
        if (value instanceof Number number) {
            return number(field, number);
        }
        if (value == null || value == Null.NULL) {
            return Null.NULL;
        }
        if (value instanceof byte[] bytes) {
            return Bytes.of(bytes);
        }
        if (value instanceof Collection<?> collection) {
            return list(field, collection, depth + 1);
        }
        if (value instanceof Map<?, ?> map) {
            return map(field, map, depth + 1);
        }
        throw new InvalidValueException(
                field, "a " + value.getClass().getName() + " is not text, number, boolean, bytes, list or map");
    }

    /**
     * Returns whether a value is of a class that {@link #normalise(String, Object)} accepts, other than a list or map.
     */
    static boolean isStorable(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Bytes
                || value instanceof byte[]
                || value instanceof Null;
    }

    static String wellFormed(String field, String text) {
        int lone = Unicode.loneSurrogate(text);
        if (lone >= 0) {
            throw new InvalidValueException(
                    field,
                    "the text has a lone surrogate at index " + lone + "; only well-formed Unicode can be stored");
        }
        return text;
    }

    private static Object number(String field, Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new InvalidValueException(field, value + " cannot be stored; only finite numbers can");
            }
            return decimal(field, new BigDecimal(number.toString()));
        }
        if (number instanceof BigDecimal decimal) {
            return decimal(field, decimal);
        }
        if (number instanceof BigInteger integer) {
            return decimal(field, new BigDecimal(integer));
        }
        throw new InvalidValueException(field, "a " + number.getClass().getName() + " is not a known kind of number");
    }

    private static Object decimal(String field, BigDecimal value) {
        if (value.signum() == 0) {
            return 0L;
        }
        Limits.checkMagnitude(field, value);
        BigDecimal stripped = value.stripTrailingZeros();
        Limits.checkDigits(field, stripped);
        boolean whole = stripped.scale() <= 0;
        if (whole && stripped.compareTo(MIN_LONG) >= 0 && stripped.compareTo(MAX_LONG) <= 0) {
            return stripped.longValueExact();
        }
        return stripped;
    }

    private static List<Object> list(String field, Collection<?> collection, int depth) {
        Limits.checkNesting(field, depth);
        List<Object> list = new ArrayList<>(collection.size());
        for (Object element : collection) {
            list.add(normalise(field, element, depth));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, Object> map(String field, Map<?, ?> map, int depth) {
        Limits.checkNesting(field, depth);
        Map<String, Object> copy = new LinkedHashMap<>(map.size() * 2);
        String last = "";
        boolean isSorted = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new InvalidValueException(
                        field, "the names in a map are text, not " + MessageText.kind(entry.getKey()));
            }
            if (name.isEmpty()) {
                throw new InvalidValueException(field, "a map in it has an empty name");
            }
            copy.put(wellFormed(field, name), normalise(field, entry.getValue(), depth));
            isSorted &= last.compareTo(name) < 0;
            last = name;
        }
        return Collections.unmodifiableMap(isSorted ? copy : new LinkedHashMap<>(new TreeMap<>(copy)));
    }

    static BigDecimal toDecimal(Object number) {
        return number instanceof Long value ? BigDecimal.valueOf(value) : (BigDecimal) number;
    }

    /** Returns whether two normalised values are of the same ordered kind: both numbers, both text or both bytes. */
    static boolean areOrdered(Object left, Object right) {
        return (left instanceof Number && right instanceof Number)
                || (left instanceof String && right instanceof String)
                || (left instanceof Bytes && right instanceof Bytes);
    }

    /** Compares two values of the same ordered kind: numbers by value, text by UTF-8 bytes, bytes unsigned. */
    static int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Number) {
            return toDecimal(left).compareTo(toDecimal(right));
        }
        if (left instanceof Bytes a) {
            return a.compareTo((Bytes) right);
        }
        return compareByCodePoint((String) left, (String) right);
    }

    /** Compares by code points, the order of UTF-8 bytes. String.compareTo differs above U+FFFF. */
    private static int compareByCodePoint(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                if (surrogates) {
                    return Character.isSurrogate(a) ? 1 : -1;
                }
                return a - b;
            }
        }
        return left.length() - right.length();
    }

    /** Returns a normalised value as it appears in a message: its kind and length. */
    static String kind(Object value) {
        if (value instanceof Bytes bytes) {
            return MessageText.kind(bytes.toByteArray());
        }
        return MessageText.kind(value == Null.NULL ? null : value);
    }

    /**
     * Returns a normalised value for the text of a condition: text in quotes, any other value as its string, escaped and
     * cut like a name. The entries of maps are in the order of their names, whichever store they come from.
     */
    static String show(Object value) {
        return value instanceof String text
                ? MessageText.quote(text)
                : MessageText.name(sorted(value).toString());
    }

    private static Object sorted(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Values::sorted).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, each) -> sorted.put((String) name, sorted(each)));
            return sorted;
        }
        return value;
    }

    /** Returns values for the text of a condition, at most five of them. */
    static String showAll(List<?> values) {
        String shown = values.stream().limit(5).map(Values::show).collect(Collectors.joining(", "));
        return values.size() <= 5 ? shown : shown + ", …";
    }
}
