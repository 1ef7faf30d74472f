package io.para4j.spi;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.util.Objects;
import java.util.Optional;

/**
 * The requirement of a transaction on an item that it does not write. Immutable.
 *
 * @param id the id
 * @param precondition the requirements on the item, which must be stored; empty if none may be stored under the id
 */
public record ItemCheck(String id, Optional<Precondition> precondition) implements TransactionWrite {

    /**
     * Checks the id and that no component is null.
     *
     * @throws IllegalArgumentException if the id is not allowed
     */
    public ItemCheck {
        Limits.checkId(id);
        Objects.requireNonNull(precondition, "precondition");
    }

    /**
     * Returns the requirement that no item is stored under an id.
     *
     * @param id the id
     * @return the check
     */
    public static ItemCheck absent(String id) {
        return new ItemCheck(id, Optional.empty());
    }

    @Override
    public Target target(AppId app) {
        return new Target(
                "check", app.name(), precondition.flatMap(Precondition::type).orElse(""), id);
    }

    /**
     * Checks the stored item.
     *
     * @return the stored item
     * @throws ObjectNotFoundException if an item is required and there is none
     * @throws ObjectExistsException if there is one and none may be
     * @throws TypeMismatchException if the item has another type than required
     * @throws VersionConflictException if the item is in another state than required
     * @throws ConditionFailedException if the condition does not hold
     */
    @Override
    public Optional<Item> resultOn(AppId app, Optional<Item> stored) {
        if (precondition.isPresent()) {
            precondition.get().verify(target(app), stored);
        } else if (stored.isPresent()) {
            throw new ObjectExistsException(target(app));
        }
        return stored;
    }
}
