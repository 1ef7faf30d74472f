package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The base class of all errors that Para reports about stored objects, stores and configuration.
 *
 * <p>{@link #effect()} is the effect of the failed call on the store. Only three errors can follow a write that was
 * applied: {@link WriteOutcomeUnknownException}, {@link BatchException}, and {@link UnreadableObjectException} from a
 * patch. Every other error of a write means that the write was certainly not applied.
 */
public abstract class ParaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The effects that a failed call can have on the store. */
    public enum Effect {
        /** Nothing was changed. Every failed read has this effect. */
        NONE,
        /** The write may have been applied. */
        UNKNOWN,
        /** The write was applied, and only its result cannot be returned. Do not send it again. */
        APPLIED,
        /** Each object of a batch has an effect of its own, see {@link BatchException#entries()}. */
        PARTIAL
    }

    private final ErrorCode code;

    /**
     * Creates an error whose message is the code in brackets and the given text, as
     * {@link MessageText#message} bounds it.
     *
     * @param code the kind of error
     * @param text what was refused, the facts that disagree, and what to do next
     * @param cause the cause, or null
     */
    protected ParaException(ErrorCode code, String text, @Nullable Throwable cause) {
        super(MessageText.message("[" + code + "] " + text), cause);
        this.code = code;
    }

    /**
     * Returns the kind of this error.
     *
     * @return the code that the message begins with
     */
    public final ErrorCode code() {
        return code;
    }

    /**
     * Returns the effect of the failed call on the store.
     *
     * @return the effect; {@link Effect#NONE} unless the error's class states another
     */
    public Effect effect() {
        return Effect.NONE;
    }
}
