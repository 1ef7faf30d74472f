package io.para4j.spi;

import io.para4j.error.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/**
 * The limits of items. Every store can hold an item within these limits.
 *
 * <p>The numbers are those of Amazon DynamoDB, the narrowest of the stores. They come from the pages "Quotas in Amazon
 * DynamoDB" and "Supported data types and naming rules" of the Developer Guide.
 */
public final class Limits {
    /** The largest size of an item in bytes, by {@link ItemSize#of}: 400 KB. */
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    /** The largest number of fields of a created object, and of changes in one update. */
    public static final int MAX_FIELDS = 256;

    /**
     * The largest number of changes in one update that depend on the stored value, as services allow in one expression.
     * They are additions, changes of lists, and changes inside fields. A long path counts as several changes.
     */
    public static final int MAX_ADDITIONS = 50;

    /**
     * The largest number of comparisons in a condition, for the same reason. A condition on several values counts each
     * of them, and each five steps of a path count like one comparison more.
     */
    public static final int MAX_COMPARISONS = 30;

    /** The largest depth of nested lists and maps. A list in a field is one level. */
    public static final int MAX_NESTING = 31;

    /** The largest index of an element. A list with more elements is larger than an item can be. */
    public static final int MAX_INDEX = MAX_ITEM_BYTES / 2 - 1;

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

    private static final int MAX_BYTES_OF_CHAR = 3;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private Limits() {}

    /**
     * Checks an id: 1 to {@value #MAX_ID_BYTES} bytes of well-formed Unicode.
     *
     * @param id the id
     * @return the id
     * @throws IllegalArgumentException if it is empty, too long, or has a lone surrogate
     */
    public static String checkId(String id) {
        if (Objects.requireNonNull(id, "id").isEmpty()) {
            throw new IllegalArgumentException("an id must not be empty");
        }
        int lone = Unicode.loneSurrogate(id);
        if (lone >= 0) {
            throw new IllegalArgumentException("id " + Target.quote(id) + " has a lone surrogate at index " + lone);
        }
        if (isWithin(MAX_ID_BYTES, id)) {
            return id;
        }
        long length = utf8Length(id);
        if (length > MAX_ID_BYTES) {
            throw new IllegalArgumentException(
                    "id " + Target.quote(id) + " has " + length + " bytes, the limit is " + MAX_ID_BYTES);
        }
        return id;
    }

    /** Returns whether a text is so short that it has at most that many bytes of UTF-8, whatever its characters are. */
    private static boolean isWithin(int bytes, String text) {
        return text.length() <= bytes / MAX_BYTES_OF_CHAR;
    }

    static String checkFieldName(String field) {
        if (field.isEmpty()) {
            throw new InvalidValueException(field, "the name of a field must not be empty");
        }
        if (Unicode.loneSurrogate(field) >= 0) {
            throw new InvalidValueException(field, "the name of a field must be well-formed Unicode");
        }
        if (!isWithin(MAX_FIELD_NAME_BYTES, field) && utf8Length(field) > MAX_FIELD_NAME_BYTES) {
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

    /**
     * Checks the exponent of the first digit, which no scale overflows. A number just above the largest has too many
     * digits.
     */
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

    static void checkIndex(int index) {
        if (index < 0 || index > MAX_INDEX) {
            throw new InvalidValueException("[" + index + "]", "an index is 0 to " + MAX_INDEX);
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
