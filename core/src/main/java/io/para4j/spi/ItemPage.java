package io.para4j.spi;

import io.para4j.error.UnreadableObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of an app's items, in the store's own order.
 *
 * @param items the items
 * @param unreadable what is stored but cannot be an item, such as a foreign one without type; they count towards the
 *     limit
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

    /**
     * Returns the page of rows of which one more was read than asked for, which tells whether any follow. What cannot
     * be an item is put apart.
     *
     * @param rows the rows in the store's order, at most {@code limit + 1}
     * @param limit how many items the page may have
     * @param toItem turns a row into an item, or throws an {@link UnreadableObjectException}
     * @param position returns the position after a row
     * @param <R> the class of rows
     * @return the page; {@link #next()} is empty if there are no more than {@code limit} rows
     */
    public static <R> ItemPage of(List<R> rows, int limit, Function<R, Item> toItem, Function<R, String> position) {
        List<Item> items = new ArrayList<>();
        List<UnreadableObjectException> unreadable = new ArrayList<>();
        for (R row : rows.subList(0, Math.min(limit, rows.size()))) {
            try {
                items.add(toItem.apply(row));
            } catch (UnreadableObjectException e) {
                unreadable.add(e);
            }
        }
        Optional<String> next =
                rows.size() > limit ? Optional.of(position.apply(rows.get(limit - 1))) : Optional.empty();
        return new ItemPage(items, unreadable, next);
    }
}
