package io.para4j.spi;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes that are normalised already, so that an item made from another's costs nothing, with what is {@link Derived}. */
final class Attributes extends AbstractMap<String, Object> {
    private final Map<String, Object> fields;

    /** Written by any thread without a lock: whoever reads it finds null, or a value that is safe to publish so. */
    @Nullable
    Object derived;

    /** The same for the size, 0 until it is asked for: a value that any thread works out alike. */
    private int storedBytes;

    Attributes(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** Returns the size of all fields by the formula of {@link Limits}, worked out once. */
    int storedBytes() {
        int bytes = storedBytes;
        if (bytes == 0) {
            long sum = 0;
            for (Entry<String, Object> field : fields.entrySet()) {
                sum += Limits.sizeOfField(field.getKey(), field.getValue());
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
