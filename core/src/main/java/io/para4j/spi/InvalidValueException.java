package io.para4j.spi;

/**
 * A value that not every store can hold was to become part of an {@link Item}, a {@link Change} or a {@link Condition}.
 * The API turns it into an {@link io.para4j.error.InvalidObjectException}; a store that meets it while it reads throws
 * {@link io.para4j.error.UnreadableObjectException} with the same field.
 */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    /**
     * Creates the error.
     *
     * @param field the top-level field
     * @param reason what is wrong with its value, and what is allowed
     */
    public InvalidValueException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /**
     * Returns the top-level field.
     *
     * @return the field's name
     */
    public String field() {
        return field;
    }

    /**
     * Returns what is wrong with the value.
     *
     * @return the reason
     */
    public String reason() {
        return reason;
    }
}
