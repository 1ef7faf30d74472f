package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** A stored item cannot be turned into an object of its class. It is unchanged, and can still be read as generic. */
public final class UnreadableObjectException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates the error.
     *
     * @param target the read
     * @param field the stored field that does not fit, or the empty text when it is the item as a whole
     * @param reason what is wrong with it
     * @param cause the error of the conversion, or null
     */
    public UnreadableObjectException(Target target, String field, String reason, @Nullable Throwable cause) {
        super(
                ErrorCode.UNREADABLE_OBJECT,
                target,
                " failed: " + (field.isEmpty() ? "" : "field " + Target.quote(field) + ": ") + reason
                        + ". Read it with generic() to see what is stored, and correct the class or the object.",
                cause);
        this.field = field;
    }

    /**
     * Returns the stored field that does not fit.
     *
     * @return the field's name, or the empty text when it is the item as a whole
     */
    public String field() {
        return field;
    }
}
