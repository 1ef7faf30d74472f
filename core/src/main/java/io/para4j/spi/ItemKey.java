package io.para4j.spi;

import java.util.Objects;

/**
 * The place of an item among those of all apps. Immutable.
 *
 * @param app the app
 * @param id the id
 */
public record ItemKey(AppId app, String id) {

    /**
     * Checks the id and that no component is null.
     *
     * @throws IllegalArgumentException if the id is not allowed
     */
    public ItemKey {
        Objects.requireNonNull(app, "app");
        Limits.checkId(id);
    }
}
