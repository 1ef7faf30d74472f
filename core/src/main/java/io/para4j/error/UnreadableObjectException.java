package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a stored item cannot be converted to an object of its class. It can still be read as a generic object. */
public final class UnreadableObjectException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates the error.
     *
     * @param target the read
     * @param field the stored field that cannot be converted, or the empty text if the error concerns the whole item
     * @param reason the defect
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
     * Returns the stored field that cannot be converted.
     *
     * @return the field's name, or the empty text if the error concerns the whole item
     */
    public String field() {
        return field;
    }
}
