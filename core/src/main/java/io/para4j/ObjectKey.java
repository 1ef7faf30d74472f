package io.para4j;

import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Limits;
import java.util.Objects;

/**
 * The place of an object of a class, in whichever app. Immutable.
 *
 * @param app the name of the app
 * @param type the class, registered in {@link ParaModule}, or one that stands for any type as in {@link Store#read}
 * @param id the id
 * @param <T> the class
 */
public record ObjectKey<T extends ParaObject>(String app, Class<T> type, String id) {

    /**
     * Checks the name and the id.
     *
     * @throws IllegalArgumentException if the name or the id is not allowed
     */
    public ObjectKey {
        AppId.checkName(app);
        Objects.requireNonNull(type, "type");
        Limits.checkId(id);
    }
}
