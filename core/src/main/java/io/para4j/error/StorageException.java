package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the store failed or could not be reached. A write that throws this was not applied. A write that may have
 * been applied throws {@link WriteOutcomeUnknownException}.
 */
public final class StorageException extends ParaException {
    private static final long serialVersionUID = 1L;

    /** The points at which an operation can fail. */
    public enum Progress {
        /** The operation was never sent: the thread was interrupted, or the store was closed. */
        NOT_SENT,
        /** The operation was sent, and the store answered with a failure, or a read got no answer. */
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
     * @param operation the operation, such as the text of a {@link Target}
     * @param reason the reason why it was not sent
     * @param cause the cause, or null
     * @return the error
     */
    public static StorageException notSent(String operation, String reason, @Nullable Throwable cause) {
        return new StorageException(
                Progress.NOT_SENT,
                operation + " was not sent: " + MessageText.cutMiddle(reason, MessageText.MAX_LIST)
                        + ". It can be tried again.",
                cause);
    }

    /**
     * Returns the error of an operation on a store that is closed.
     *
     * @param operation the operation, such as the text of a {@link Target}
     * @param cause the error of the store, or null
     * @return the error, with {@link Progress#NOT_SENT}
     */
    public static StorageException closed(String operation, @Nullable Throwable cause) {
        return new StorageException(
                Progress.NOT_SENT, operation + " was not sent: the store is closed. Start a new one.", cause);
    }

    /**
     * Returns the error of an operation that failed in the store.
     *
     * @param operation the operation, such as the text of a {@link Target}
     * @param reason the reason that the store gave
     * @param cause the error of the store, or null
     * @return the error
     */
    public static StorageException failed(String operation, String reason, @Nullable Throwable cause) {
        return new StorageException(
                Progress.FAILED,
                operation + " failed: " + MessageText.cutMiddle(reason, MessageText.MAX_LIST)
                        + ". See the cause for the store's own words.",
                cause);
    }

    /**
     * Returns the point at which the operation failed.
     *
     * @return the progress
     */
    public Progress progress() {
        return progress;
    }
}
