package io.para4j.spi;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A builder of bytes whose unsigned order is the order of the values in them, compared one after the other. No encoded
 * value is the beginning of another one.
 *
 * <p>Text and bytes end with two zeros; a zero inside them is followed by 0xFF. A number begins with its sign. Then come
 * its exponent and its digits, two to a byte, and a zero; all these are inverted in a negative number.
 */
final class OrderedBytes {
    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;
    private static final int EXPONENT_OFFSET = 1 << 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a normalised text, number or bytes. */
    OrderedBytes add(Object value) {
        if (value instanceof Number) {
            addNumber(Values.toDecimal(value));
        } else {
            addEscaped(rawBytes(value));
            out.write(0);
            out.write(0);
        }
        return this;
    }

    /** Adds the beginning of texts, after which nothing may be added. */
    OrderedBytes addStart(String start) {
        addEscaped(rawBytes(start));
        return this;
    }

    /** Adds a text after which nothing may be added. */
    OrderedBytes addLast(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static byte[] rawBytes(Object value) {
        return value instanceof Bytes bytes ? bytes.toByteArray() : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    private void addEscaped(byte[] bytes) {
        for (byte each : bytes) {
            out.write(each);
            if (each == 0) {
                out.write(0xFF);
            }
        }
    }

    private void addNumber(BigDecimal value) {
        if (value.signum() == 0) {
            out.write(ZERO);
            return;
        }
        boolean isNegative = value.signum() < 0;
        BigDecimal magnitude = value.abs().stripTrailingZeros();
        String digits = magnitude.unscaledValue().toString();
        int exponent = magnitude.precision() - magnitude.scale() + EXPONENT_OFFSET;
        int mask = isNegative ? 0xFF : 0;
        out.write(isNegative ? NEGATIVE : POSITIVE);
        out.write((exponent >> 8) ^ mask);
        out.write(exponent ^ mask);
        for (int i = 0; i < digits.length(); i += 2) {
            int tens = digits.charAt(i) - '0';
            int ones = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
            out.write((tens * 10 + ones + 1) ^ mask);
        }
        out.write(mask);
    }

    Bytes toBytes() {
        return Bytes.of(out.toByteArray());
    }

    /** Returns the first bytes after all that begin with some. Empty if there are none, because all are 0xFF. */
    static Optional<Bytes> after(Bytes start) {
        byte[] bytes = start.toByteArray();
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == (byte) 0xFF) {
            length--;
        }
        if (length == 0) {
            return Optional.empty();
        }
        byte[] next = Arrays.copyOf(bytes, length);
        next[length - 1]++;
        return Optional.of(Bytes.of(next));
    }
}
