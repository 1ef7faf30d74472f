package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a transaction met other writes of one of its objects until the deadline. Nothing was written. A smaller
 * transaction, or fewer callers that change the same object, make this less likely.
 */
public final class TransactionConflictException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    /**
     * Creates the error.
     *
     * @param target the part of the transaction that met the other write
     * @param attempts the number of attempts
     * @param cause the last answer of the store, or null
     */
    public TransactionConflictException(Target target, int attempts, @Nullable Throwable cause) {
        super(
                ErrorCode.TRANSACTION_CONFLICT,
                target,
                " and the rest of its transaction were not done: another write of the object was under way in each of "
                        + attempts + (attempts == 1 ? " attempt" : " attempts") + ". Try again later.",
                cause);
        this.attempts = attempts;
    }

    /**
     * Returns the number of attempts.
     *
     * @return the number of attempts, from 1
     */
    public int attempts() {
        return attempts;
    }
}
