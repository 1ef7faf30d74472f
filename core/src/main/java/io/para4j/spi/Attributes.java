package io.para4j.spi;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The normalised attributes of an item. An item that is built from another item's attributes shares them without a
 * copy.
 */
final class Attributes extends AbstractMap<String, Object> {
    private final Map<String, Object> fields;

    /**
     * The size in bytes; 0 until it is first requested. Written without a lock, since every thread computes the same
     * value.
     */
    private int storedBytes;

    Attributes(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** Returns the size of all fields by the formula of {@link ItemSize}. It is computed once. */
    int storedBytes() {
        int bytes = storedBytes;
        if (bytes == 0) {
            long sum = 0;
            for (Entry<String, Object> field : fields.entrySet()) {
                sum += FieldSize.ofField(field.getKey(), field.getValue());
            }
            bytes = (int) Math.min(sum, Integer.MAX_VALUE);
            storedBytes = bytes;
        }
        return bytes;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return fields.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return fields.containsKey(name);
    }
}
