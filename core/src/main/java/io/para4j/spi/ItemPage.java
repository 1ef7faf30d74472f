package io.para4j.spi;

import io.para4j.error.UnreadableObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of an app's items, in the order of the store. Immutable.
 *
 * @param items the items
 * @param unreadable the errors of entries that cannot be read as items, such as one from another program without a
 *     type; they count towards the limit
 * @param next the position after the last item, for {@link DAO#readPage}; empty exactly if no item follows
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
     * @param next the position after the last item; empty if no item follows
     * @return the page
     */
    public static ItemPage of(List<Item> items, Optional<String> next) {
        return new ItemPage(items, List.of(), next);
    }

    /**
     * Returns the page for rows of a store that has read one row more than the limit, to find out whether more follow.
     * Rows that cannot be converted are reported as unreadable.
     *
     * @param rows the rows in the order of the store, at most {@code limit + 1}
     * @param limit the largest number of items in the page
     * @param toItem converts a row to an item, or throws an {@link UnreadableObjectException}
     * @param position returns the position after a row
     * @param <R> the class of rows
     * @return the page; {@link #next()} is empty if there are at most {@code limit} rows
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
