package io.para4j;

import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of an app's objects.
 *
 * @param objects the objects, in the store's order
 * @param unreadable what is stored on this page but cannot be turned into objects of its class; together with the objects it
 *     makes up the limit
 * @param next the cursor to go on with: text, safe in a URL, valid in any process and more than once; empty exactly on the
 *     last page
 */
public record Page(List<ParaObject> objects, List<UnreadableObjectException> unreadable, Optional<String> next) {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a component or an element is null
     */
    public Page {
        objects = List.copyOf(objects);
        unreadable = List.copyOf(unreadable);
        Objects.requireNonNull(next, "next");
    }
}
