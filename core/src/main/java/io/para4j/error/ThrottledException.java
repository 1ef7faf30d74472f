package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** Thrown if the store had no capacity for an operation until the deadline. The operation was not applied. */
public final class ThrottledException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    /**
     * Creates the error.
     *
     * @param target the operation
     * @param attempts the number of attempts
     * @param cause the last answer of the store, or null
     */
    public ThrottledException(Target target, int attempts, @Nullable Throwable cause) {
        super(
                ErrorCode.THROTTLED,
                target,
                " was not done: the store had no capacity for it in " + attempts
                        + " attempts. Try again later, or raise the store's capacity.",
                cause);
        this.attempts = attempts;
    }

    /**
     * Returns the number of attempts.
     *
     * @return the number of attempts; 0 if the call's deadline passed before the first
     */
    public int attempts() {
        return attempts;
    }
}
