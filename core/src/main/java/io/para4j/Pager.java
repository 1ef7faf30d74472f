package io.para4j;

import io.para4j.model.Sysprop;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks for a page: how many objects, from where. Immutable.
 *
 * @param limit how many objects; empty for {@code para.page_size}. It may not be over {@code para.max_page_size}
 * @param cursor where to go on: {@link Page#next()} of an earlier page; empty for the first page
 * @param isGeneric whether every object is read as {@link Sysprop}, whatever its type, so that nothing stored is left out
 */
public record Pager(OptionalInt limit, Optional<String> cursor, boolean isGeneric) {

    /**
     * Checks the limit.
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
     * Asks for the first page with the default limit.
     *
     * @return the pager
     */
    public static Pager first() {
        return new Pager(OptionalInt.empty(), Optional.empty(), false);
    }

    /**
     * Asks for the first page.
     *
     * @param limit how many objects, from 1
     * @return the pager
     * @throws IllegalArgumentException if the limit is below 1
     */
    public static Pager of(int limit) {
        return new Pager(OptionalInt.of(limit), Optional.empty(), false);
    }

    /**
     * Returns the same pager, going on from a cursor.
     *
     * @param next {@link Page#next()} of an earlier page
     * @return the pager
     */
    public Pager after(String next) {
        return new Pager(limit, Optional.of(next), isGeneric);
    }

    /**
     * Returns the same pager, reading every object as {@link Sysprop}.
     *
     * @return the pager
     */
    public Pager generic() {
        return new Pager(limit, cursor, true);
    }
}
