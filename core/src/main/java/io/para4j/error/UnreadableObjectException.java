package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a stored item cannot be converted to an object of its class. It can still be read as a generic object. If a
 * patch throws this, {@link #effect()} states whether the patch was applied.
 */
public final class UnreadableObjectException extends ObjectException {
    private static final long serialVersionUID = 1L;

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
        this(target, Effect.NONE, field, reason, cause);
    }

    private UnreadableObjectException(
            Target target, Effect effect, String field, String reason, @Nullable Throwable cause) {
        super(
                ErrorCode.UNREADABLE_OBJECT,
                target,
                (effect == Effect.NONE ? " failed: " : " was applied, but its result cannot be read: ")
                        + (field.isEmpty() ? "" : "field " + Target.quote(field) + ": ") + reason
                        + (effect == Effect.NONE ? ". " : ". Do not apply it again. ")
                        + "Read it with generic() to see what is stored, and correct the class or the object.",
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
        return new UnreadableObjectException(write, Effect.APPLIED, field, reason, this);
    }

    @Override
    public Effect effect() {
        return effect;
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
