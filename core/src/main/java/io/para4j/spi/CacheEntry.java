package io.para4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * An entry of a {@link Cache}: the item under an id, or its absence. It is immutable, like the item in it, and is
 * passed on without a copy. A cache that keeps bytes can write and read the item with {@link ItemJson}.
 *
 * @param item the item; empty if nothing is stored under the id
 * @param stamp the moment at which the entry was made, in a form that only core interprets
 */
public record CacheEntry(Optional<Item> item, Stamp stamp) {

    /**
     * Checks that no component is null.
     *
     * @throws NullPointerException if a component is null
     */
    public CacheEntry {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(stamp, "stamp");
    }
}
