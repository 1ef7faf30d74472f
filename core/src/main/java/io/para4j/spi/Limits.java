package io.para4j.spi;

import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every store can hold, with the one formula for the size of an item: what fits here fits everywhere.
 *
 * <p>The numbers and the formula are those of Amazon DynamoDB, the narrowest of the stores, from the Developer Guide's pages
 * "Quotas in Amazon DynamoDB", "Supported data types and naming rules" and "DynamoDB item sizes and formats". The size of
 * an item counts the longest key and app name that any layout of a store would add, so that it does not depend on the layout.
 */
public final class Limits {
    /** The largest size of an item in bytes, by {@link #sizeOf(AppId, Item)}: 400 KB. */
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    /** The largest number of fields of an object that is created, and of changes in one update. */
    public static final int MAX_FIELDS = 256;

    /** The largest number of fields that one update adds to or appends to: what services allow for one expression. */
    public static final int MAX_ADDITIONS = 50;

    /** The largest number of comparisons in a condition; the same reason. */
    public static final int MAX_COMPARISONS = 30;

    /** How deep lists and maps may be nested; a list in a field is one level. */
    public static final int MAX_NESTING = 31;

    /** The largest number of significant decimal digits of a number. */
    public static final int MAX_DIGITS = 38;

    /** The longest id, in bytes of UTF-8. */
    public static final int MAX_ID_BYTES = 1024;

    /** The longest name of a field, in bytes of UTF-8. */
    public static final int MAX_FIELD_NAME_BYTES = 255;

    /** The largest number: 38 nines, 9.99…E+125. */
    public static final BigDecimal MAX_NUMBER =
            new BigDecimal(BigInteger.TEN.pow(MAX_DIGITS).subtract(BigInteger.ONE), MAX_DIGITS - 126);

    /** The smallest number above zero: 1E-130. */
    public static final BigDecimal MIN_POSITIVE_NUMBER = new BigDecimal("1E-130");

    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private static final int LARGEST_FIELDS_SHOWN = 3;
    private static final int CONTAINER_OVERHEAD = 3;
    private static final int MAX_TYPE_AND_REVISION_NAMES = "type".length() + "version".length() + "timestamp".length();

    private Limits() {}

