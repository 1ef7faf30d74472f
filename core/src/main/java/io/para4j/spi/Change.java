package io.para4j.spi;

import io.para4j.error.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** One change to one top-level field of a stored item, part of an {@link Update}. */
public sealed interface Change {

    /**
     * Returns the name of the field that is changed.
     *
     * @return the field's name
     */
    String field();

    /**
     * Sets a field, whatever it was before.
     *
     * @param field the field's name
     * @param value the value, normalised as {@link Item} describes
     */
    record Set(String field, Object value) implements Change {

        /**
         * Normalises the value.
         *
         * @throws InvalidValueException if the name or value is not allowed
         */
        public Set {
            Limits.checkFieldName(field);
            value = Values.normalise(field, value);
        }
    }

    /**
     * Removes a field; one that is not there stays so.
     *
     * @param field the field's name
     */
    record Remove(String field) implements Change {

        /**
         * Checks the name.
         *
         * @throws InvalidValueException if the name is not allowed
         */
        public Remove {
            Limits.checkFieldName(field);
        }
    }

    /**
     * Adds to a number; a missing one counts as 0. It is refused if the field is not a number, or if the sum is outside
     * the bounds.
     *
     * @param field the field's name
     * @param amount what to add; negative to subtract
     * @param min the least sum allowed
     * @param max the greatest sum allowed
     */
    record Add(String field, BigDecimal amount, BigDecimal min, BigDecimal max) implements Change {

        /**
         * Checks name, amount and bounds.
         *
         * @throws InvalidValueException if the name or the amount is not allowed
         * @throws IllegalArgumentException if the bounds are the wrong way round
         */
        public Add {
            Limits.checkFieldName(field);
            amount = Values.toDecimal(Values.normalise(field, amount));
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("bounds " + min + " to " + max + " are the wrong way round");
            }
        }

        /**
         * Returns an addition whose sum may be any number that stores hold.
         *
         * @param field the field's name
         * @param amount what to add
         */
        public Add(String field, BigDecimal amount) {
            this(field, amount, Limits.MAX_NUMBER.negate(), Limits.MAX_NUMBER);
        }

        Object applyTo(Object stored) {
            if (!(stored instanceof Number)) {
                throw new InvalidValueException(field, "it holds " + Values.show(stored) + ", which is not a number");
            }
            BigDecimal sum = Values.toDecimal(stored).add(amount);
            if (sum.compareTo(min) < 0 || sum.compareTo(max) > 0) {
                throw new InvalidValueException(
                        field,
                        "the sum " + sum + " is outside " + show(min) + " to " + show(max) + ", what it can hold");
            }
            return Values.normalise(field, sum);
        }

        private static String show(BigDecimal bound) {
            return bound.precision() > 20 ? String.format("%.2E", bound) : bound.toPlainString();
        }
    }

    /**
     * Appends to a list; a missing one counts as empty. It is refused if the field is not a list.
     *
     * @param field the field's name
     * @param values the values to append, in order, normalised as {@link Item} describes
     */
    record Append(String field, List<Object> values) implements Change {

        /**
         * Normalises the values.
         *
         * @throws InvalidValueException if the name or a value is not allowed
         */
        public Append {
            Limits.checkFieldName(field);
            Objects.requireNonNull(values, "values");
            values = asList(Values.normalise(field, values));
        }

        Object applyTo(Object stored) {
            if (!(stored instanceof List<?> list)) {
                throw new InvalidValueException(field, "it holds " + Values.show(stored) + ", which is not a list");
            }
            List<Object> longer = new java.util.ArrayList<>(list);
            longer.addAll(values);
            return Values.normalise(field, longer);
        }

        @SuppressWarnings("unchecked") // Values.normalise makes a List<Object> of every collection
        private static List<Object> asList(Object normalised) {
            return (List<Object>) normalised;
        }

        @Override
        public String toString() {
            return "Append[" + Target.quote(field) + ", " + values.size() + " values]";
        }
    }
}
