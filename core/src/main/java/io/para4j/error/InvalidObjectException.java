package io.para4j.error;

import java.util.ArrayList;
import java.util.List;

/**
 * An object or a change breaks a rule: validation, a limit of values, a locked field, a missing version, another app.
 * Nothing was changed.
 */
public final class InvalidObjectException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> violations;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     * @param violations each rule that is broken, beginning with the field's name where there is one; not empty
     */
    public InvalidObjectException(Target target, List<String> violations) {
        super(
                ErrorCode.INVALID_OBJECT,
                target,
                " refused: " + String.join("; ", violations) + ". Correct it and try again.",
                null);
        this.violations = new ArrayList<>(violations);
    }

    /**
     * Returns every rule that is broken.
     *
     * @return the violations, unmodifiable
     */
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