    /**
     * Checks an id: 1 to {@value #MAX_ID_BYTES} bytes of well-formed Unicode.
     *
     * @param id the id
     * @return the id
     * @throws IllegalArgumentException if it is empty, too long, or has a lone surrogate
     */
    public static String checkId(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an id must not be empty");
        }
        if (id.length() <= MAX_ID_BYTES && isAscii(id)) {
            return id;
        }
        int lone = Values.loneSurrogate(id);
        if (lone >= 0) {
            throw new IllegalArgumentException("id " + Target.quote(id) + " has a lone surrogate at index " + lone);
        }
        long length = utf8Length(id);
        if (length > MAX_ID_BYTES) {
            throw new IllegalArgumentException(
                    "id " + Target.quote(id) + " has " + length + " bytes, the limit is " + MAX_ID_BYTES);
        }
        return id;
    }

    private static boolean isAscii(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static String checkFieldName(String field) {
        if (field.isEmpty()) {
            throw new InvalidValueException(field, "the name of a field must not be empty");
        }
        if (Values.loneSurrogate(field) >= 0) {
            throw new InvalidValueException(field, "the name of a field must be well-formed Unicode");
        }
        if (utf8Length(field) > MAX_FIELD_NAME_BYTES) {
            throw new InvalidValueException(
                    field.substring(0, 40) + "…",
                    "the name of a field has at most " + MAX_FIELD_NAME_BYTES + " bytes, this one "
                            + utf8Length(field));
        }
        return field;
    }

    static void checkDigits(String field, BigDecimal stripped) {
        if (stripped.precision() > MAX_DIGITS) {
            throw new InvalidValueException(
                    field, "a number has at most " + MAX_DIGITS + " digits, this one has " + stripped.precision());
        }
    }

    /** By the exponent of the first digit, which no scale overflows; a number just above the greatest has too many digits. */
    static void checkMagnitude(String field, BigDecimal number) {
        long exponent = number.precision() - 1L - number.scale();
        if (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT) {
            throw new InvalidValueException(
                    field, "a number is 0 or between 1E-130 and 9.99E+125 in magnitude, not about 1E" + exponent);
        }
    }

    static void checkNesting(String field, int depth) {
        if (depth > MAX_NESTING) {
            throw new InvalidValueException(field, "lists and maps are nested at most " + MAX_NESTING + " deep");
        }
    }

    static void checkFieldCount(int fields) {
        if (fields > MAX_FIELDS) {
            throw new InvalidValueException(
                    "fields", "an object has at most " + MAX_FIELDS + " fields, this one has " + fields);
        }
    }

    static void checkAdditionCount(int additions) {
        if (additions > MAX_ADDITIONS) {
            throw new InvalidValueException(
                    "fields",
                    "an update adds or appends to at most " + MAX_ADDITIONS + " fields, this one to " + additions);
        }
    }

    static void checkComparisonCount(int comparisons) {
        if (comparisons > MAX_COMPARISONS) {
            throw new InvalidValueException(
                    "condition",
                    "a condition has at most " + MAX_COMPARISONS + " comparisons, this one has " + comparisons);
        }
    }

    static void checkChangeCount(int changes) {
        if (changes > MAX_FIELDS) {
            throw new InvalidValueException(
                    "fields", "an update changes at most " + MAX_FIELDS + " fields, this one " + changes);
        }
    }

    /**
     * Checks the size of an item that is about to be stored.
     *
     * @param operation the operation for the message, such as {@code create}
     * @param app the app
     * @param item the item
     * @return the item
     * @throws ObjectTooLargeException if it is larger than {@link #MAX_ITEM_BYTES}
     */
    public static Item check(String operation, AppId app, Item item) {
        long size = sizeOf(app, item);
        if (size > MAX_ITEM_BYTES) {
            throw new ObjectTooLargeException(
                    item.target(operation, app.name()), size, MAX_ITEM_BYTES, largestFields(item));
        }
        return item;
    }

    private static Map<String, Long> largestFields(Item item) {
        Map<String, Long> largest = new LinkedHashMap<>();
        item.attributes().entrySet().stream()
                .map(field -> Map.entry(field.getKey(), sizeOfField(field.getKey(), field.getValue())))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(LARGEST_FIELDS_SHOWN)
                .forEach(field -> largest.put(field.getKey(), field.getValue()));
        return largest;
    }

    /**
     * Returns the size of an item as the narrowest store counts it: the UTF-8 bytes of every name and text, one byte for each
     * two digits of a number and one more, one for a boolean or null, three for a list or map and one for each element.
     *
     * @param app the app
     * @param item the item
     * @return the size in bytes
     */
    public static long sizeOf(AppId app, Item item) {
        long size = "key".length() + app.name().length() + 1 + utf8Length(item.id());
        size += "appid".length() + app.name().length() + 1;
        size += MAX_TYPE_AND_REVISION_NAMES + utf8Length(item.type());
        size += sizeOfValue(item.version()) + sizeOfValue(item.timestamp());
        size += "_w".length() + item.revision().map(Limits::utf8Length).orElse(0L);
        return size + sizeOfAttributes(item);
    }

    static long sizeOfAttributes(Item item) {
        return ((Attributes) item.attributes()).storedBytes();
    }

    static long sizeOfField(String name, Object value) {
        return utf8Length(name) + sizeOfValue(value);
    }

    private static long sizeOfValue(Object value) {
        if (value instanceof String text) {
            return utf8Length(text);
        }
        if (value instanceof Number) {
            return sizeOfNumber(Values.toDecimal(value));
        }
        if (value instanceof Bytes bytes) {
            return bytes.size();
        }
        if (value instanceof List<?> list) {
            long size = CONTAINER_OVERHEAD;
            for (Object element : list) {
                size += 1 + sizeOfValue(element);
            }
            return size;
        }
        if (value instanceof Map<?, ?> map) {
            long size = CONTAINER_OVERHEAD;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                size += 1 + utf8Length((String) entry.getKey()) + sizeOfValue(entry.getValue());
            }
            return size;
        }
        return 1;
    }

    /** At most 21 bytes: two digits a byte from the decimal point on, so an odd exponent can take one more; a sign takes one. */
    private static long sizeOfNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return 2;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        int odd = Math.floorMod(stripped.scale(), 2);
        int digitPairs = (stripped.precision() + odd + 1) / 2;
        return digitPairs + 1L + (stripped.signum() < 0 ? 1 : 0);
    }

    /**
     * Returns the length of a well-formed text in UTF-8.
     *
     * @param text the text
     * @return the number of bytes
     */
    public static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
