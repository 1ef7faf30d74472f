package io.para4j.spi;

import io.para4j.spi.FieldCondition.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A condition on a stored object: a comparison or another condition on one of its values, or a combination of such
 * conditions. Immutable.
 *
 * <p>{@link #test(Item)} is the reference for every store. Numbers are compared by value, text by its UTF-8 bytes, and
 * bytes as unsigned numbers. Booleans, lists and maps can only be equal or not. Values of different kinds are never
 * ordered or equal: a number is neither less than a text nor equal to it. A value that is absent, by {@link Path#in},
 * satisfies only {@link #absent} and {@link #notEqual}. Every condition either holds or does not, and {@link #not} is
 * its exact opposite.
 *
 * @param root the root of the tree that the condition consists of, for stores that evaluate it themselves
 */
public record Condition(ConditionNode root) {

    /** Checks that there is a root. */
    public Condition {
        Objects.requireNonNull(root, "root");
    }

    /**
     * Returns whether the condition holds on an item. A store that evaluates conditions itself must give the same
     * answers.
     *
     * @param item the item
     * @return whether it holds
     * @throws InvalidValueException if the condition has a value that an item cannot hold
     */
    public boolean test(Item item) {
        return root.test(item);
    }

    /**
     * Returns the conditions on single values that this condition consists of.
     *
     * @return the conditions, in order
     */
    public Stream<FieldCondition> parts() {
        return parts(root);
    }

    private static Stream<FieldCondition> parts(ConditionNode node) {
        return node instanceof FieldCondition part
                ? Stream.of(part)
                : node.children().stream().flatMap(Condition::parts);
    }

    /**
     * Returns the same combination of other conditions.
     *
     * @param replacement receives each of the {@link #parts()}, and returns the condition that replaces it
     * @return the condition with the replacements
     */
    public Condition replaceParts(Function<FieldCondition, Condition> replacement) {
        return new Condition(replaced(root, replacement));
    }

    private static ConditionNode replaced(ConditionNode node, Function<FieldCondition, Condition> replacement) {
        return node instanceof FieldCondition part
                ? replacement.apply(part).root()
                : node.mapChildren(child -> replaced(child, replacement));
    }

    /**
     * Returns the same condition with other values.
     *
     * @param change receives the path and each value that is compared with it, and returns the value that replaces it
     * @return the condition with the new values
     */
    public Condition mapValues(BiFunction<Path, Object, Object> change) {
        return replaceParts(part -> new Condition(part.mapValues(change)));
    }

    /**
     * Returns the paths of the values that the condition reads.
     *
     * @return the paths, in order and possibly repeated
     */
    public Stream<Path> paths() {
        return parts().map(FieldCondition::path);
    }

    /**
     * Returns the condition that both this condition and another one hold.
     *
     * @param other the other condition
     * @return the conjunction
     */
    public Condition and(Condition other) {
        return new Condition(new ConditionNode.And(List.of(root, rootOf(other))));
    }

    /**
     * Returns the condition that this condition, another one, or both hold.
     *
     * @param other the other condition
     * @return the disjunction
     */
    public Condition or(Condition other) {
        return new Condition(new ConditionNode.Or(List.of(root, rootOf(other))));
    }

    /**
     * Returns the condition that this condition does not hold.
     *
     * @return the opposite
     */
    public Condition not() {
        return new Condition(new ConditionNode.Not(root));
    }

    /**
     * Returns the text for messages: the paths and operators of {@link #toString}, and the kind and length of each value
     * instead of the value.
     *
     * @return such as {@code stock >= a number}
     */
    public String text() {
        return mapValues((path, value) -> new Kind(Values.kind(value))).toString();
    }

    /** The kind of a value, in the place of the value. Two of them are never equal, so that none is left out. */
    private static final class Kind {
        private final String kind;

        Kind(String kind) {
            this.kind = kind;
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    /** Returns the condition with its values. Messages have {@link #text} instead. */
    @Override
    public String toString() {
        return root.toString();
    }

    /**
     * Returns the condition that a field has a value.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value the value
     * @return the condition
     */
    public static Condition equal(String path, Object value) {
        return equal(Path.parse(path), value);
    }

    /**
     * Returns the condition that a field has a value.
     *
     * @param path the path
     * @param value the value
     * @return the condition
     */
    public static Condition equal(Path path, Object value) {
        return comparison(path, Operator.EQUAL, value);
    }

    /**
     * Returns the condition that a field is missing, of another kind, or has another value.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value the value
     * @return the condition
     */
    public static Condition notEqual(String path, Object value) {
        return notEqual(Path.parse(path), value);
    }

    /**
     * Returns the condition that a field is missing, of another kind, or has another value.
     *
     * @param path the path
     * @param value the value
     * @return the condition
     */
    public static Condition notEqual(Path path, Object value) {
        return comparison(path, Operator.NOT_EQUAL, value);
    }

    /**
     * Returns the condition that a field is less than a value.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition lessThan(String path, Object value) {
        return lessThan(Path.parse(path), value);
    }

    /**
     * Returns the condition that a field is less than a value.
     *
     * @param path the path
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition lessThan(Path path, Object value) {
        return comparison(path, Operator.LESS, value);
    }

    /**
     * Returns the condition that a field is less than or equal to a value.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition lessOrEqual(String path, Object value) {
        return lessOrEqual(Path.parse(path), value);
    }

    /**
     * Returns the condition that a field is less than or equal to a value.
     *
     * @param path the path
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition lessOrEqual(Path path, Object value) {
        return comparison(path, Operator.LESS_OR_EQUAL, value);
    }

    /**
     * Returns the condition that a field is greater than a value.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition greaterThan(String path, Object value) {
        return greaterThan(Path.parse(path), value);
    }

    /**
     * Returns the condition that a field is greater than a value.
     *
     * @param path the path
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition greaterThan(Path path, Object value) {
        return comparison(path, Operator.GREATER, value);
    }

    /**
     * Returns the condition that a field is greater than or equal to a value.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition greaterOrEqual(String path, Object value) {
        return greaterOrEqual(Path.parse(path), value);
    }

    /**
     * Returns the condition that a field is greater than or equal to a value.
     *
     * @param path the path
     * @param value a text, number or bytes
     * @return the condition
     */
    public static Condition greaterOrEqual(Path path, Object value) {
        return comparison(path, Operator.GREATER_OR_EQUAL, value);
    }

    /**
     * Returns the condition that a field exists.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @return the condition
     */
    public static Condition exists(String path) {
        return exists(Path.parse(path));
    }

    /**
     * Returns the condition that a field exists.
     *
     * @param path the path
     * @return the condition
     */
    public static Condition exists(Path path) {
        return new Condition(new FieldCondition.Existence(path, true));
    }

    /**
     * Returns the condition that a field is absent.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @return the condition
     */
    public static Condition absent(String path) {
        return absent(Path.parse(path));
    }

    /**
     * Returns the condition that a field is absent.
     *
     * @param path the path
     * @return the condition
     */
    public static Condition absent(Path path) {
        return new Condition(new FieldCondition.Existence(path, false));
    }

    /**
     * Returns the condition that a field has one of some values.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param values the values, at least one
     * @return the condition
     */
    public static Condition in(String path, Collection<?> values) {
        return in(Path.parse(path), values);
    }

    /**
     * Returns the condition that a field has one of some values.
     *
     * @param path the path
     * @param values the values, at least one
     * @return the condition
     */
    public static Condition in(Path path, Collection<?> values) {
        return new Condition(new FieldCondition.In(path, present(values)));
    }

    /**
     * Returns the condition that a field has one of some values.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param values the values, at least one
     * @return the condition
     */
    public static Condition in(String path, Object... values) {
        return in(Path.parse(path), values);
    }

    /**
     * Returns the condition that a field has one of some values.
     *
     * @param path the path
     * @param values the values, at least one
     * @return the condition
     */
    public static Condition in(Path path, Object... values) {
        return new Condition(
                new FieldCondition.In(path, present(Arrays.asList(Objects.requireNonNull(values, "values")))));
    }

    /**
     * Returns the condition that a list has an element, or that a text contains a text.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value the element or the text
     * @return the condition
     */
    public static Condition contains(String path, Object value) {
        return contains(Path.parse(path), value);
    }

    /**
     * Returns the condition that a list has an element, or that a text contains a text.
     *
     * @param path the path
     * @param value the element or the text
     * @return the condition
     */
    public static Condition contains(Path path, Object value) {
        return new Condition(new ContentCondition.Contains(path, value));
    }

    /**
     * Returns the condition that a text or bytes begin with others.
     *
     * @param path the text of the {@link Path}, such as {@code stock} or {@code address.city}
     * @param value the first characters or bytes
     * @return the condition
     */
    public static Condition beginsWith(String path, Object value) {
        return beginsWith(Path.parse(path), value);
    }

    /**
     * Returns the condition that a text or bytes begin with others.
     *
     * @param path the path
     * @param value the first characters or bytes
     * @return the condition
     */
    public static Condition beginsWith(Path path, Object value) {
        return new Condition(new ContentCondition.BeginsWith(path, value));
    }

    private static ConditionNode rootOf(Condition condition) {
        return Objects.requireNonNull(condition, "condition").root;
    }

    private static List<Object> present(Collection<?> values) {
        List<Object> present = new ArrayList<>(Objects.requireNonNull(values, "values"));
        present.forEach(value -> Objects.requireNonNull(value, "a value is null"));
        return present;
    }

    private static Condition comparison(Path path, Operator operator, Object value) {
        return new Condition(new FieldCondition.Comparison(path, operator, value));
    }
}
