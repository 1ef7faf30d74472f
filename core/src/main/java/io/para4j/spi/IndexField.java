package io.para4j.spi;

import io.para4j.error.MessageText;
import java.util.Objects;

/**
 * A field that is part of the key of an index. Immutable.
 *
 * @param name the name of the stored field
 * @param kind the kind that each stored value of the field has
 */
public record IndexField(String name, Kind kind) {

    /** The kinds of values that have an order in every store. */
    public enum Kind {
        /** Text, ordered by its bytes in UTF-8. */
        TEXT("text"),
        /** Numbers, ordered by value. */
        NUMBER("a number"),
        /** {@link Bytes}, ordered as unsigned numbers. */
        BYTES("bytes");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /**
         * Returns whether a normalised value has this kind.
         *
         * @param value the value
         * @return whether it has this kind
         */
        public boolean fits(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case NUMBER -> value instanceof Number;
                case BYTES -> value instanceof Bytes;
            };
        }

        /** Returns this kind for a message, such as {@code a number}. */
        @Override
        public String toString() {
            return phrase;
        }
    }

    /**
     * Checks the name.
     *
     * @throws InvalidValueException if it is not the name of a field
     */
    public IndexField {
        Limits.checkFieldName(name);
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Returns a field that holds text.
     *
     * @param name the name of the stored field
     * @return the field
     * @throws InvalidValueException if it is not the name of a field
     */
    public static IndexField text(String name) {
        return new IndexField(name, Kind.TEXT);
    }

    /**
     * Returns a field that holds numbers.
     *
     * @param name the name of the stored field
     * @return the field
     * @throws InvalidValueException if it is not the name of a field
     */
    public static IndexField number(String name) {
        return new IndexField(name, Kind.NUMBER);
    }

    /**
     * Returns a field that holds bytes.
     *
     * @param name the name of the stored field
     * @return the field
     * @throws InvalidValueException if it is not the name of a field
     */
    public static IndexField bytes(String name) {
        return new IndexField(name, Kind.BYTES);
    }

    /**
     * Checks a value that is to be stored in this field, or to be compared with it.
     *
     * @param value the value, normalised as {@link Item} describes
     * @param maxBytes the largest size of a text or of bytes
     * @param index the name of the index, for the message
     * @return the value
     * @throws InvalidValueException if the value cannot be part of the index's key
     */
    public Object check(Object value, int maxBytes, String index) {
        if (!kind.fits(value)) {
            throw new InvalidValueException(
                    name, "index " + MessageText.quote(index) + " needs " + kind + ", not " + Values.kind(value));
        }
        long bytes = sizeOf(value);
        if (bytes == 0) {
            throw new InvalidValueException(
                    name, "index " + MessageText.quote(index) + " has no empty values; leave the field out");
        }
        if (bytes > maxBytes) {
            throw new InvalidValueException(
                    name,
                    "index " + MessageText.quote(index) + " has values of at most " + maxBytes + " bytes, this one has "
                            + bytes);
        }
        return value;
    }

    /** Returns whether {@link #check} accepts a value. */
    boolean isKey(Object value, int maxBytes) {
        long bytes = sizeOf(value);
        return kind.fits(value) && bytes > 0 && bytes <= maxBytes;
    }

    private static long sizeOf(Object value) {
        if (value instanceof String text) {
            return Limits.utf8Length(text);
        }
        return value instanceof Bytes bytes ? bytes.size() : 1;
    }
}
