package io.para4j.error;

/** Thrown if the id of an object to create is taken. The stored object is unchanged. */
public final class ObjectExistsException extends ObjectException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param target the refused creation
     */
    public ObjectExistsException(Target target) {
        super(
                ErrorCode.OBJECT_EXISTS,
                target,
                " refused: the id is taken. Choose another id, or read and update the stored object.",
                null);
    }
}
