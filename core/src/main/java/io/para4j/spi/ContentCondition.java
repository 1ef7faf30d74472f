package io.para4j.spi;

import io.para4j.error.MessageText;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A condition on the elements of a list, or on a part of a text or of bytes. */
public sealed interface ContentCondition extends FieldCondition {

    /**
     * The presence of an element in a list, or of a part in a text.
     *
     * @param path the path of the list or text
     * @param value the element, possibly {@link Null#NULL}, or the part
     */
    record Contains(Path path, Object value) implements ContentCondition {

        /**
         * Normalises the value if it is of a kind that stores can hold.
         *
         * @throws InvalidValueException if the value is not allowed
         */
        public Contains {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
            value = path.element(value);
        }

        @Override
        public boolean holds(Optional<Object> found) {
            Object normal = path.normaliseList(List.of(value)).get(0);
            return found.filter(stored -> stored instanceof List<?> list
                            ? list.contains(normal)
                            : stored instanceof String text && normal instanceof String part && text.contains(part))
                    .isPresent();
        }

        @Override
        public Contains mapValues(BiFunction<Path, Object, Object> change) {
            return new Contains(path, change.apply(path, value));
        }

        @Override
        public String toString() {
            return MessageText.name(path.shown()) + " contains " + Values.show(value);
        }
    }

    /**
     * The start of a text or of bytes.
     *
     * @param path the path of the text or bytes
     * @param value the first characters or bytes
     */
    record BeginsWith(Path path, Object value) implements ContentCondition {

        /**
         * Normalises the value if it is of a kind that stores can hold.
         *
         * @throws InvalidValueException if the value is not allowed
         */
        public BeginsWith {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
            value = path.operand(value);
        }

        @Override
        public boolean holds(Optional<Object> found) {
            Object normal = Values.normalise(path.shown(), value);
            return found.filter(stored -> stored instanceof Bytes bytes
                            ? normal instanceof Bytes first && bytes.startsWith(first)
                            : stored instanceof String text && normal instanceof String start && text.startsWith(start))
                    .isPresent();
        }

        @Override
        public BeginsWith mapValues(BiFunction<Path, Object, Object> change) {
            return new BeginsWith(path, change.apply(path, value));
        }

        @Override
        public String toString() {
            return MessageText.name(path.shown()) + " begins with " + Values.show(value);
        }
    }

    /**
     * The equality with a set that is stored as a list: the list has exactly these elements, each once, in any order.
     *
     * @param path the path of the list
     * @param values the elements, possibly {@link Null#NULL}; of equal ones, the first
     */
    record SameElements(Path path, List<Object> values) implements ContentCondition {

        /**
         * Copies the values, and normalises those of a kind that stores can hold.
         *
         * @throws InvalidValueException if a value is not allowed
         */
        public SameElements {
            values = values.stream().map(path::element).distinct().toList();
        }

        @Override
        public boolean holds(Optional<Object> found) {
            Set<Object> expected = new HashSet<>(path.normaliseList(values));
            return found.filter(stored -> stored instanceof List<?> list
                            && list.size() == expected.size()
                            && new HashSet<Object>(list).equals(expected))
                    .isPresent();
        }

        @Override
        public SameElements mapValues(BiFunction<Path, Object, Object> change) {
            return new SameElements(
                    path,
                    values.stream().map(value -> change.apply(path, value)).toList());
        }

        @Override
        public String toString() {
            return MessageText.name(path.shown()) + " has exactly the elements (" + Values.showAll(values) + ")";
        }
    }
}
