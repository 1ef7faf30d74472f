package io.para4j.spi;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.util.Objects;
import java.util.Optional;

/**
 * The deletion of an item. A missing item counts as deleted, whatever the precondition, unless a transaction has read it.
 * Immutable.
 *
 * @param id the id
 * @param precondition the requirements on the item, if it is stored
 * @param isRequired whether the item must be stored; only in transactions
 */
public record Deletion(String id, Precondition precondition, boolean isRequired) implements TransactionWrite {

    /**
     * Checks the id and that no component is null.
     *
     * @throws IllegalArgumentException if the id is not allowed
     */
    public Deletion {
        Limits.checkId(id);
        Objects.requireNonNull(precondition, "precondition");
    }

    /**
     * Creates the deletion of an item that may be missing.
     *
     * @param id the id
     * @param precondition the requirements on the item, if it is stored
     * @throws IllegalArgumentException if the id is not allowed
     */
    public Deletion(String id, Precondition precondition) {
        this(id, precondition, false);
    }

    /**
     * Returns the deletion of an item in any state.
     *
     * @param id the id
     * @return the deletion, without a precondition
     */
    public static Deletion of(String id) {
        return new Deletion(id, Precondition.none());
    }

    /**
     * Returns the target of this deletion, for errors.
     *
     * @param app the app
     * @return the target, with the type that the precondition requires, if any
     */
    @Override
    public Target target(AppId app) {
        return Target.ofDeletion(app.name(), precondition.type().orElse(""), id);
    }

    /**
     * Checks the deletion against the stored item. A store that calls this and deletes the item in one atomic step
     * fulfils {@link DAO#delete}.
     *
     * @param app the app
     * @param stored the item stored under the id; empty if there is none
     * @throws ObjectNotFoundException if there is none and one is required
     * @throws TypeMismatchException if the item has another type than required
     * @throws VersionConflictException if the item is in another state than required
     * @throws ConditionFailedException if the condition does not hold
     */
    public void verify(AppId app, Optional<Item> stored) {
        if (stored.isPresent() || isRequired) {
            precondition.verify(target(app), stored);
        }
    }

    @Override
    public Optional<Item> resultOn(AppId app, Optional<Item> stored) {
        verify(app, stored);
        return Optional.empty();
    }
}
