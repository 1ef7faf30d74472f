package io.para4j.spi;

import java.util.Optional;

/**
 * What was once worked out from an item, kept with it for as long as the item itself: an item that a cache holds is turned
 * into an object again and again. There is one such value; what is kept later takes the place of what was kept before.
 *
 * <p>Values are handed from thread to thread without a lock, so they must be safe to publish that way: all their fields
 * final, and never changed. Items that were made from each other's attributes may share the value, so it must say which item
 * it is of.
 */
public final class Derived {
    private Derived() {}

    /**
     * Returns what is kept with an item.
     *
     * @param item the item
     * @return the value; empty if there is none
     */
    public static Optional<Object> of(Item item) {
        return item.attributes() instanceof Attributes attributes
                ? Optional.ofNullable(attributes.derived)
                : Optional.empty();
    }

    /**
     * Keeps a value with an item.
     *
     * @param item the item
     * @param value the value, safe to publish without a lock
     */
    public static void keep(Item item, Object value) {
        if (item.attributes() instanceof Attributes attributes) {
            attributes.derived = value;
        }
    }
}
