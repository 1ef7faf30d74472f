package io.para4j.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The formula for the size of items, which {@link Limits#sizeOf} describes. */
final class ItemSize {
    private static final int NAMES_OF_OWN_FIELDS = "type".length() + "version".length() + "timestamp".length();
    private static final int CONTAINER_OVERHEAD = 3;

    private ItemSize() {}

    /** Returns the size of an item, in bytes, with the longest key of any layout. */
    static long of(AppId app, Item item) {
        long size = "key".length() + app.name().length() + 1 + Limits.utf8Length(item.id());
        size += "appid".length() + app.name().length() + 1;
        size += NAMES_OF_OWN_FIELDS + Limits.utf8Length(item.type());
        size += ofValue(item.version()) + ofValue(item.timestamp());
        size += "_w".length() + item.revision().map(Limits::utf8Length).orElse(0L);
        return size + ofAttributes(item);
    }

    static long ofAttributes(Item item) {
        return ((Attributes) item.attributes()).storedBytes();
    }

    static long ofField(String name, Object value) {
        return Limits.utf8Length(name) + ofValue(value);
    }

    private static long ofValue(Object value) {
        if (value instanceof String text) {
            return Limits.utf8Length(text);
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

    /**
     * Returns at most 21 bytes. Digits are paired from the decimal point on, so an odd exponent can take one byte more.
     * A sign takes one byte.
     */
    private static long ofNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return 2;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        int odd = Math.floorMod(stripped.scale(), 2);
        int digitPairs = (stripped.precision() + odd + 1) / 2;
        return digitPairs + 1L + (stripped.signum() < 0 ? 1 : 0);
    }
}
