package io.para4j.spi;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.util.Objects;
import java.util.Optional;

/**
 * The requirements of a write on the stored item, besides its existence. All of them must hold. A store checks them and
 * applies the write in one atomic step. Immutable.
 *
 * @param type the type that the stored item must have
 * @param state the state that the stored item must be in
 * @param condition a further condition on its fields
 */
public record Precondition(Optional<String> type, Optional<State> state, Optional<Condition> condition) {
    private static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks that no component is null, and the number of comparisons.
     *
     * @throws NullPointerException if a component is null
     * @throws InvalidValueException if the condition has more than {@link Limits#MAX_COMPARISONS} comparisons
     */
    public Precondition {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(condition, "condition");
        condition.ifPresent(given -> Limits.checkComparisonCount(Weights.of(given)));
    }

    /**
     * Returns the precondition that always holds.
     *
     * @return the empty precondition
     */
    public static Precondition none() {
        return NONE;
    }

    /**
     * Returns the precondition that the stored item has a certain type and is in a certain state.
     *
     * @param type the type
     * @param state the state
     * @return the precondition
     */
    public static Precondition of(String type, State state) {
        return new Precondition(Optional.of(type), Optional.of(state), Optional.empty());
    }

    /**
     * Returns whether this precondition always holds.
     *
     * @return whether nothing is required
     */
    public boolean isNone() {
        return type.isEmpty() && state.isEmpty() && condition.isEmpty();
    }

    /**
     * Checks the stored item, and throws the error for the first requirement that does not hold.
     *
     * @param target the write, with the required type, if any
     * @param stored the item stored under the id; empty if there is none
     * @return the stored item
     * @throws ObjectNotFoundException if there is none
     * @throws TypeMismatchException if the item has another type
     * @throws VersionConflictException if the item is in another state
     * @throws ConditionFailedException if the condition does not hold
     */
    Item verify(Target target, Optional<Item> stored) {
        Item item = stored.orElseThrow(() -> new ObjectNotFoundException(target));
        if (type.isPresent() && !type.get().equals(item.type())) {
            throw new TypeMismatchException(target, item.type());
        }
        Target known = new Target(target.operation(), target.app(), item.type(), target.id());
        if (state.isPresent() && !state.get().isSameAs(item.state())) {
            throw new VersionConflictException(known, state.get().version(), item.version());
        }
        if (condition.isPresent() && !condition.get().test(item)) {
            throw new ConditionFailedException(known, condition.get().text(), item);
        }
        return item;
    }
}
