package io.para4j.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The status of the storage of one app.
 *
 * @param ready whether it can be read and written
 * @param items how many items it holds, as far as the store knows without counting; for shared storage those of all
 *     apps
 * @param bytes how many bytes it holds, as far as the store knows without counting; for shared storage those of all
 *     apps
 * @param details what else the store tells, by name, such as its billing mode or encryption; sorted by name
 */
public record AppStatus(boolean ready, OptionalLong items, OptionalLong bytes, Map<String, String> details) {

    /**
     * Copies the details.
     *
     * @throws NullPointerException if a component is null
     */
    public AppStatus {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(bytes, "bytes");
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}
