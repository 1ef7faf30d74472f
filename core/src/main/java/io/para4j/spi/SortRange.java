package io.para4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A range of the values of an index's sort field: all, those between two bounds, or the texts that begin with a text.
 * Immutable.
 *
 * @param lower the lower bound; empty if there is none
 * @param upper the upper bound; empty if there is none
 * @param prefix the text that each value begins with; empty if there is none. It excludes bounds
 */
public record SortRange(Optional<Bound> lower, Optional<Bound> upper, Optional<String> prefix) {

    /** The range of all values. */
    public static final SortRange ALL = new SortRange(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A bound of a range.
     *
     * @param value the value. For a store it is normalised as {@link Item} describes, and of the kind of the field
     * @param isInclusive whether the value itself is in the range
     */
    public record Bound(Object value, boolean isInclusive) {

        /** Checks that there is a value. */
        public Bound {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if there is a prefix beside a bound
     */
    public SortRange {
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(prefix, "prefix");
        if (prefix.isPresent() && (lower.isPresent() || upper.isPresent())) {
            throw new IllegalArgumentException("a range has a prefix or bounds, not both");
        }
    }

    /**
     * Returns this range with another lower bound.
     *
     * @param bound the bound
     * @return the range
     * @throws IllegalArgumentException if there is a prefix
     */
    public SortRange withLower(Bound bound) {
        return new SortRange(Optional.of(bound), upper, prefix);
    }

    /**
     * Returns this range with another upper bound.
     *
     * @param bound the bound
     * @return the range
     * @throws IllegalArgumentException if there is a prefix
     */
    public SortRange withUpper(Bound bound) {
        return new SortRange(lower, Optional.of(bound), prefix);
    }

    /**
     * Returns this range with another prefix.
     *
     * @param start the beginning of the texts
     * @return the range
     * @throws IllegalArgumentException if there is a bound
     */
    public SortRange withPrefix(String start) {
        return new SortRange(lower, upper, Optional.of(start));
    }

    /**
     * Returns whether this is the range of all values.
     *
     * @return whether it has neither bounds nor a prefix
     */
    public boolean isAll() {
        return lower.isEmpty() && upper.isEmpty() && prefix.isEmpty();
    }

    /**
     * Returns whether no value can be in the range, because the bounds exclude each other.
     *
     * @return whether it is empty for certain
     */
    public boolean isEmpty() {
        if (lower.isEmpty() || upper.isEmpty()) {
            return false;
        }
        int order = Values.compare(lower.get().value(), upper.get().value());
        boolean isOneValue = lower.get().isInclusive() && upper.get().isInclusive();
        return order > 0 || (order == 0 && !isOneValue);
    }

    /**
     * Returns whether a value is in the range.
     *
     * @param value the value, normalised as {@link Item} describes
     * @return whether it is in the range; false for a value of another kind
     */
    public boolean contains(Object value) {
        if (prefix.isPresent()) {
            return value instanceof String text && text.startsWith(prefix.get());
        }
        return lower.map(bound -> isOrdered(bound.value(), value, bound.isInclusive()))
                        .orElse(true)
                && upper.map(bound -> isOrdered(value, bound.value(), bound.isInclusive()))
                        .orElse(true);
    }

    private static boolean isOrdered(Object left, Object right, boolean isEqualAllowed) {
        if (!Values.areOrdered(left, right)) {
            return false;
        }
        int order = Values.compare(left, right);
        return order < 0 || (order == 0 && isEqualAllowed);
    }
}
