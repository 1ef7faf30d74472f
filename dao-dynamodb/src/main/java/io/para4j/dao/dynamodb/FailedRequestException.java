package io.para4j.dao.dynamodb;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Precondition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** The final failure of a request. It never leaves this package, since it becomes a typed error for each object. */
final class FailedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final boolean mayBeApplied;
    private final int attempts;

    /**
     * Creates a failure.
     *
     * @param failure the failure of the last attempt
     * @param mayBeApplied whether an attempt at a write got no answer, so that it may have been applied
     * @param attempts the number of attempts
     * @param cause the error of the attempt that got no answer, or of the last attempt if each got one
     */
    FailedRequestException(Failure failure, boolean mayBeApplied, int attempts, @Nullable RuntimeException cause) {
        super(failure.name(), cause);
        this.failure = failure;
        this.mayBeApplied = mayBeApplied;
        this.attempts = attempts;
    }

    /** Returns whether the write was certainly not applied. */
    boolean isCertainlyNotApplied() {
        return !mayBeApplied && failure.isCertainlyNotApplied();
    }

    /** Returns whether the last attempt got no answer, so that reading back the item can reveal the outcome. */
    boolean isUnanswered() {
        return failure == Failure.UNANSWERED;
    }

    Failure failure() {
        return failure;
    }

    int attempts() {
        return attempts;
    }

    /** Returns the error of an operation that certainly changed nothing. */
    ParaException ofRead(Target target) {
        String operation = target.toString();
        String tried = attempts == 1 ? "1 attempt" : attempts + " attempts";
        return switch (failure) {
            case NO_TABLE -> new AppNotFoundException(target.app(), getCause());
            case THROTTLED -> new ThrottledException(target, attempts, getCause());
            case CONTENDED ->
                StorageException.failed(
                        operation,
                        "another write came first in " + tried + "; try again when fewer write it at a time",
                        getCause());
            case LIMITED ->
                StorageException.failed(
                        operation,
                        "a limit of the account was reached in " + tried + ": " + words()
                                + "; wait for other tables to be ready, delete some, or have the limit raised",
                        getCause());
            case NOT_SENT -> StorageException.notSent(operation, "the thread was interrupted", getCause());
            case LATE -> StorageException.notSent(operation, "the deadline of the call has passed", getCause());
            case INTERRUPTED -> StorageException.failed(operation, "the thread was interrupted", getCause());
            case CLOSED -> StorageException.closed(operation, getCause());
            case NOT_CONNECTED -> StorageException.failed(operation, "no connection in " + tried, getCause());
            case UNANSWERED, IN_PROGRESS ->
                StorageException.failed(operation, "no answer in " + tried + ": " + words(), getCause());
            case NOT_ADMITTED ->
                StorageException.failed(
                        operation,
                        "not admitted in " + tried + ": " + words() + "; check the credentials (AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, a profile or a role) and this machine's clock",
                        getCause());
            case REFUSED -> StorageException.failed(operation, words(), getCause());
        };
    }

    /** Returns the error of a write. */
    ParaException ofWrite(Target target) {
        return isCertainlyNotApplied()
                ? ofRead(target)
                : new WriteOutcomeUnknownException(target, attempts, getCause());
    }

    /** Returns the error of a write, which names the held version if the precondition has one. */
    ParaException ofWrite(Target target, Precondition precondition) {
        if (isCertainlyNotApplied() || precondition.state().isEmpty()) {
            return ofWrite(target);
        }
        long held = precondition.state().get().version();
        return new WriteOutcomeUnknownException(target, held, attempts, getCause());
    }

    /** Returns whether the service examined the request and refused it, so that its answer is final. */
    boolean isRefused() {
        return failure == Failure.REFUSED;
    }

    /** Returns the message of the service or the client. */
    String words() {
        return getCause() instanceof SdkException cause ? Failure.words(cause) : "no reason given";
    }
}
