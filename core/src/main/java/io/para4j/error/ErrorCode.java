package io.para4j.error;

/** The kinds of {@link ParaException}, as they stand in brackets at the beginning of each message. */
public enum ErrorCode {
    /** The stored state is not the one that the caller holds: {@link VersionConflictException}. */
    VERSION_CONFLICT,
    /** The id of an object to be created is taken: {@link ObjectExistsException}. */
    OBJECT_EXISTS,
    /** There is no object under the id: {@link ObjectNotFoundException}. */
    OBJECT_NOT_FOUND,
    /** A condition of the caller does not hold on the stored object: {@link ConditionFailedException}. */
    CONDITION_FAILED,
    /** The object is larger than every store can hold: {@link ObjectTooLargeException}. */
    OBJECT_TOO_LARGE,
    /** The object or the change breaks a rule: {@link InvalidObjectException}. */
    INVALID_OBJECT,
    /** The stored object has another type than the one asked for: {@link TypeMismatchException}. */
    TYPE_MISMATCH,
    /** At least one object of a batch was not done: {@link BatchException}. */
    BATCH_FAILED,
    /** The cursor is malformed or belongs to another app: {@link InvalidCursorException}. */
    INVALID_CURSOR,
    /** The app was not created, or is deleted: {@link AppNotFoundException}. */
    APP_NOT_FOUND,
    /** The store refused for lack of capacity until the deadline: {@link ThrottledException}. */
    THROTTLED,
    /** A write got no answer and may be stored: {@link WriteOutcomeUnknownException}. */
    WRITE_OUTCOME_UNKNOWN,
    /** A stored item cannot be turned into an object: {@link UnreadableObjectException}. */
    UNREADABLE_OBJECT,
    /** The configuration has values that are not allowed: {@link ConfigException}. */
    INVALID_CONFIG,
    /** The store failed, or was not reached: {@link StorageException}. */
    STORAGE_FAILED
}
