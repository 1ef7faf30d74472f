package io.para4j.dao.dynamodb;

import io.para4j.spi.Bytes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.Limits;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The values next to a value, among all those that an index can hold. Thus an exclusive bound becomes an inclusive one,
 * as BETWEEN needs it. Texts and bytes of an index have at most {@link IndexDefinition#MAX_SORT_BYTES} bytes, numbers
 * {@link Limits#MAX_DIGITS} digits and a magnitude from 1E-130.
 */
final class AdjacentValues {
    private static final int MAX_BYTES = IndexDefinition.MAX_SORT_BYTES;
    private static final int LEAST_EXPONENT = -130;

    private AdjacentValues() {}

    /** Returns the least value above another. A text or bytes of the full size are returned as they are. */
    static Object above(Object value) {
        if (value instanceof String text) {
            return Limits.utf8Length(text) < MAX_BYTES ? text + '\0' : text;
        }
        if (value instanceof Bytes bytes) {
            return bytes.size() < MAX_BYTES ? Bytes.of(Arrays.copyOf(bytes.toByteArray(), bytes.size() + 1)) : bytes;
        }
        return above(decimal(value));
    }

    /** Returns the greatest value below another, which must not be the least one. */
    static Object below(Object value) {
        if (value instanceof String text) {
            return below(text);
        }
        if (value instanceof Bytes bytes) {
            return below(bytes);
        }
        return above(decimal(value).negate()).negate();
    }

    private static BigDecimal decimal(Object value) {
        return new BigDecimal(value.toString());
    }

    private static BigDecimal above(BigDecimal value) {
        if (value.signum() == 0) {
            return Limits.MIN_POSITIVE_NUMBER;
        }
        int exponent = exponent(value);
        if (value.signum() > 0) {
            return value.add(BigDecimal.ONE.scaleByPowerOfTen(exponent - Limits.MAX_DIGITS + 1));
        }
        boolean isPowerOfTen = value.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(exponent)) == 0;
        if (isPowerOfTen && exponent == LEAST_EXPONENT) {
            return BigDecimal.ZERO;
        }
        return value.add(BigDecimal.ONE.scaleByPowerOfTen(exponent - Limits.MAX_DIGITS + (isPowerOfTen ? 0 : 1)));
    }

    /** Returns the power of ten of the first digit. */
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String below(String text) {
        int last = text.codePointBefore(text.length());
        String start = text.substring(0, text.length() - Character.charCount(last));
        if (last == 0) {
            return start;
        }
        int less = last - 1;
        if (less <= Character.MAX_SURROGATE && less >= Character.MIN_SURROGATE) {
            less = Character.MIN_SURROGATE - 1;
        }
        StringBuilder below = new StringBuilder(start).appendCodePoint(less);
        int room = MAX_BYTES - (int) Limits.utf8Length(below.toString());
        while (room > 0) {
            int greatest = greatest(room);
            below.appendCodePoint(greatest);
            room -= (int) Limits.utf8Length(Character.toString(greatest));
        }
        return below.toString();
    }

    /** Returns the greatest character whose UTF-8 has at most a number of bytes. */
    private static int greatest(int bytes) {
        return switch (bytes) {
            case 1 -> 0x7F;
            case 2 -> 0x7FF;
            case 3 -> 0xFFFF;
            default -> Character.MAX_CODE_POINT;
        };
    }

    private static Bytes below(Bytes value) {
        byte[] bytes = value.toByteArray();
        int last = bytes.length - 1;
        if (bytes[last] == 0) {
            return Bytes.of(Arrays.copyOf(bytes, last));
        }
        byte[] below = Arrays.copyOf(bytes, Math.max(MAX_BYTES, bytes.length));
        below[last]--;
        Arrays.fill(below, last + 1, below.length, (byte) 0xFF);
        return Bytes.of(below);
    }
}
