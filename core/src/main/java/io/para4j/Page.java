package io.para4j;

import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of an app's objects. Its lists are unmodifiable.
 *
 * @param objects the objects, in the order of the store or of the index
 * @param unreadable one error for each stored object on this page that does not fit its class. These objects count
 *     towards the limit.
 * @param next the cursor of the next page, as URL-safe text. It is valid in every process and can be used more than
 *     once. Empty on the last page, and only there.
 * @param <T> the class of the objects
 */
public record Page<T extends ParaObject>(
        List<T> objects, List<UnreadableObjectException> unreadable, Optional<String> next) {

    /**
     * Creates a page with copies of the lists.
     *
     * @throws NullPointerException if a component or an element is null
     */
    public Page {
        objects = List.copyOf(objects);
        unreadable = List.copyOf(unreadable);
        Objects.requireNonNull(next, "next");
    }
}
