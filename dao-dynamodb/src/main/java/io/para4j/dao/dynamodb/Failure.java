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
 * worth sending again. The codes are those of the Developer Guide, "Error handling with DynamoDB".
 */
enum Failure {
    /** The service had no capacity, or another write was in the way. Not applied; sent again. */
    THROTTLED(true),
    /** No connection came about, so nothing was sent. Not applied; sent again. */
    NOT_CONNECTED(true),
    /** The service failed, or its answer was lost. A write may have been applied, and is not sent again; a read is. */
    UNANSWERED(false),
    /** The thread was interrupted before the request, or between two that were not applied. Not applied. */
    NOT_SENT(true),
    /** The client is closed. Not applied. */
    CLOSED(true),
    /** The thread was interrupted while the request was under way. A write may have been applied. */
    INTERRUPTED(false),
    /** There is no such table. Not applied. */
    NO_TABLE(true),
    /** The service looked at the request and refused it. Not applied; the answer would be the same again. */
    REFUSED(true);

    /** Both codes are also sent by the front end, without a class of their own in the SDK. */
    private static final Set<String> THROTTLES = Set.of(
            "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded", "Throttling");

    /** What the HTTP clients throw before they send, by simple names: which client it is, is the user's choice. */
    private static final Set<String> NO_CONNECTION =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException", "ConnectionPoolTimeoutException");

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
        return error instanceof SdkClientException && isNotConnected(error) ? NOT_CONNECTED : UNANSWERED;
    }

    private static Failure of(AwsServiceException error) {
        if (error instanceof ResourceNotFoundException) {
            return NO_TABLE;
        }
        if (error instanceof LimitExceededException
                || error instanceof TransactionConflictException
                || error instanceof ReplicatedWriteConflictException) {
            return THROTTLED;
        }
        String code = code(error);
        boolean isThrottle = code != null && THROTTLES.contains(code);
        if (isThrottle || error.isThrottlingException() || error.isClockSkewException()) {
            return THROTTLED;
        }
        return error.statusCode() >= 400 && error.statusCode() < 500 ? REFUSED : UNANSWERED;
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
