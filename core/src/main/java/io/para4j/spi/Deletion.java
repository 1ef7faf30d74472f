package io.para4j.spi;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.util.Objects;
import java.util.Optional;

/**
 * The deletion of an item. One that is not stored is deleted already, whatever the precondition.
 *
 * @param id the id
 * @param precondition what must hold of the item if it is stored
 */
public record Deletion(String id, Precondition precondition) {

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is not allowed
     */
    public Deletion {
        Limits.checkId(id);
        Objects.requireNonNull(precondition, "precondition");
    }

    /**
     * Returns the deletion of whatever is stored under an id.
     *
     * @param id the id
     * @return the deletion, without precondition
     */
    public static Deletion of(String id) {
        return new Deletion(id, Precondition.none());
    }

    /**
     * Returns what the errors of this deletion are about.
     *
     * @param app the app
     * @return the deletion in the app, with the type that the precondition requires, if it does
     */
    public Target target(AppId app) {
        return Target.ofDeletion(app.name(), precondition.type().orElse(""), id);
    }

    /**
     * Checks the deletion against what is stored: a store that can do this and delete in one atomic step has done all
     * that {@link DAO#delete} asks for.
     *
     * @param app the app
     * @param stored the item that is stored; empty if there is none
     * @throws TypeMismatchException if it has another type than required
     * @throws VersionConflictException if it is in another state than required
     * @throws ConditionFailedException if the condition does not hold
     */
    public void verify(AppId app, Optional<Item> stored) {
        if (stored.isPresent()) {
            precondition.verify(target(app), stored);
        }
    }
}
