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

    Attributes(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
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
