package io.para4j.spi;

import io.para4j.error.InvalidCursorException;
import io.para4j.error.UnreadableObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request for one page of the items in an index. Core has checked it: the values are of the kinds of the index's
 * fields, and there is a range only if the index has a sort field. Immutable.
 *
 * <p>The page has the items in the order of the sort field (numbers by value, text by its bytes in UTF-8, bytes
 * unsigned), ties by the bytes of the ids in UTF-8; backwards if the query is descending.
 *
 * @param index the index
 * @param partition the value of the partition field, normalised as {@link Item} describes
 * @param range the values of the sort field
 * @param isDescending whether the order is reversed
 * @param filter a condition that each item of the page fulfils; empty if there is none
 * @param limit the largest number of items in the page, from 1
 * @param position the start of the page: {@link ItemPage#next()} of the previous page of the same query; empty for the
 *     first page. What holds for {@link DAO#readPage} holds for it
 */
public record IndexQuery(
        IndexDefinition index,
        Object partition,
        SortRange range,
        boolean isDescending,
        Optional<Condition> filter,
        int limit,
        Optional<String> position) {

    /** The number of items that a page with a filter reads at most, unless its limit is higher: 1,000. */
    public static final int FILTERED_ROWS = 1000;

    /** Checks that no component is null. */
    public IndexQuery {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(position, "position");
    }

    /**
     * Returns the request for another page of this query.
     *
     * @param start the start of the page; empty for the first page
     * @return the request
     */
    public IndexQuery at(Optional<String> start) {
        return new IndexQuery(index, partition, range, isDescending, filter, limit, start);
    }

    /**
     * Returns the number of items in the index that the page reads at most. A page without a filter has all that it
     * reads. One with a filter ends when it has its limit or has read this number, and continues on the next page.
     *
     * @return the limit of the page, or {@link #FILTERED_ROWS} if there is a filter and the limit is lower
     */
    public int maxRows() {
        return filter.isPresent() ? Math.max(limit, FILTERED_ROWS) : limit;
    }

    /**
     * Returns the number of rows to read in the next request for this page, for a store that pays for each row. The
     * first request has one more than the limit, to find out whether a row follows. With a filter, each of the others
     * has as many as all before it.
     *
     * @param read the number of rows read so far
     * @return the number of rows; 0 if the page has read all that it may
     */
    public int nextRows(int read) {
        return Math.min(maxRows() + 1 - read, Math.max(limit + 1, read));
    }

    /**
     * Returns whether an item is a result of this query, on whichever page.
     *
     * @param item the item
     * @return whether the item is in the index, has the partition value and is in the range, and the filter holds
     */
    public boolean matches(Item item) {
        return isInRange(item) && filter.map(condition -> condition.test(item)).orElse(true);
    }

    private boolean isInRange(Item item) {
        return index.contains(item)
                && partition.equals(IndexDefinition.valueOf(index.partition(), item))
                && index.sort()
                        .map(field -> range.contains(Objects.requireNonNull(IndexDefinition.valueOf(field, item))))
                        .orElse(true);
    }

    /**
     * A range of the sorted bytes of {@link IndexDefinition#keyOf}.
     *
     * @param from the least key in the range
     * @param to the least key above the range. It is not above {@code from} if nothing is in the range
     */
    public record Keys(Bytes from, Bytes to) {

        /**
         * Returns whether there are no keys in the range.
         *
         * @return whether it is empty
         */
        public boolean isEmpty() {
            return from.compareTo(to) >= 0;
        }
    }

    /**
     * Returns the keys from which this page is read, for a store that keeps the index as sorted bytes. They never leave
     * the partition and the range of the query, whatever the position is.
     *
     * @return the keys, from the page's position on
     * @throws InvalidCursorException if the position is not one of {@link #positionAfter}
     */
    public Keys keys() {
        Bytes start = new OrderedBytes().add(partition).toBytes();
        Bytes from = start;
        Bytes to = after(start);
        if (range.prefix().isPresent()) {
            from = new OrderedBytes()
                    .add(partition)
                    .addStart(range.prefix().get())
                    .toBytes();
            to = after(from);
        }
        if (range.lower().isPresent()) {
            from = bound(range.lower().get(), !range.lower().get().isInclusive());
        }
        if (range.upper().isPresent()) {
            to = bound(range.upper().get(), range.upper().get().isInclusive());
        }
        if (position.isEmpty()) {
            return new Keys(from, to);
        }
        Bytes last = decode(position.get());
        if (isDescending) {
            return new Keys(from, last.compareTo(to) < 0 ? last : to);
        }
        Bytes next = successor(last);
        return new Keys(next.compareTo(from) > 0 ? next : from, to);
    }

    private Bytes bound(SortRange.Bound bound, boolean isAfter) {
        Bytes bytes = new OrderedBytes().add(partition).add(bound.value()).toBytes();
        return isAfter ? after(bytes) : bytes;
    }

    /** A key ends with a byte below 0xFF, or has one before: UTF-8 has none, and other values end with zeros or a sign. */
    private static Bytes after(Bytes start) {
        return OrderedBytes.after(start).orElseThrow();
    }

    private static Bytes successor(Bytes key) {
        byte[] bytes = key.toByteArray();
        return Bytes.of(Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static Bytes decode(String position) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(position);
            if (bytes.length > 0) {
                return Bytes.of(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw InvalidCursorException.ofMalformed(position, "its position is not one of an index");
        }
        throw InvalidCursorException.ofMalformed(position, "its position is empty");
    }

    /**
     * Returns the page that consists of rows, for a store that reads the index row by row. It applies the filter, and
     * asks for no more rows than it needs, which are at most {@link #maxRows()} and one.
     *
     * @param rows the rows from the page's start on, in the order of the query
     * @param position returns the position after a row, such as {@link #positionAfter}
     * @param toItem converts a row to an item, or throws an {@link UnreadableObjectException}
     * @param <R> the class of rows
     * @return the page
     */
    public <R> ItemPage page(Iterator<R> rows, Function<? super R, String> position, Function<? super R, Item> toItem) {
        List<Item> items = new ArrayList<>();
        List<UnreadableObjectException> unreadable = new ArrayList<>();
        Optional<R> last = Optional.empty();
        for (int read = 0; items.size() + unreadable.size() < limit && read < maxRows() && rows.hasNext(); read++) {
            R row = rows.next();
            last = Optional.of(row);
            try {
                Item item = toItem.apply(row);
                if (filter.map(condition -> condition.test(item)).orElse(true)) {
                    items.add(item);
                }
            } catch (UnreadableObjectException e) {
                unreadable.add(e);
            }
        }
        Optional<String> next =
                last.isPresent() && rows.hasNext() ? Optional.of(position.apply(last.get())) : Optional.empty();
        return new ItemPage(items, unreadable, next);
    }

    /**
     * Returns the position after a row of a store that keeps the index as sorted bytes, as {@link #keys()} reads it.
     *
     * @param key the key of the row, by {@link IndexDefinition#keyOf}
     * @return the position
     */
    public static String positionAfter(Bytes key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.toByteArray());
    }
}
