package io.para4j.spi;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.Target;
import java.util.Objects;
import java.util.Optional;

/**
 * The creation of an item under an id that is not taken. Immutable.
 *
 * @param item the item
 * @param isIdNew whether core has just generated the id, so that it cannot be taken. A store may then
 *     write without a read, and may repeat a write whose answer was lost
 */
public record Creation(Item item, boolean isIdNew) implements TransactionWrite {

    /**
     * Checks the number of fields.
     *
     * @throws InvalidValueException if the item has more than {@link Limits#MAX_FIELDS} fields
     */
    public Creation {
        Objects.requireNonNull(item, "item");
        Limits.checkFieldCount(item.attributes().size());
    }

    /**
     * Returns the id of the new item.
     *
     * @return the id
     */
    @Override
    public String id() {
        return item.id();
    }

    /**
     * Returns the target of this creation, for errors.
     *
     * @param app the app
     * @return the target, with the type of the item
     */
    @Override
    public Target target(AppId app) {
        return Target.ofCreation(app.name(), item.type(), item.id());
    }

    /**
     * Checks the creation against the stored item, and returns the item to store. A store that calls this and stores
     * the result in one atomic step fulfils {@link DAO#create}.
     *
     * @param app the app
     * @param stored the item stored under the id; empty if there is none
     * @return the item to store
     * @throws ObjectExistsException if the id is taken
     * @throws ObjectTooLargeException if the item is too large
     */
    public Item applyTo(AppId app, Optional<Item> stored) {
        if (stored.isPresent()) {
            throw new ObjectExistsException(target(app));
        }
        return ItemSize.check("create", app, item);
    }

    @Override
    public Optional<Item> resultOn(AppId app, Optional<Item> stored) {
        return Optional.of(applyTo(app, stored));
    }
}
