package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The base class of all errors that Para reports about stored objects, stores and configuration.
 *
 * <p>A write that throws {@link WriteOutcomeUnknownException}, or a {@link BatchException} that holds one, may have
 * been applied. Every other error of a write means that the write was certainly not applied.
 */
public abstract class ParaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

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
}
