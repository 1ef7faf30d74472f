package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** The store refused an operation for lack of capacity, again and again until the deadline. It was not applied. */
public final class ThrottledException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    /**
     * Creates the error.
     *
     * @param target the operation
     * @param attempts how often it was tried
     * @param cause the store's last answer, or null
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
     * Returns how often the operation was tried.
     *
     * @return the number of attempts
     */
    public int attempts() {
        return attempts;
    }
}
