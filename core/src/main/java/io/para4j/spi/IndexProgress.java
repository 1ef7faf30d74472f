package io.para4j.spi;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A report on an index that is being added to the storage of an app, and cannot be queried yet.
 *
 * @param index {@link IndexDefinition#fullName()} of the index
 * @param items the number of items in the index so far, if the store knows it
 */
public record IndexProgress(String index, OptionalLong items) {

    /** Checks that no component is null. */
    public IndexProgress {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(items, "items");
    }
}
