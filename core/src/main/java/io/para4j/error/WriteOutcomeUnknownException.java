package io.para4j.error;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Thrown if a write got no answer. It may or may not have been applied. Read the object before you try again. */
public final class WriteOutcomeUnknownException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private static final long NO_VERSION = -1;

    private final long heldVersion;
    private final int attempts;
    private final ArrayList<Target> targets;

    /**
     * Creates the error for a write that depends on no version.
     *
     * @param target the write
     * @param attempts the number of attempts
     * @param cause the reason why there was no answer, or null
     */
    public WriteOutcomeUnknownException(Target target, int attempts, @Nullable Throwable cause) {
        this(target, NO_VERSION, attempts, cause);
    }

    /**
     * Creates the error for a write that raises the version by one.
     *
     * @param target the write
     * @param heldVersion the version that the caller holds
     * @param attempts the number of attempts
     * @param cause the reason why there was no answer, or null
     */
    public WriteOutcomeUnknownException(Target target, long heldVersion, int attempts, @Nullable Throwable cause) {
        super(
                ErrorCode.WRITE_OUTCOME_UNKNOWN,
                target,
                (heldVersion == NO_VERSION ? "" : ", version " + heldVersion + " to " + (heldVersion + 1))
                        + ": no answer after " + attempts + (attempts == 1 ? " attempt" : " attempts")
                        + ", it may be stored. Read it before retrying.",
                cause);
        this.heldVersion = heldVersion;
        this.attempts = attempts;
        this.targets = new ArrayList<>(List.of(target));
    }

    /**
     * Creates the error for a transaction.
     *
     * @param targets the writes of the transaction, at least one
     * @param attempts the number of attempts
     * @param cause the reason why there was no answer, or null
     */
    public WriteOutcomeUnknownException(List<Target> targets, int attempts, @Nullable Throwable cause) {
        super(
                ErrorCode.WRITE_OUTCOME_UNKNOWN,
                targets.get(0),
                (targets.size() == 1 ? "" : " and " + (targets.size() - 1) + " more in one transaction")
                        + ": no answer after " + attempts + (attempts == 1 ? " attempt" : " attempts")
                        + ", all may be stored or none. Read one before retrying.",
                cause);
        this.heldVersion = NO_VERSION;
        this.attempts = attempts;
        this.targets = new ArrayList<>(targets);
    }

    @Override
    public Effect effect() {
        return Effect.UNKNOWN;
    }

    /**
     * Returns all writes whose outcome is unknown.
     *
     * @return the writes of the transaction, or the only write; unmodifiable
     */
    public List<Target> targets() {
        return List.copyOf(targets);
    }

    /**
     * Returns the version that the caller held.
     *
     * @return the version; empty if the write depends on none
     */
    public OptionalLong heldVersion() {
        return heldVersion == NO_VERSION ? OptionalLong.empty() : OptionalLong.of(heldVersion);
    }

    /**
     * Returns the number of attempts.
     *
     * @return the number of attempts, from 1
     */
    public int attempts() {
        return attempts;
    }
}
