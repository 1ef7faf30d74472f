package io.para4j.spi;

import io.para4j.error.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** A change to one top-level field of a stored item, part of an {@link Update}. Changes are immutable. */
public sealed interface Change {

    /**
     * Returns the name of the field that is changed.
     *
     * @return the field's name
     */
    String field();

    /**
     * A change that sets a field, whether or not the field exists.
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
     * A change that removes a field. It does nothing if the field is missing.
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
     * A change that adds to a number. A missing field counts as 0. It is refused if the field is not a number or the
     * sum is outside the bounds.
     *
     * @param field the field's name
     * @param amount the number to add; negative to subtract
     * @param min the smallest sum allowed
     * @param max the largest sum allowed
     */
    record Add(String field, BigDecimal amount, BigDecimal min, BigDecimal max) implements Change {

        /**
         * Checks the name, the amount and the bounds.
         *
         * @throws InvalidValueException if the name or the amount is not allowed
         * @throws IllegalArgumentException if the smallest sum is larger than the largest
         */
        public Add {
            Limits.checkFieldName(field);
            amount = Values.toDecimal(Values.normalise(field, amount));
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("bounds " + min + " to " + max + " are the wrong way round");
            }
        }

        /**
         * Creates an addition whose sum may be any number within {@link Limits}.
         *
         * @param field the field's name
         * @param amount the number to add; negative to subtract
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
     * A change that appends to a list. A missing field counts as an empty list. It is refused if the field is not a
     * list.
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

        @SuppressWarnings("unchecked") // Values.normalise turns every collection into a List<Object>
        private static List<Object> asList(Object normalised) {
            return (List<Object>) normalised;
        }

        @Override
        public String toString() {
            return "Append[" + Target.quote(field) + ", " + values.size() + " values]";
        }
    }
}
