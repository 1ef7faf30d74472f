package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a write was refused because its condition does not hold on the stored object. Nothing was changed. */
public final class ConditionFailedException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final String condition;
    private final transient @Nullable Object stored;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     * @param condition the condition as text, without its values
     * @param stored the stored state: an {@code Item} from a store, a domain object from the API
     */
    public ConditionFailedException(Target target, String condition, Object stored) {
        super(
                ErrorCode.CONDITION_FAILED,
                target,
                " refused: the condition "
                        + MessageText.cutMiddle(condition, MessageText.MAX_LIST)
                        + " does not hold on the stored object. Look at stored(), and decide whether to change the condition.",
                null);
        this.condition = condition;
        this.stored = stored;
    }

    /**
     * Returns the condition that does not hold, as text: its paths and operators, and the kinds of its values.
     *
     * @return the condition
     */
    public String condition() {
        return condition;
    }

    /**
     * Returns the object as it was stored at the moment of the refusal. An error from the API holds a domain object, an
     * error from a store an {@code Item}.
     *
     * @param as the class of the stored state
     * @param <T> that class
     * @return the stored state
     * @throws ClassCastException if the stored state is of another class
     * @throws IllegalStateException if this error was serialised, since Java serialisation drops the stored state
     */
    public <T> T stored(Class<T> as) {
        if (stored == null) {
            throw new IllegalStateException("the stored state does not survive Java serialisation");
        }
        return as.cast(stored);
    }
}
