package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The store failed, or was not reached. For a write this error means that it was not applied; a write that may have been
 * applied is a {@link WriteOutcomeUnknownException}.
 */
public final class StorageException extends ParaException {
    private static final long serialVersionUID = 1L;

    /** How far a failed operation came. */
    public enum Progress {
        /** It was never sent: the thread was interrupted, or the store was closed. */
        NOT_SENT,
        /** It was sent, and the store answered with a failure, or a read got no answer. */
        FAILED
    }

    private final Progress progress;

    private StorageException(Progress progress, String text, @Nullable Throwable cause) {
        super(ErrorCode.STORAGE_FAILED, text, cause);
        this.progress = progress;
    }

    /**
     * Returns the error of an operation that was not sent.
     *
     * @param operation what was to be done, such as a {@link Target} as text
     * @param reason why it was not sent
     * @param cause what led to it, or null
     * @return the error
     */
    public static StorageException notSent(String operation, String reason, @Nullable Throwable cause) {
        return new StorageException(
                Progress.NOT_SENT, operation + " was not sent: " + reason + ". It can be tried again.", cause);
    }

    /**
     * Returns the error of an operation that the store failed.
     *
     * @param operation what was to be done, such as a {@link Target} as text
     * @param reason what the store said
     * @param cause the store's error, or null
     * @return the error
     */
    public static StorageException failed(String operation, String reason, @Nullable Throwable cause) {
        return new StorageException(
                Progress.FAILED,
                operation + " failed: " + reason + ". See the cause for the store's own words.",
                cause);
    }

    /**
     * Returns how far the operation came.
     *
     * @return whether it was not sent, or sent and failed
     */
    public Progress progress() {
        return progress;
    }
}
