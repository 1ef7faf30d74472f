package io.para4j.spi;

import io.para4j.error.MessageText;

/**
 * Thrown if an {@link Item}, {@link Change} or {@link Condition} would get a value that not every store can hold. The
 * API converts it to an {@link io.para4j.error.InvalidObjectException}. A store that gets it during a read throws an
 * {@link io.para4j.error.UnreadableObjectException} with the same field.
 */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    /**
     * Creates the error.
     *
     * @param field the top-level field, or the text of the {@link Path} of a value inside one
     * @param reason the defect of its value and the allowed values; names the value by {@link MessageText#kind}
     */
    public InvalidValueException(String field, String reason) {
        super(MessageText.message(MessageText.name(field) + ": " + reason));
        this.field = field;
        this.reason = reason;
    }

    /**
     * Returns the top-level field, or the text of the {@link Path} of a value inside one.
     *
     * @return the field's name or the path
     */
    public String field() {
        return field;
    }

    /**
     * Returns the reason why the value is refused.
     *
     * @return the reason
     */
    public String reason() {
        return reason;
    }
}
