package io.para4j.spi;

import io.para4j.error.UnreadableObjectException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of an app's items, in the store's own order.
 *
 * @param items the items
 * @param unreadable what is stored but cannot be an item, such as a foreign one without type; they count towards the limit
 * @param next the position after the last item, to be given to {@link DAO#readPage}; empty exactly if nothing follows
 */
public record ItemPage(List<Item> items, List<UnreadableObjectException> unreadable, Optional<String> next) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a component or an element is null
     */
    public ItemPage {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
        Objects.requireNonNull(next, "next");
    }

    /**
     * Returns a page without unreadable items.
     *
     * @param items the items
     * @param next the position after the last one; empty if nothing follows
     * @return the page
     */
    public static ItemPage of(List<Item> items, Optional<String> next) {
        return new ItemPage(items, List.of(), next);
    }
}
