package io.para4j.spi;

import io.para4j.error.Target;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a transaction: a write or check of one item of an app. Immutable.
 *
 * @param app the app
 * @param write the write or check
 */
public record TransactionPart(AppId app, TransactionWrite write) {

    /** Checks that no component is null. */
    public TransactionPart {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(write, "write");
    }

    /**
     * Returns the key of the item.
     *
     * @return the app and the id
     */
    public ItemKey key() {
        return new ItemKey(app, write.id());
    }

    /**
     * Returns the target of the part, for errors.
     *
     * @return the target, with the type if it is known
     */
    public Target target() {
        return write.target(app);
    }

    /**
     * Checks the part against the stored item, as {@link TransactionWrite#resultOn} does.
     *
     * @param stored the item stored under the key; empty if there is none
     * @return the item after it; empty if there is none then
     */
    public Optional<Item> resultOn(Optional<Item> stored) {
        return write.resultOn(app, stored);
    }
}
