package io.para4j.error;

/** There is no object under the id, so it could not be changed. Nothing was stored. */
public final class ObjectNotFoundException extends ObjectException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     */
    public ObjectNotFoundException(Target target) {
        super(
                ErrorCode.OBJECT_NOT_FOUND,
                target,
                " refused: no object is stored under this id. Create it, or check the id.",
                null);
    }
}
