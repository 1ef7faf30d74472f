package io.para4j.spi;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A node in the tree that a {@link Condition} consists of. The leaves are {@link FieldCondition}s; the others combine
 * their children. Immutable.
 */
public sealed interface ConditionNode permits ConditionNode.And, ConditionNode.Or, ConditionNode.Not, FieldCondition {

    /**
     * Returns whether the condition holds on an item.
     *
     * @param item the item
     * @return whether it holds
     * @throws InvalidValueException if the condition has a value that an item cannot hold
     */
    boolean test(Item item);

    /**
     * Returns the conditions that this node combines.
     *
     * @return the children; empty for a {@link FieldCondition}
     */
    List<ConditionNode> children();

    /**
     * Returns the same combination of other conditions.
     *
     * @param change returns the replacement of a child
     * @return the node with the replacements
     */
    ConditionNode mapChildren(UnaryOperator<ConditionNode> change);

    /**
     * A conjunction.
     *
     * @param conditions the conditions that must all hold; at least one
     */
    record And(List<ConditionNode> conditions) implements ConditionNode {

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
        public List<ConditionNode> children() {
            return conditions;
        }

        @Override
        public boolean test(Item item) {
            return conditions.stream().allMatch(condition -> condition.test(item));
        }

        @Override
        public And mapChildren(UnaryOperator<ConditionNode> change) {
            return new And(conditions.stream().map(change).toList());
        }

        @Override
        public String toString() {
            return conditions.stream()
                    .map(child -> child instanceof Or ? "(" + child + ")" : child.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * A disjunction.
     *
     * @param conditions the conditions of which one or more must hold; at least one
     */
    record Or(List<ConditionNode> conditions) implements ConditionNode {

        /**
         * Copies the conditions.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Or {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("a disjunction needs at least one condition");
            }
        }

        @Override
        public List<ConditionNode> children() {
            return conditions;
        }

        @Override
        public boolean test(Item item) {
            return conditions.stream().anyMatch(condition -> condition.test(item));
        }

        @Override
        public Or mapChildren(UnaryOperator<ConditionNode> change) {
            return new Or(conditions.stream().map(change).toList());
        }

        @Override
        public String toString() {
            return conditions.stream().map(ConditionNode::toString).collect(Collectors.joining(" or "));
        }
    }

    /**
     * A negation.
     *
     * @param condition the condition that must not hold
     */
    record Not(ConditionNode condition) implements ConditionNode {

        /** Checks that there is a condition. */
        public Not {
            Objects.requireNonNull(condition, "condition");
        }

        @Override
        public List<ConditionNode> children() {
            return List.of(condition);
        }

        @Override
        public boolean test(Item item) {
            return !condition.test(item);
        }

        @Override
        public Not mapChildren(UnaryOperator<ConditionNode> change) {
            return new Not(change.apply(condition));
        }

        @Override
        public String toString() {
            return "not (" + condition + ")";
        }
    }
}
