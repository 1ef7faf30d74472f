package io.para4j.error;

import java.util.ArrayList;
import java.util.List;

/**
 * Thrown if an object or a change is invalid: it fails validation, exceeds a limit, changes a locked field, lacks a
 * version or belongs to another app. Nothing was changed.
 */
public final class InvalidObjectException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> violations;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     * @param violations each violation, beginning with the field's name if it concerns a field; not empty
     */
    public InvalidObjectException(Target target, List<String> violations) {
        super(
                ErrorCode.INVALID_OBJECT,
                target,
                " refused: " + MessageText.list(violations, "violations()") + ". Correct it and try again.",
                null);
        this.violations = new ArrayList<>(violations);
    }

    /**
     * Returns every violation.
     *
     * @return the violations, unmodifiable
     */
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
