package io.para4j.spi;

import io.para4j.error.UnreadableObjectException;
import java.util.Objects;

/** The stored state of an id before or after a change. Immutable. */
public sealed interface ItemImage {

    /**
     * Returns the item.
     *
     * @return the item
     * @throws UnreadableObjectException if what was stored is no item
     */
    Item item();

    /**
     * An item.
     *
     * @param item the item
     */
    record Decoded(Item item) implements ItemImage {
        /** Checks that the item is not null. */
        public Decoded {
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * Stored data that no read converts to an item, since another program wrote it.
     *
     * @param error the reason
     * @param raw the data in the store's own notation, complete, for people to read
     */
    record Unreadable(UnreadableObjectException error, String raw) implements ItemImage {
        /** Checks that no component is null. */
        public Unreadable {
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public Item item() {
            throw error;
        }
    }
}
