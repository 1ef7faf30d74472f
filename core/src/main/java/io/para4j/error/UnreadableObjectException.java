package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a stored item cannot be converted to an object of its class. It can still be read as a generic object, unless
 * a store throws this since the item is not one of Para's.
 */
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
        this(
                target,
                field,
                reason,
                "Read it with generic() to see what is stored, and correct the class or the object.",
                cause);
    }

    private UnreadableObjectException(
            Target target, String field, String reason, String advice, @Nullable Throwable cause) {
        super(
                ErrorCode.UNREADABLE_OBJECT,
                target,
                " failed: " + (field.isEmpty() ? "" : "field " + Target.quote(field) + ": ")
                        + MessageText.cutMiddle(reason, MessageText.MAX_LIST) + ". " + advice,
                cause);
        this.field = field;
    }

    /**
     * Returns the error of a store for an item that no read converts, not even a generic one, since another program
     * wrote it.
     *
     * @param target the read
     * @param field the stored field that is not valid, or the empty text if the error concerns the whole item
     * @param reason the defect
     * @param cause the error of the conversion, or null
     * @return the error
     */
    public static UnreadableObjectException ofItem(
            Target target, String field, String reason, @Nullable Throwable cause) {
        return new UnreadableObjectException(
                target,
                field,
                reason,
                "No read can convert it: correct it with the store's own tools, or delete it by its id.",
                cause);
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
