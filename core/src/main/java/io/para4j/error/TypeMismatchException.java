package io.para4j.error;

/** Thrown if the object stored under an id has another type than the call expects. Nothing was changed. */
public final class TypeMismatchException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final String stored;

    /**
     * Creates the error.
     *
     * @param target the refused operation, with the type that was expected
     * @param stored the type of the stored object
     */
    public TypeMismatchException(Target target, String stored) {
        super(
                ErrorCode.TYPE_MISMATCH,
                target,
                " refused: the stored object has type " + Target.quote(stored)
                        + ". Use the class of that type, or check the id.",
                null);
        this.stored = stored;
    }

    /**
     * Returns the type that the call expects.
     *
     * @return the expected type
     */
    public String expected() {
        return target().type();
    }

    /**
     * Returns the type of the stored object.
     *
     * @return the stored type
     */
    public String stored() {
        return stored;
    }
}
