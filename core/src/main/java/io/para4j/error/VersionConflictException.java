package io.para4j.error;

/**
 * Thrown if a write was refused because the stored state of the object is not the one that the caller holds. Nothing
 * was changed.
 *
 * <p>The two versions can be equal. Then the object was deleted and created again, or restored, and only the revisions
 * of the two states differ.
 */
public final class VersionConflictException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final long held;
    private final long stored;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     * @param held the version that the caller holds; 0 if it was stored without one
     * @param stored the version that the store holds; 0 if it is stored without one
     */
    public VersionConflictException(Target target, long held, long stored) {
        super(ErrorCode.VERSION_CONFLICT, target, text(held, stored), null);
        this.held = held;
        this.stored = stored;
    }

    private static String text(long held, long stored) {
        String reason = held == stored
                ? "caller and store both hold version " + held
                        + ", but of different states: the object was deleted and created again, or restored"
                : "caller holds version " + held + ", store holds version " + stored;
        return " refused: " + reason + ". Read it again and reapply the change.";
    }

    /**
     * Returns the version that the caller holds.
     *
     * @return the version; 0 if the caller's state was stored without one
     */
    public long held() {
        return held;
    }

    /**
     * Returns the version that the store holds.
     *
     * @return the version; 0 if the object is stored without one
     */
    public long stored() {
        return stored;
    }
}
