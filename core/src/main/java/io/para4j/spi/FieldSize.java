package io.para4j.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The formula for the size of fields and values, which {@link ItemSize} describes. */
final class FieldSize {
    private static final int CONTAINER_OVERHEAD = 3;

    private FieldSize() {}

    /** Returns the size of a field with its name, in bytes. */
    static long ofField(String name, Object value) {
        return Limits.utf8Length(name) + ofValue(value);
    }

    /** Returns the size of a value, in bytes. */
    static long ofValue(Object value) {
        if (value instanceof String text) {
            return Limits.utf8Length(text);
        }
        if (value instanceof Long number) {
            return ofLong(number);
        }
        if (value instanceof Number) {
            return ofNumber(Values.toDecimal(value));
        }
        if (value instanceof Bytes bytes) {
            return bytes.size();
        }
        if (value instanceof List<?> list) {
            long size = CONTAINER_OVERHEAD;
            for (Object element : list) {
                size += 1 + ofValue(element);
            }
            return size;
        }
        if (value instanceof Map<?, ?> map) {
            long size = CONTAINER_OVERHEAD;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                size += 1 + Limits.utf8Length((String) entry.getKey()) + ofValue(entry.getValue());
            }
            return size;
        }
        return 1;
    }

    /** Returns the same as {@link #ofNumber}, without a decimal. */
    static long ofLong(long number) {
        if (number == 0) {
            return 2;
        }
        long pairs = number;
        while (pairs % 100 == 0) {
            pairs /= 100;
        }
        long digitPairs = 0;
        for (long rest = pairs; rest != 0; rest /= 100) {
            digitPairs++;
        }
        return digitPairs + 1 + (number < 0 ? 1 : 0);
    }

    /**
     * Returns at most 21 bytes. Digits are paired from the decimal point on, so an odd exponent can take one byte more.
     * A sign takes one byte.
     */
    static long ofNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return 2;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        int odd = Math.floorMod(stripped.scale(), 2);
        int digitPairs = (stripped.precision() + odd + 1) / 2;
        return digitPairs + 1L + (stripped.signum() < 0 ? 1 : 0);
    }
}
