package io.para4j.error;

/** The kinds of {@link ParaException}. Each message begins with its kind in brackets. */
public enum ErrorCode {
    /** The stored state differs from the one that the caller holds: {@link VersionConflictException}. */
    VERSION_CONFLICT,
    /** The id of an object to create is taken: {@link ObjectExistsException}. */
    OBJECT_EXISTS,
    /** No object is stored under the id: {@link ObjectNotFoundException}. */
    OBJECT_NOT_FOUND,
    /** The caller's condition does not hold on the stored object: {@link ConditionFailedException}. */
    CONDITION_FAILED,
    /** The object exceeds the size that every store can hold: {@link ObjectTooLargeException}. */
    OBJECT_TOO_LARGE,
    /** The object or the change breaks a rule: {@link InvalidObjectException}. */
    INVALID_OBJECT,
    /** The stored object has another type than the call expects: {@link TypeMismatchException}. */
    TYPE_MISMATCH,
    /** At least one object of a batch was not done: {@link BatchException}. */
    BATCH_FAILED,
    /** At least one part of a transaction was refused, so nothing was written: {@link TransactionException}. */
    TRANSACTION_REFUSED,
    /** A transaction met other writes until the deadline: {@link TransactionConflictException}. */
    TRANSACTION_CONFLICT,
    /** The cursor is malformed, or belongs to another app or query: {@link InvalidCursorException}. */
    INVALID_CURSOR,
    /** The index of a query is missing or still being built: {@link IndexNotReadyException}. */
    INDEX_NOT_READY,
    /** A change feed cannot go on, since changes are not available any more: {@link FeedGapException}. */
    FEED_GAP,
    /** The store does not record the changes of the app: {@link FeedNotEnabledException}. */
    FEED_NOT_ENABLED,
    /** The app was never created, or is deleted: {@link AppNotFoundException}. */
    APP_NOT_FOUND,
    /** The store had no capacity until the deadline: {@link ThrottledException}. */
    THROTTLED,
    /** A write got no answer and may have been applied: {@link WriteOutcomeUnknownException}. */
    WRITE_OUTCOME_UNKNOWN,
    /** A stored item cannot be turned into an object: {@link UnreadableObjectException}. */
    UNREADABLE_OBJECT,
    /** The configuration has invalid values: {@link ConfigException}. */
    INVALID_CONFIG,
    /** The store failed or could not be reached: {@link StorageException}. */
    STORAGE_FAILED
}
