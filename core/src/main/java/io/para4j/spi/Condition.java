package io.para4j.spi;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition on the top-level fields of a stored object: a comparison, the existence of a field, or a conjunction of
 * conditions. Conditions are immutable.
 *
 * <p>{@link #test(Item)} is the reference for every store. Numbers are compared by value, text by its UTF-8 bytes, and
 * bytes as unsigned numbers. Booleans, lists and maps can only be equal or not. Values of different kinds are never
 * ordered or equal: a number is neither less than a text nor equal to it. A missing field satisfies only
 * {@link #absent} and {@link #notEqual}.
 */
public sealed interface Condition {

    /** The operators of comparisons. */
    enum Operator {
        /** Equal: the field has the value. */
        EQUAL("="),
        /** Not equal: the field is missing, of another kind, or has another value. */
        NOT_EQUAL("<>"),
        /** Less than the value. */
        LESS("<"),
        /** Less than or equal to the value. */
        LESS_OR_EQUAL("<="),
        /** Greater than the value. */
        GREATER(">"),
        /** Greater than or equal to the value. */
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /**
         * Returns the symbol between two operands, as in messages and most query languages.
         *
         * @return the symbol
         */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * A comparison of a field with a value.
     *
     * @param field the field's name
     * @param operator the operator between the field and the value
     * @param value the value; normalised as {@link Item} describes by the time that a store receives it
     */
    record Comparison(String field, Operator operator, Object value) implements Condition {

        /**
         * Checks the name, and normalises the value if it is of a kind that stores can hold.
         *
         * @throws InvalidValueException if the name or value is not allowed
         */
        public Comparison {
            Limits.checkFieldName(field);
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(value, "value of a comparison; to compare with nothing use exists or absent");
            value = Values.isStorable(value) ? Values.normalise(field, value) : value;
        }

        @Override
        public boolean test(Item item) {
            return item.field(field).map(this::holds).orElse(operator == Operator.NOT_EQUAL);
        }

        private boolean holds(Object stored) {
            Object normal = Values.normalise(field, value);
            if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
                return stored.equals(normal) == (operator == Operator.EQUAL);
            }
            if (!Values.areOrdered(stored, normal)) {
                return false;
            }
            int order = Values.compare(stored, normal);
            return switch (operator) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public Condition mapValues(BiFunction<String, Object, Object> change) {
            return new Comparison(field, operator, change.apply(field, value));
        }

        @Override
        public Stream<String> fields() {
            return Stream.of(field);
        }

        @Override
        public String toString() {
            return field + " " + operator.symbol() + " " + Values.show(value);
        }
    }

    /**
     * The existence or absence of a field.
     *
     * @param field the field's name
     * @param expected whether it must exist
     */
    record Existence(String field, boolean expected) implements Condition {

        /**
         * Checks the name.
         *
         * @throws InvalidValueException if the name is not allowed
         */
        public Existence {
            Limits.checkFieldName(field);
        }

        @Override
        public boolean test(Item item) {
            return item.field(field).isPresent() == expected;
        }

        @Override
        public Condition mapValues(BiFunction<String, Object, Object> change) {
            return this;
        }

        @Override
        public Stream<String> fields() {
            return Stream.of(field);
        }

        @Override
        public String toString() {
            return field + (expected ? " exists" : " is absent");
        }
    }

    /**
     * A conjunction.
     *
     * @param conditions the conditions that must all hold; at least one
     */
    record And(List<Condition> conditions) implements Condition {

        /**
         * Copies the conditions.
         *
         * @throws IllegalArgumentException if there are none
         */
        public And {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("a conjunction needs at least one condition");
            }
        }

        @Override
        public boolean test(Item item) {
            return conditions.stream().allMatch(condition -> condition.test(item));
        }

        @Override
        public Condition mapValues(BiFunction<String, Object, Object> change) {
            return new And(conditions.stream()
                    .map(condition -> condition.mapValues(change))
                    .toList());
        }

        @Override
        public Stream<String> fields() {
            return conditions.stream().flatMap(Condition::fields);
        }

        @Override
        public String toString() {
            return conditions.stream().map(Condition::toString).collect(Collectors.joining(" and "));
        }
    }

    /**
     * Returns whether the condition holds on an item. A store that evaluates conditions itself must give the same
     * answers.
     *
     * @param item the item
     * @return whether it holds
     * @throws InvalidValueException if the condition has a value that an item cannot hold
     */
    boolean test(Item item);

    /**
     * Returns the same condition with other values.
     *
     * @param change receives the field and value of each comparison, and returns the value that replaces it
     * @return the condition with the new values
     */
    Condition mapValues(BiFunction<String, Object, Object> change);

    /**
     * Returns the names of the fields that the condition reads.
     *
     * @return the names, in order and possibly repeated
     */
    Stream<String> fields();

    /**
     * Returns the condition that both this condition and another one hold.
     *
     * @param other the other condition
     * @return the conjunction
     */
    default Condition and(Condition other) {
        return new And(List.of(this, other));
    }

    /**
     * Returns the condition that a field has a value.
     *
     * @param field the field's name
     * @param value the value
     * @return the condition
     */
    static Condition equal(String field, Object value) {
        return new Comparison(field, Operator.EQUAL, value);
    }

    /**
     * Returns the condition that a field is missing, of another kind, or has another value.
     *
     * @param field the field's name
     * @param value the value
     * @return the condition
     */
    static Condition notEqual(String field, Object value) {
        return new Comparison(field, Operator.NOT_EQUAL, value);
    }

    /**
     * Returns the condition that a field is less than a value.
     *
     * @param field the field's name
     * @param value a text, number or bytes
     * @return the condition
     */
    static Condition lessThan(String field, Object value) {
        return new Comparison(field, Operator.LESS, value);
    }

    /**
     * Returns the condition that a field is less than or equal to a value.
     *
     * @param field the field's name
     * @param value a text, number or bytes
     * @return the condition
     */
    static Condition lessOrEqual(String field, Object value) {
        return new Comparison(field, Operator.LESS_OR_EQUAL, value);
    }

    /**
     * Returns the condition that a field is greater than a value.
     *
     * @param field the field's name
     * @param value a text, number or bytes
     * @return the condition
     */
    static Condition greaterThan(String field, Object value) {
        return new Comparison(field, Operator.GREATER, value);
    }

    /**
     * Returns the condition that a field is greater than or equal to a value.
     *
     * @param field the field's name
     * @param value a text, number or bytes
     * @return the condition
     */
    static Condition greaterOrEqual(String field, Object value) {
        return new Comparison(field, Operator.GREATER_OR_EQUAL, value);
    }

    /**
     * Returns the condition that a field exists.
     *
     * @param field the field's name
     * @return the condition
     */
    static Condition exists(String field) {
        return new Existence(field, true);
    }

    /**
     * Returns the condition that a field is absent.
     *
     * @param field the field's name
     * @return the condition
     */
    static Condition absent(String field) {
        return new Existence(field, false);
    }
}
