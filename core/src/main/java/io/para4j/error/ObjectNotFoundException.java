package io.para4j.error;

/** Thrown if no object is stored under the id of a change. Nothing was stored. */
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
