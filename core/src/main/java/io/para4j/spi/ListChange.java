package io.para4j.spi;

import io.para4j.error.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A change of the elements of a list. A missing list counts as empty, except as an element of a list, which must exist.
 * It is refused if the value is not a list.
 */
public sealed interface ListChange extends Change {

    /**
     * Returns the values to append or to remove.
     *
     * @return the values, in order, normalised as {@link Item} describes
     */
    List<Object> values();

    /**
     * Returns the elements after the change.
     *
     * @param stored the elements before it
     * @return the new elements
     */
    List<Object> changed(List<?> stored);

    /**
     * Returns the list after the change.
     *
     * @param stored the value before it
     * @return the new list, normalised
     * @throws InvalidValueException if the value is not a list
     */
    default Object applyTo(Object stored) {
        if (!(stored instanceof List<?> list)) {
            throw path().refused("it holds " + Values.kind(stored) + ", which is not a list");
        }
        return path().normalise(changed(list));
    }

    /**
     * A change that appends to a list.
     *
     * @param path the path of the list
     * @param values the values to append, in order, normalised as {@link Item} describes
     */
    record Append(Path path, List<Object> values) implements ListChange {

        /**
         * Normalises the values.
         *
         * @throws InvalidValueException if a value is not allowed
         */
        public Append {
            values = path.normaliseList(values);
        }

        /**
         * Creates a change that appends to a top-level field.
         *
         * @param field the field's name
         * @param values the values
         */
        public Append(String field, List<Object> values) {
            this(Path.field(field), values);
        }

        @Override
        public List<Object> changed(List<?> stored) {
            List<Object> longer = new ArrayList<>(stored);
            longer.addAll(values);
            return longer;
        }

        @Override
        public String toString() {
            return "Append[" + Target.quote(path.shown()) + ", " + values.size() + " values]";
        }
    }

    /**
     * A change that appends those values to a list that it does not have yet. Of equal values, the first is appended.
     *
     * @param path the path of the list
     * @param values the values to append, in order, normalised as {@link Item} describes
     */
    record AppendIfAbsent(Path path, List<Object> values) implements ListChange {

        /**
         * Normalises the values.
         *
         * @throws InvalidValueException if a value is not allowed
         */
        public AppendIfAbsent {
            values = path.normaliseList(values);
        }

        /**
         * Creates a change that appends to a top-level field.
         *
         * @param field the field's name
         * @param values the values
         */
        public AppendIfAbsent(String field, List<Object> values) {
            this(Path.field(field), values);
        }

        @Override
        public List<Object> changed(List<?> stored) {
            java.util.Set<Object> missing = new LinkedHashSet<>(values);
            stored.forEach(missing::remove);
            List<Object> longer = new ArrayList<>(stored);
            longer.addAll(missing);
            return longer;
        }

        @Override
        public String toString() {
            return "AppendIfAbsent[" + Target.quote(path.shown()) + ", " + values.size() + " values]";
        }
    }

    /**
     * A change that removes all elements of a list that are equal to one of some values. It does nothing if the list is
     * missing.
     *
     * @param path the path of the list
     * @param values the values, normalised as {@link Item} describes
     */
    record RemoveElements(Path path, List<Object> values) implements ListChange {

        /**
         * Normalises the values.
         *
         * @throws InvalidValueException if a value is not allowed
         */
        public RemoveElements {
            values = path.normaliseList(values);
        }

        /**
         * Creates a change that removes elements of a top-level field.
         *
         * @param field the field's name
         * @param values the values
         */
        public RemoveElements(String field, List<Object> values) {
            this(Path.field(field), values);
        }

        @Override
        public List<Object> changed(List<?> stored) {
            List<Object> rest = new ArrayList<>(stored);
            rest.removeAll(new LinkedHashSet<>(values));
            return rest;
        }

        @Override
        public String toString() {
            return "RemoveElements[" + Target.quote(path.shown()) + ", " + values.size() + " values]";
        }
    }
}
