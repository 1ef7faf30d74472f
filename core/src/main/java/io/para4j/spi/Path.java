package io.para4j.spi;

import io.para4j.error.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an item: a top-level field, or a value below one. Immutable.
 *
 * <p>The text form has names joined by dots, and indexes in brackets: {@code address.city}, {@code lines[0].amount}. A
 * name that contains a dot, a bracket or a backquote is written in backquotes, with each backquote inside doubled.
 * Names that come from users are passed to {@link #field} and {@link #name}, which take them as they are.
 *
 * @param field the name of the top-level field
 * @param steps the steps from its value to the place, at most {@link Limits#MAX_NESTING}; none for the field itself
 */
public record Path(String field, List<Step> steps) {

    /** A step from a value to one that it contains. */
    public sealed interface Step {

        /**
         * A step from a map to one of its entries.
         *
         * @param name the name of the entry, 1 to {@value Limits#MAX_FIELD_NAME_BYTES} bytes of well-formed Unicode
         */
        record Name(String name) implements Step {

            /**
             * Checks the name.
             *
             * @throws InvalidValueException if it is not allowed
             */
            public Name {
                Limits.checkFieldName(name);
            }
        }

        /**
         * A step from a list to one of its elements.
         *
         * @param index the position, 0 to {@link Limits#MAX_INDEX}
         */
        record Index(int index) implements Step {

            /**
             * Checks the index.
             *
             * @throws InvalidValueException if it is negative or too large
             */
            public Index {
                Limits.checkIndex(index);
            }
        }
    }

    /**
     * Checks the name and the number of steps.
     *
     * @throws InvalidValueException if the name is not allowed or there are too many steps
     */
    public Path {
        Limits.checkFieldName(field);
        steps = List.copyOf(steps);
        Limits.checkNesting(field, steps.size());
    }

    /**
     * Returns the path of a top-level field.
     *
     * @param name the field's name, taken as it is
     * @return the path
     * @throws InvalidValueException if the name is not allowed
     */
    public static Path field(String name) {
        Objects.requireNonNull(name, "field");
        return new Path(name, List.of());
    }

    /**
     * Returns the path that a text describes.
     *
     * @param text the text
     * @return the path
     * @throws InvalidValueException if the text is malformed, with the position, or a name or index is not allowed
     */
    public static Path parse(String text) {
        Objects.requireNonNull(text, "path");
        List<Object> parts = PathText.split(text);
        List<Step> steps = new ArrayList<>();
        for (Object part : parts.subList(1, parts.size())) {
            steps.add(part instanceof String name ? new Step.Name(name) : new Step.Index((Integer) part));
        }
        return new Path((String) parts.get(0), steps);
    }

    /**
     * Returns the path of an entry of the map at this path.
     *
     * @param name the name of the entry, taken as it is
     * @return the longer path
     * @throws InvalidValueException if the name is not allowed or the path becomes too long
     */
    public Path name(String name) {
        return with(new Step.Name(name));
    }

    /**
     * Returns the path of an element of the list at this path.
     *
     * @param index the position, from 0
     * @return the longer path
     * @throws InvalidValueException if the index is not allowed or the path becomes too long
     */
    public Path index(int index) {
        return with(new Step.Index(index));
    }

    private Path with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(field, longer);
    }

    /**
     * Returns whether this path leads below a top-level field.
     *
     * @return whether it has steps
     */
    public boolean isNested() {
        return !steps.isEmpty();
    }

    /**
     * Returns the path of the map or list that contains the place.
     *
     * @return the path without its last step
     * @throws IllegalStateException if this is the path of a top-level field
     */
    public Path parent() {
        if (!isNested()) {
            throw new IllegalStateException(Target.quote(field) + " is a top-level field");
        }
        return new Path(field, steps.subList(0, steps.size() - 1));
    }

    /**
     * Returns whether two paths are equal, or one of them leads below the other.
     *
     * @param other the other path
     * @return whether they overlap
     */
    public boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return field.equals(other.field) && steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /**
     * Returns the value at this path. It is absent where an entry or element is missing, below a value that is neither
     * map nor list, and where the value is {@link Null#NULL}.
     *
     * @param item the item
     * @return the value, by {@link Item#field} and the steps; empty if it is absent
     */
    public Optional<Object> in(Item item) {
        Optional<Object> found = item.field(field);
        if (!isNested() || found.isEmpty()) {
            return found;
        }
        @Nullable Object value = found.get();
        for (Step step : steps) {
            value = child(value, step);
        }
        return value == Null.NULL ? Optional.empty() : Optional.ofNullable(value);
    }

    /** Returns the entry or element that a step leads to. Null if there is none. */
    private static @Nullable Object child(@Nullable Object container, Step step) {
        if (step instanceof Step.Name entry) {
            return container instanceof Map<?, ?> map ? map.get(entry.name()) : null;
        }
        int index = ((Step.Index) step).index();
        return container instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }

    /** Normalises a value that is to be stored here. Only a top-level field cannot be null. */
    Object normalise(@Nullable Object value) {
        return isNested() ? Values.normalise(shown(), value, steps.size()) : Values.normalise(field, value);
    }

    /** Normalises the elements of a list that is to be stored here. */
    @SuppressWarnings("unchecked") // a normalised collection is a List<Object>
    List<Object> normaliseList(Collection<?> values) {
        return (List<Object>) normalise(Objects.requireNonNull(values, "values"));
    }

    /** Normalises a value to compare with, unless it is of a class that only a registered type can encode. */
    Object operand(Object value) {
        return Values.isStorable(value) ? Values.normalise(shown(), value) : value;
    }

    /** Normalises an element to compare with, like {@link #operand}. It may be null. */
    Object element(@Nullable Object value) {
        return value == null || value == Null.NULL ? Null.NULL : operand(value);
    }

    /** Returns the error of a value at this path. */
    InvalidValueException refused(String reason) {
        return new InvalidValueException(shown(), reason);
    }

    /** Returns the name for errors: a top-level field as it is, and a longer path as its text. */
    String shown() {
        return isNested() ? toString() : field;
    }

    /** Returns the text from which {@link #parse} creates an equal path. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(PathText.quoted(field));
        for (Step step : steps) {
            if (step instanceof Step.Name entry) {
                text.append('.').append(PathText.quoted(entry.name()));
            } else {
                text.append('[').append(((Step.Index) step).index()).append(']');
            }
        }
        return text.toString();
    }
}
