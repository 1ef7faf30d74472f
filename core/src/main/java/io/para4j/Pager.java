package io.para4j;

import io.para4j.model.Sysprop;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request for a page: the number of objects and the place to continue from. Immutable.
 *
 * @param limit the number of objects, from 1 to {@code para.max_page_size}; empty for {@code para.page_size}
 * @param cursor {@link Page#next()} of an earlier page; empty for the first page
 * @param isGeneric whether objects of all types are read as {@link Sysprop}, so that no stored attribute is left out
 */
public record Pager(OptionalInt limit, Optional<String> cursor, boolean isGeneric) {

    /**
     * Creates a request. The upper bound of the limit is checked when the page is read.
     *
     * @throws IllegalArgumentException if the limit is below 1
     */
    public Pager {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(cursor, "cursor");
        if (limit.isPresent() && limit.getAsInt() < 1) {
            throw new IllegalArgumentException("a page's limit is at least 1, not " + limit.getAsInt());
        }
    }

    /**
     * Returns a request for the first page with the default limit.
     *
     * @return the pager
     */
    public static Pager first() {
        return new Pager(OptionalInt.empty(), Optional.empty(), false);
    }

    /**
     * Returns a request for the first page.
     *
     * @param limit the number of objects, at least 1
     * @return the pager
     * @throws IllegalArgumentException if the limit is below 1
     */
    public static Pager of(int limit) {
        return new Pager(OptionalInt.of(limit), Optional.empty(), false);
    }

    /**
     * Returns this request with a cursor from which to continue.
     *
     * @param next {@link Page#next()} of an earlier page
     * @return the pager
     */
    public Pager after(String next) {
        return new Pager(limit, Optional.of(Objects.requireNonNull(next, "next")), isGeneric);
    }

    /**
     * Returns this request with every object read as {@link Sysprop}.
     *
     * @return the pager
     */
    public Pager generic() {
        return new Pager(limit, cursor, true);
    }
}
