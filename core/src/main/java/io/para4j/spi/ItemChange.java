package io.para4j.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of one stored object, as a store's change feed reports it. Immutable.
 *
 * @param app the app of the object
 * @param id the id of the object
 * @param before what was stored before (rule FED-6); empty if the change created the object
 * @param after what was stored after; empty if the change deleted the object
 * @param time the time of the change by the store's clock, which may have a resolution of one second
 */
public record ItemChange(AppId app, String id, Optional<ItemImage> before, Optional<ItemImage> after, Instant time) {

    /** The kinds of changes. */
    public enum Kind {
        /** The object did not exist before. */
        CREATED,
        /** The object existed before and after. */
        UPDATED,
        /** The object does not exist any more. */
        DELETED
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if both images are empty
     * @throws NullPointerException if a component is null
     */
    public ItemChange {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(time, "time");
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change has an image before or after it");
        }
    }

    /**
     * Returns the kind of the change.
     *
     * @return the kind
     */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.CREATED;
        }
        return after.isEmpty() ? Kind.DELETED : Kind.UPDATED;
    }
}
