package io.para4j.spi;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.Target;
import java.util.Objects;
import java.util.Optional;

/**
 * A new item to be stored under an id that is not taken.
 *
 * @param item the item
 * @param isIdNew whether the id was made just now by an {@link IdGenerator}, so that it cannot be taken: a store may then
 *     write without looking, and send a write again whose answer was lost
 */
public record Creation(Item item, boolean isIdNew) {

    /**
     * Checks that there are not more fields than allowed.
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
    public String id() {
        return item.id();
    }

    /**
     * Returns what the errors of this creation are about.
     *
     * @param app the app
     * @return the creation of this item in the app
     */
    public Target target(AppId app) {
        return item.target("create", app.name());
    }

    /**
     * Checks the creation against what is stored, and returns the item to store: a store that can do this in one atomic
     * step has done all that {@link DAO#create} asks for.
     *
     * @param app the app
     * @param stored the item that is stored under the id; empty if there is none
     * @return the item to store
     * @throws ObjectExistsException if the id is taken
     * @throws ObjectTooLargeException if the item is too large
     */
    public Item applyTo(AppId app, Optional<Item> stored) {
        if (stored.isPresent()) {
            throw new ObjectExistsException(target(app));
        }
        return Limits.check("create", app, item);
    }
}
