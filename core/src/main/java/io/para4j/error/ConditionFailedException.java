package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** A condition that the caller gave does not hold on the stored object, so a write was refused. Nothing was changed. */
public final class ConditionFailedException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final String condition;
    private final transient @Nullable Object stored;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     * @param condition the condition as text
     * @param stored the stored state: an {@code Item} from a store, a domain object from the API
     */
    public ConditionFailedException(Target target, String condition, Object stored) {
        super(
                ErrorCode.CONDITION_FAILED,
                target,
                " refused: the condition " + condition
                        + " does not hold on the stored object. Look at stored(), and decide whether to change the condition.",
                null);
        this.condition = condition;
        this.stored = stored;
    }

    /**
     * Returns the condition that does not hold, as text.
     *
     * @return the condition
     */
    public String condition() {
        return condition;
    }

    /**
     * Returns the object as it was stored at the moment of the refusal: a domain object where the error comes from the
     * API, an {@code Item} where it comes from a store.
     *
     * @param as the class to see it as
     * @param <T> that class
     * @return the stored state
     * @throws ClassCastException if the stored state is of another class
     * @throws IllegalStateException if this error went through Java serialisation, which drops the stored state
     */
    public <T> T stored(Class<T> as) {
        if (stored == null) {
            throw new IllegalStateException("the stored state does not survive Java serialisation");
        }
        return as.cast(stored);
    }
}
