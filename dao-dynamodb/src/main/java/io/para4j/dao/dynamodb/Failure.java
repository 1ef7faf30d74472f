package io.para4j.dao.dynamodb;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * What an error of the SDK means, decided here and nowhere else: whether the request may have been applied, and whether it is
 * worth sending again. The codes are those of the Developer Guide, "Error handling with DynamoDB", and of the API Reference,
 * "Common Errors".
 */
enum Failure {
    /** The service had no capacity: it says so before it applies anything. Not applied; sent again until the deadline. */
    THROTTLED(true),
    /** Another write of the item was in the way. Not applied; sent again until the deadline. */
    CONTENDED(true),
    /**
     * A limit of the account: on tables that are being changed at a time, which passes, or on tables, which rarely does. Not
     * applied; sent again until the deadline.
     */
    LIMITED(true),
    /** No connection came about, so nothing was sent. Not applied; sent again a few times. */
    NOT_CONNECTED(true),
    /**
     * The service did not take the request from us now: credentials that are expired, not known everywhere yet or not to be had,
     * or a clock that is wrong, which the SDK sets by the answer. Not applied; sent again a few times.
     */
    NOT_ADMITTED(true),
    /**
     * The service failed, or its answer was lost: "the operation might have succeeded or failed", as the guide says of code 500.
     * A write may have been applied.
     */
    UNANSWERED(false),
    /** The thread was interrupted before the request, or between two that were not applied. Not applied. */
    NOT_SENT(true),
    /** The client is closed, which its pool of connections says before anything is sent. Not applied. */
    CLOSED(true),
    /** The thread was interrupted while the request was under way. A write may have been applied. */
    INTERRUPTED(false),
    /** There is no such table. Not applied. */
    NO_TABLE(true),
    /** The service looked at the request and refused it. Not applied; the answer would be the same again. */
    REFUSED(true);

    /** Codes of the front end too, which have no class of their own in the SDK. */
    private static final Set<String> THROTTLES = Set.of(
            "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded", "Throttling");

    /** The SDK's chain of providers asks for new credentials before the next request. */
    private static final Set<String> ADMISSION =
            Set.of("UnrecognizedClientException", "ExpiredTokenException", "ExpiredToken", "RequestExpired");

    /** Failures of the service and timeouts, which may come with a status below 500. */
    private static final Set<String> NO_ANSWERS = Set.of(
            "InternalServerError",
            "InternalFailure",
            "InternalError",
            "ServiceUnavailable",
            "RequestTimeout",
            "RequestTimeoutException",
            "PriorRequestNotComplete",
            "TransactionInProgressException");

    /** What the HTTP clients throw before they send, by simple names: which client it is, is the user's choice. */
    private static final Set<String> NO_CONNECTION =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException", "ConnectionPoolTimeoutException");

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
        String code = String.valueOf(code(error));
        if (NO_ANSWERS.contains(code) || error.statusCode() == REQUEST_TIMEOUT) {
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

    /** The SDK has no type for it; an error in other words is taken for a lost answer, which is never wrong. */
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

    /** Returns whether the service refused the request as malformed: too large, a number out of range, a wrong kind. */
    static boolean isValidation(SdkException error) {
        return error instanceof AwsServiceException service && "ValidationException".equals(code(service));
    }

    /** Returns whether the client was closed, which its pool of connections says before anything is sent. */
    static boolean isClosed(IllegalStateException error) {
        return String.valueOf(error.getMessage()).contains("shut down");
    }

    /** Returns what the service says, without the SDK's additions. */
    static String words(SdkException error) {
        String words = error instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorMessage()
                : error.getMessage();
        return String.valueOf(words);
    }

    private static @Nullable String code(AwsServiceException error) {
        return error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorCode();
    }
}
