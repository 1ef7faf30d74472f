package io.para4j.spi;

import io.para4j.error.MessageText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A condition on one value of a stored object. The values that it compares with are normalised as {@link Item}
 * describes by the time that a store receives it.
 */
public sealed interface FieldCondition extends ConditionNode
        permits FieldCondition.Comparison, FieldCondition.Existence, FieldCondition.In, ContentCondition {

    /**
     * Returns the path of the value.
     *
     * @return the path
     */
    Path path();

    /**
     * Returns whether the condition holds.
     *
     * @param found the value at the path; empty if it is absent
     * @return whether it holds
     * @throws InvalidValueException if the condition has a value that an item cannot hold
     */
    boolean holds(Optional<Object> found);

    @Override
    default boolean test(Item item) {
        return holds(path().in(item));
    }

    @Override
    default List<ConditionNode> children() {
        return List.of();
    }

    @Override
    default FieldCondition mapChildren(UnaryOperator<ConditionNode> change) {
        return this;
    }

    /**
     * Returns the same condition with other values.
     *
     * @param change receives the path and each value that is compared with it, and returns the value that replaces it
     * @return the condition with the new values
     */
    FieldCondition mapValues(BiFunction<Path, Object, Object> change);

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

        private boolean admits(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    /**
     * A comparison with a value.
     *
     * @param path the path
     * @param operator the operator between the stored value and the given one
     * @param value the given value
     */
    record Comparison(Path path, Operator operator, Object value) implements FieldCondition {

        /**
         * Normalises the value if it is of a kind that stores can hold.
         *
         * @throws InvalidValueException if the value is not allowed
         */
        public Comparison {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(value, "value of a comparison; to compare with nothing use exists or absent");
            value = path.operand(value);
        }

        @Override
        public boolean holds(Optional<Object> found) {
            Object normal = Values.normalise(path.shown(), value);
            if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
                return found.filter(normal::equals).isPresent() == (operator == Operator.EQUAL);
            }
            return found.filter(stored -> Values.areOrdered(stored, normal))
                    .filter(stored -> operator.admits(Values.compare(stored, normal)))
                    .isPresent();
        }

        @Override
        public Comparison mapValues(BiFunction<Path, Object, Object> change) {
            return new Comparison(path, operator, change.apply(path, value));
        }

        @Override
        public String toString() {
            return MessageText.name(path.shown()) + " " + operator.symbol() + " " + Values.show(value);
        }
    }

    /**
     * The existence or absence of a value.
     *
     * @param path the path
     * @param expected whether it must exist
     */
    record Existence(Path path, boolean expected) implements FieldCondition {

        /** Checks that there is a path. */
        public Existence {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public boolean holds(Optional<Object> found) {
            return found.isPresent() == expected;
        }

        @Override
        public Existence mapValues(BiFunction<Path, Object, Object> change) {
            return this;
        }

        @Override
        public String toString() {
            return MessageText.name(path.shown()) + (expected ? " exists" : " is absent");
        }
    }

    /**
     * The equality with one of some values.
     *
     * @param path the path
     * @param values the values, at least one
     */
    record In(Path path, List<Object> values) implements FieldCondition {

        /**
         * Copies the values, and normalises those of a kind that stores can hold.
         *
         * @throws InvalidValueException if a value is not allowed
         * @throws IllegalArgumentException if there are none
         */
        public In {
            Objects.requireNonNull(path, "path");
            values = values.stream().map(path::operand).toList();
            if (values.isEmpty()) {
                throw new IllegalArgumentException(
                        "the values of " + MessageText.name(path.shown()) + " must not be empty");
            }
        }

        @Override
        public boolean holds(Optional<Object> found) {
            return found.filter(stored ->
                            values.stream().anyMatch(value -> stored.equals(Values.normalise(path.shown(), value))))
                    .isPresent();
        }

        @Override
        public In mapValues(BiFunction<Path, Object, Object> change) {
            return new In(
                    path,
                    values.stream().map(value -> change.apply(path, value)).toList());
        }

        @Override
        public String toString() {
            return MessageText.name(path.shown()) + " in (" + Values.showAll(values) + ")";
        }
    }
}
