package io.para4j.spi;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A change to one field of a stored item, or to a value inside one, part of an {@link Update}. Changes are immutable.
 *
 * <p>A field is missing if the item does not have it. Inside a field, a value that is {@link Null#NULL} counts as
 * missing too. A change inside a field is refused if what the last step of its path leads into is not stored, or is not
 * a map (for a name) or a list (for an index). An index is a position before the update. Only {@link Remove} and
 * {@link ListChange.RemoveElements} accept an index where the list has no element, and do nothing then.
 *
 * <p>The constructors that take a text take the name of a top-level field as it is.
 */
public sealed interface Change permits Change.Set, Change.Remove, Change.Add, ListChange {

    /**
     * Returns the path of the value that is changed.
     *
     * @return the path
     */
    Path path();

    /**
     * Returns the name of the top-level field that is changed, or in which a value is changed.
     *
     * @return the field's name
     */
    default String field() {
        return path().field();
    }

    /**
     * A change that sets a value, whether or not there is one.
     *
     * @param path the path of the value
     * @param value the value, normalised as {@link Item} describes; inside a field it may be {@link Null#NULL}
     */
    record Set(Path path, Object value) implements Change {

        /**
         * Normalises the value.
         *
         * @throws InvalidValueException if the value is not allowed
         */
        public Set {
            value = path.normalise(value);
        }

        /**
         * Creates a change that sets a top-level field.
         *
         * @param field the field's name
         * @param value the value
         * @throws InvalidValueException if the name or value is not allowed
         */
        public Set(String field, Object value) {
            this(Path.field(field), value);
        }
    }

    /**
     * A change that removes a value. It does nothing if the value is missing. The elements after a removed one move
     * forward.
     *
     * @param path the path of the value
     */
    record Remove(Path path) implements Change {

        /** Checks that there is a path. */
        public Remove {
            Objects.requireNonNull(path, "path");
        }

        /**
         * Creates a change that removes a top-level field.
         *
         * @param field the field's name
         * @throws InvalidValueException if the name is not allowed
         */
        public Remove(String field) {
            this(Path.field(field));
        }
    }

    /**
     * A change that adds to a number. A missing one counts as 0. It is refused if the value is not a number or the sum
     * is outside the bounds.
     *
     * @param path the path of the number
     * @param amount the number to add; negative to subtract
     * @param min the smallest sum allowed
     * @param max the largest sum allowed
     */
    record Add(Path path, BigDecimal amount, BigDecimal min, BigDecimal max) implements Change {

        /**
         * Checks the amount and the bounds.
         *
         * @throws InvalidValueException if the amount is not allowed
         * @throws IllegalArgumentException if the smallest sum is larger than the largest
         */
        public Add {
            amount = Values.toDecimal(Values.normalise(path.shown(), amount));
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("bounds " + min + " to " + max + " are the wrong way round");
            }
        }

        /**
         * Creates an addition whose sum may be any number within {@link Limits}.
         *
         * @param path the path of the number
         * @param amount the number to add; negative to subtract
         * @throws InvalidValueException if the amount is not allowed
         */
        public Add(Path path, BigDecimal amount) {
            this(path, amount, Limits.MAX_NUMBER.negate(), Limits.MAX_NUMBER);
        }

        /**
         * Creates an addition to a top-level field.
         *
         * @param field the field's name
         * @param amount the number to add; negative to subtract
         * @param min the smallest sum allowed
         * @param max the largest sum allowed
         * @throws InvalidValueException if the name or the amount is not allowed
         * @throws IllegalArgumentException if the smallest sum is larger than the largest
         */
        public Add(String field, BigDecimal amount, BigDecimal min, BigDecimal max) {
            this(Path.field(field), amount, min, max);
        }

        /**
         * Creates an addition to a top-level field whose sum may be any number within {@link Limits}.
         *
         * @param field the field's name
         * @param amount the number to add; negative to subtract
         * @throws InvalidValueException if the name or the amount is not allowed
         */
        public Add(String field, BigDecimal amount) {
            this(Path.field(field), amount);
        }

        Object applyTo(Object stored) {
            if (!(stored instanceof Number)) {
                throw path.refused("it holds " + Values.kind(stored) + ", which is not a number");
            }
            BigDecimal sum = Values.toDecimal(stored).add(amount);
            if (sum.compareTo(min) < 0 || sum.compareTo(max) > 0) {
                throw path.refused("the sum is outside " + show(min) + " to " + show(max) + ", what it can hold");
            }
            return path.normalise(sum);
        }

        private static String show(BigDecimal bound) {
            return bound.precision() > 20 ? String.format("%.2E", bound) : bound.toPlainString();
        }
    }
}
