package io.para4j.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The status of the storage of one app.
 *
 * @param ready whether the storage can be read and written
 * @param items the number of items, if the store knows it without counting; in shared storage those of all apps
 * @param bytes the size in bytes, if the store knows it without counting; in shared storage that of all apps
 * @param details further facts that the store reports, such as its billing mode or encryption, sorted by name;
 *     unmodifiable
 */
public record AppStatus(boolean ready, OptionalLong items, OptionalLong bytes, Map<String, String> details) {

    /**
     * Copies the details and checks that no component is null.
     *
     * @throws NullPointerException if a component or a name in the details is null
     */
    public AppStatus {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(bytes, "bytes");
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}
