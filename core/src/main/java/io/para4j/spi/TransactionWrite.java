package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.error.Target;
import java.util.Optional;

/** A write or a check of one item that can be a part of a transaction. */
public sealed interface TransactionWrite permits Creation, Update, Deletion, ItemCheck {

    /**
     * Returns the id of the item.
     *
     * @return the id
     */
    String id();

    /**
     * Returns the target of this write, for errors.
     *
     * @param app the app
     * @return the target, with the type if it is known
     */
    Target target(AppId app);

    /**
     * Checks this write against the stored item, and returns the item that is stored after it.
     *
     * @param app the app
     * @param stored the item stored under the id; empty if there is none
     * @return the item after it; empty if there is none then. After a {@link ItemCheck} it is the stored one
     * @throws ParaException if the write is refused, as it would be outside a transaction
     */
    Optional<Item> resultOn(AppId app, Optional<Item> stored);
}
