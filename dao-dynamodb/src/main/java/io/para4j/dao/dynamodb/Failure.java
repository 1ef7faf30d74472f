package io.para4j.dao.dynamodb;

import io.para4j.error.MessageText;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The meaning of an SDK error: whether the request may have been applied, and whether it is worth sending again. Only
 * this class decides that. The codes are those of the Developer Guide, "Error handling with DynamoDB", and of the API
 * Reference, "Common Errors".
 */
enum Failure {
    /**
     * The service had no capacity, which it reports before it applies anything. Not applied; sent again until the
     * deadline.
     */
    THROTTLED(true),
    /** Another write of the item interfered. Not applied; sent again until the deadline. */
    CONTENDED(true),
    /**
     * A limit of the account was reached: on concurrent changes of tables, which passes, or on the number of tables,
     * which rarely does. Not applied; sent again until the deadline.
     */
    LIMITED(true),
    /** No connection was established, so nothing was sent. Not applied; sent again a few times. */
    NOT_CONNECTED(true),
    /**
     * The service did not admit the caller. Its credentials have expired, have not reached every server yet, or are
     * missing; or its clock is wrong, which the SDK corrects from the answer. Not applied; sent again a few times.
     */
    NOT_ADMITTED(true),
    /**
     * The service failed, or its answer was lost, is incomplete, or came from another machine. "The operation might have succeeded or failed", as the guide says of
     * code 500. A write may have been applied.
     */
    UNANSWERED(false),
    /**
     * An earlier attempt at the same transaction is under way, and its answer was lost. It may have been applied; sent
     * again until the deadline.
     */
    IN_PROGRESS(false),
    /** The thread was interrupted before the request, or between two that were not applied. Not applied. */
    NOT_SENT(true),
    /** Other requests of the call used up its time, so this one was not sent. Not applied. */
    LATE(true),
    /** The client is closed, which its connection pool reports before anything is sent. Not applied. */
    CLOSED(true),
    /** The thread was interrupted during the request. A write may have been applied. */
    INTERRUPTED(false),
    /** The table does not exist. Not applied. */
    NO_TABLE(true),
    /** The service examined the request and refused it. Not applied; the next answer would be the same. */
    REFUSED(true);

    /** Throttling codes, including those of the front end, for which the SDK has no class. */
    private static final Set<String> THROTTLES = Set.of(
            "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded", "Throttling");

    /** Codes of refused credentials. The SDK's provider chain fetches new ones before the next request. */
    private static final Set<String> ADMISSION =
            Set.of("UnrecognizedClientException", "ExpiredTokenException", "ExpiredToken", "RequestExpired");

    /** Codes of service failures and timeouts, which may have a status below 500. */
    private static final Set<String> NO_ANSWERS = Set.of(
            "InternalServerError",
            "InternalFailure",
            "InternalError",
            "ServiceUnavailable",
            "RequestTimeout",
            "RequestTimeoutException",
            "PriorRequestNotComplete");

    private static final String IN_PROGRESS_CODE = "TransactionInProgressException";

    /** Simple names of exceptions that HTTP clients throw before they send. Names, since users choose the client. */
    private static final Set<String> NO_CONNECTION =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException", "ConnectionPoolTimeoutException");

    /** Codes of refusals that do not end in "Exception" like all others. */
    private static final Set<String> REFUSALS = Set.of(
            "AccessDenied",
            "AuthFailure",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "NotAuthorized",
            "OptInRequired",
            "RequestInTheFuture",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "ValidationError");

    private static final int REQUEST_TIMEOUT = 408;

    private final boolean certainlyNotApplied;

    Failure(boolean certainlyNotApplied) {
        this.certainlyNotApplied = certainlyNotApplied;
    }

    boolean isCertainlyNotApplied() {
        return certainlyNotApplied;
    }

    static Failure of(SdkException error) {
        if (error instanceof AbortedException) {
            return INTERRUPTED;
        }
        if (error instanceof AwsServiceException service) {
            return of(service);
        }
        if (lacksCredentials(error)) {
            return NOT_ADMITTED;
        }
        return error instanceof SdkClientException && isNotConnected(error) ? NOT_CONNECTED : UNANSWERED;
    }

    private static Failure of(AwsServiceException error) {
        if (error instanceof ResourceNotFoundException) {
            return NO_TABLE;
        }
        if (error instanceof LimitExceededException) {
            return LIMITED;
        }
        if (error instanceof TransactionConflictException || error instanceof ReplicatedWriteConflictException) {
            return CONTENDED;
        }
        if (error instanceof TransactionCanceledException cancelled) {
            return Cancellation.meaning(cancelled);
        }
        String code = String.valueOf(code(error));
        if (code.equals(IN_PROGRESS_CODE)) {
            return IN_PROGRESS;
        }
        if (!isOfService(code) || NO_ANSWERS.contains(code) || error.statusCode() == REQUEST_TIMEOUT) {
            return UNANSWERED;
        }
        if (THROTTLES.contains(code) || error.isThrottlingException()) {
            return THROTTLED;
        }
        if (ADMISSION.contains(code) || error.isClockSkewException()) {
            return NOT_ADMITTED;
        }
        return error.statusCode() >= 400 && error.statusCode() < 500 ? REFUSED : UNANSWERED;
    }

    /**
     * Returns whether a code is one of the service. An answer without such a code came from a proxy or another machine on
     * the way, which may have sent the request on. So it is no answer, whatever its HTTP status is.
     */
    private static boolean isOfService(String code) {
        return code.endsWith("Exception")
                || REFUSALS.contains(code)
                || THROTTLES.contains(code)
                || ADMISSION.contains(code)
                || NO_ANSWERS.contains(code);
    }

    /** The SDK has no type for this error. If its message changes, it counts as a lost answer, which is always safe. */
    private static boolean lacksCredentials(SdkException error) {
        return String.valueOf(error.getMessage()).startsWith("Unable to load credentials");
    }

    private static boolean isNotConnected(SdkException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            boolean refused = cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException;
            if (refused || NO_CONNECTION.contains(cause.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the service refused the request as invalid: too large, a number out of range, or a wrong type.
     */
    static boolean isValidation(SdkException error) {
        return error instanceof AwsServiceException service && "ValidationException".equals(code(service));
    }

    /**
     * Returns whether the client was closed. Its timers and its connection pool report that before anything is sent.
     */
    static boolean isClosed(RuntimeException error) {
        return error instanceof RejectedExecutionException
                || String.valueOf(error.getMessage()).contains("shut down");
    }

    /** Returns the message of the service, without the SDK's additions and without values. */
    static String words(SdkException error) {
        String words = error instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorMessage()
                : error.getMessage();
        return MessageText.withoutValues(words);
    }

    private static @Nullable String code(AwsServiceException error) {
        return error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorCode();
    }
}
