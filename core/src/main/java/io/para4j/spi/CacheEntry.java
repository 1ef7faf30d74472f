package io.para4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Cache} holds under an app and an id. Immutable, like the item in it, so that it is handed on without a
 * copy; {@link ItemJson} is the exact text of an item for a cache that keeps bytes.
 *
 * @param item the item; empty if it is known that nothing is stored under the id
 * @param stamp when the entry was made
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
