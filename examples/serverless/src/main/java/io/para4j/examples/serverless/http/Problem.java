package io.para4j.examples.serverless.http;

import io.para4j.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The table of errors: each row is a problem type of RFC 9457 with its status, and the error codes of the framework that
 * lead to it. The page {@code docs/serverless.md} has the same table.
 */
public enum Problem {
    MALFORMED_REQUEST(400, "The request is malformed"),
    UNKNOWN_FILTER(400, "The list cannot be filtered like this"),
    INVALID_CURSOR(400, "The cursor is not one of this list"),
    NO_TENANT(403, "The caller belongs to no tenant of the shop"),
    NOT_FOUND(404, "There is no such object"),
    METHOD_NOT_ALLOWED(405, "The resource does not have this method"),
    ID_TAKEN(409, "The id is taken"),
    REFUSED(409, "The stored objects do not allow it"),
    PRECONDITION_FAILED(412, "The object is in another state"),
    TOO_LARGE(413, "The object is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another media type"),
    INVALID_OBJECT(422, "The object breaks rules"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "The request needs a condition"),
    INTERNAL(500, "The server failed"),
    THROTTLED(503, "The server is busy"),
    UNAVAILABLE(503, "The store failed"),
    OUTCOME_UNKNOWN(504, "The write may have been done");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the row of an error code. A new code is an error of the compiler here. */
    static Problem of(ErrorCode code) {
        return switch (code) {
            case INVALID_CURSOR -> INVALID_CURSOR;
            case APP_NOT_FOUND -> NO_TENANT;
            case OBJECT_NOT_FOUND, TYPE_MISMATCH -> NOT_FOUND;
            case OBJECT_EXISTS -> ID_TAKEN;
            case CONDITION_FAILED, TRANSACTION_REFUSED -> REFUSED;
            case VERSION_CONFLICT -> PRECONDITION_FAILED;
            case OBJECT_TOO_LARGE -> TOO_LARGE;
            case INVALID_OBJECT -> INVALID_OBJECT;
            case BATCH_FAILED, FEED_GAP, FEED_NOT_ENABLED, INVALID_CONFIG, UNREADABLE_OBJECT -> INTERNAL;
            case INDEX_NOT_READY, THROTTLED, TRANSACTION_CONFLICT -> THROTTLED;
            case STORAGE_FAILED -> UNAVAILABLE;
            case WRITE_OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
        };
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Returns the error codes of this row. */
    List<ErrorCode> codes() {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> of(code) == this)
                .toList();
    }

    /** Returns the URI of the problem type. */
    public String type() {
        return "urn:para4j:shop:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the same request may succeed later. */
    boolean isTransient() {
        return status == 503;
    }
}
