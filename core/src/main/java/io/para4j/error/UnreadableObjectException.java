package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a stored item cannot be converted to an object of its class. It can still be read as a generic object, unless
 * a store throws this since the item is not one of Para's. If a patch throws this, {@link #effect()} states whether the
 * patch was applied.
 */
public final class UnreadableObjectException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private static final String GENERIC =
            "Read it with generic() to see what is stored, and correct the class or the object.";

    private final String field;
    private final String reason;
    private final Effect effect;

    /**
     * Creates the error.
     *
     * @param target the read
     * @param field the stored field that cannot be converted, or the empty text if the error concerns the whole item
     * @param reason the defect
     * @param cause the error of the conversion, or null
     */
    public UnreadableObjectException(Target target, String field, String reason, @Nullable Throwable cause) {
        this(target, Effect.NONE, field, reason, GENERIC, cause);
    }

    private UnreadableObjectException(
            Target target, Effect effect, String field, String reason, String advice, @Nullable Throwable cause) {
        super(
                ErrorCode.UNREADABLE_OBJECT,
                target,
                (effect == Effect.NONE ? " failed: " : " was applied, but its result cannot be read: ")
                        + (field.isEmpty() ? "" : "field " + Target.quote(field) + ": ")
                        + MessageText.cutMiddle(reason, MessageText.MAX_LIST)
                        + (effect == Effect.NONE ? ". " : ". Do not apply it again. ")
                        + advice,
                cause);
        this.field = field;
        this.reason = reason;
        this.effect = effect;
    }

    /**
     * Returns this error as that of a write that was applied, and whose result is unreadable.
     *
     * @param write the write
     * @return the error, with the effect {@link io.para4j.error.ParaException.Effect#APPLIED} and this one as its cause
     */
    public UnreadableObjectException afterApplied(Target write) {
        return new UnreadableObjectException(write, Effect.APPLIED, field, reason, GENERIC, this);
    }

    @Override
    public Effect effect() {
        return effect;
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
                Effect.NONE,
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
