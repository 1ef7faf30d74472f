package io.para4j;

import io.para4j.model.Index;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.SortRange;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to an index, for {@link Store#find} and {@link Store#findAll}: the objects whose partition field has one
 * value, perhaps those in a range of the sort field only, in the order of the sort field. Immutable; each method returns
 * a new query.
 *
 * <p>Values are of the classes of the fields, such as an enum or an {@link java.time.Instant}. They are checked when the
 * query is used.
 *
 * @param <T> the class of the objects
 */
public final class Query<T extends ParaObject> {
    private final Source<T> source;
    private final Selection selection;
    private final Pager pager;
    private final boolean isFresh;

    /** The index, and the class of its objects. */
    record Source<T extends ParaObject>(Class<T> objectClass, String type, String index) {}

    /** The objects that are meant, with values as the caller gives them, and their order. */
    record Selection(@Nullable Object partition, SortRange range, boolean isDescending, Optional<Condition> filter) {
        Selection withRange(SortRange other) {
            return new Selection(partition, other, isDescending, filter);
        }
    }

    private Query(Source<T> source, Selection selection, Pager pager, boolean isFresh) {
        this.source = source;
        this.selection = selection;
        this.pager = pager;
        this.isFresh = isFresh;
    }

    /**
     * Returns a query of an index that a registered class declares. It needs a value by {@link #equal}.
     *
     * @param objectClass the class
     * @param index the name in its {@link Index} annotation
     * @param <T> the class
     * @return the query
     */
    public static <T extends ParaObject> Query<T> of(Class<T> objectClass, String index) {
        return create(objectClass, ParaObject.typeOf(objectClass), index);
    }

    /**
     * Returns a query of an index that the application declares for objects without a class of their own, by
     * {@link ParaModule#indexes}. It needs a value by {@link #equal}.
     *
     * @param type the type of the objects
     * @param index the name of the index
     * @return the query, whose results are generic
     */
    public static Query<Sysprop> of(String type, String index) {
        return create(Sysprop.class, type, index);
    }

    private static <T extends ParaObject> Query<T> create(Class<T> objectClass, String type, String index) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(index, "index");
        Selection all = new Selection(null, SortRange.ALL, false, Optional.empty());
        return new Query<>(new Source<>(objectClass, type, index), all, Pager.first(), false);
    }

    private Query<T> with(Selection other) {
        return new Query<>(source, other, pager, isFresh);
    }

    private Query<T> withLower(SortRange.Bound bound) {
        return with(selection.withRange(selection.range().withLower(bound)));
    }

    private Query<T> withUpper(SortRange.Bound bound) {
        return with(selection.withRange(selection.range().withUpper(bound)));
    }

    /**
     * Returns this query for the objects with a value in the partition field.
     *
     * @param value the value
     * @return the query
     */
    public Query<T> equal(Object value) {
        Objects.requireNonNull(value, "value");
        return with(new Selection(value, selection.range(), selection.isDescending(), selection.filter()));
    }

    /**
     * Returns this query for sort values from one value on, which is included.
     *
     * @param value the least value
     * @return the query
     */
    public Query<T> from(Object value) {
        return withLower(new SortRange.Bound(value, true));
    }

    /**
     * Returns this query for sort values up to one value, which is included.
     *
     * @param value the greatest value
     * @return the query
     */
    public Query<T> to(Object value) {
        return withUpper(new SortRange.Bound(value, true));
    }

    /**
     * Returns this query for sort values above one value.
     *
     * @param value the value below them all
     * @return the query
     */
    public Query<T> above(Object value) {
        return withLower(new SortRange.Bound(value, false));
    }

    /**
     * Returns this query for sort values below one value.
     *
     * @param value the value above them all
     * @return the query
     */
    public Query<T> below(Object value) {
        return withUpper(new SortRange.Bound(value, false));
    }

    /**
     * Returns this query for sort values between two values, which are included.
     *
     * @param least the least value
     * @param greatest the greatest value
     * @return the query
     */
    public Query<T> between(Object least, Object greatest) {
        return from(least).to(greatest);
    }

    /**
     * Returns this query for sort values that begin with a text.
     *
     * @param start the beginning of the texts; not empty
     * @return the query
     * @throws IllegalArgumentException if the query has a bound
     */
    public Query<T> prefix(String start) {
        return with(selection.withRange(selection.range().withPrefix(start)));
    }

    /**
     * Returns this query in the opposite order.
     *
     * @return the query
     */
    public Query<T> descending() {
        return with(new Selection(selection.partition(), selection.range(), true, selection.filter()));
    }

    /**
     * Returns this query for the objects that also fulfil a condition. It is checked on each object that the index has
     * in the range: it saves no reads, and a page can hold fewer objects than its limit, even none. A page reads at most
     * 1,000 objects, or its limit if that is higher. A second condition is added to the first.
     *
     * @param condition the condition, on stored fields as in {@link Patch#onlyIf}
     * @return the query
     */
    public Query<T> where(Condition condition) {
        Objects.requireNonNull(condition, "condition");
        Condition both = selection.filter().map(first -> first.and(condition)).orElse(condition);
        return with(
                new Selection(selection.partition(), selection.range(), selection.isDescending(), Optional.of(both)));
    }

    /**
     * Returns this query for another page. The cursor of a pager belongs to one query: the same index, values, direction
     * and condition. Its limit may change.
     *
     * @param page the limit and the cursor
     * @return the query
     */
    public Query<T> page(Pager page) {
        return new Query<>(source, selection, Objects.requireNonNull(page, "page"), isFresh);
    }

    /**
     * Returns this query with each object that is found read again, strongly consistent. Objects that are gone or no
     * longer match are left out, so a page can hold fewer objects than its limit. The others of a page are in the order
     * of the values that were read. The next page goes on from the place that the index showed. So an object that
     * matches only since a moment ago can be missing, and one that has moved behind that place can come again.
     *
     * @return the query
     */
    public Query<T> fresh() {
        return new Query<>(source, selection, pager, true);
    }

    Source<T> source() {
        return source;
    }

    Selection selection() {
        return selection;
    }

    Pager pager() {
        return pager;
    }

    boolean isFresh() {
        return isFresh;
    }
}
