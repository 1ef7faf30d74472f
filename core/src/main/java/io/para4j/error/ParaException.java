package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that Para reports about stored objects, stores and configuration.
 *
 * <p>Any error of a write other than {@link WriteOutcomeUnknownException} (and a {@link BatchException} that holds one)
 * means that the write was certainly not applied.
 */
public abstract class ParaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Creates an error whose message is the code in brackets and the given text.
     *
     * @param code the kind of error
     * @param text what was refused, the facts that disagree, and what to do next
     * @param cause what led to it, or null
     */
    protected ParaException(ErrorCode code, String text, @Nullable Throwable cause) {
        super("[" + code + "] " + text, cause);
        this.code = code;
    }

    /**
     * Returns the kind of this error.
     *
     * @return the code, the same as in the message
     */
    public final ErrorCode code() {
        return code;
    }
}
