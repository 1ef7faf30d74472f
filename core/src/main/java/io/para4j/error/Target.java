package io.para4j.error;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation on one object, the subject of an error. Its text form begins the message of most errors, as in
 * {@code update of product 'a1' in app 'shop'}.
 *
 * @param operation the operation as a noun or verb, such as {@code update}
 * @param app the name of the app
 * @param type the type of the object, or the empty text if it is not known
 * @param id the id of the object
 */
public record Target(String operation, String app, String type, String id) implements Serializable {

    /**
     * Checks that no component is null.
     *
     * @throws NullPointerException if a component is null
     */
    public Target {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Returns the target of an operation on an object whose type is not known.
     *
     * @param operation the operation, such as {@code read}
     * @param app the name of the app
     * @param id the id of the object
     * @return the target, with an empty type
     */
    public static Target of(String operation, String app, String id) {
        return new Target(operation, app, "", id);
    }

    /**
     * Returns the target of the creation of an object.
     *
     * @param app the name of the app
     * @param type the type of the object
     * @param id the id of the object
     * @return the target, with the operation {@code create}
     */
    public static Target ofCreation(String app, String type, String id) {
        return new Target("create", app, type, id);
    }

    /**
     * Returns the target of an update of an object.
     *
     * @param app the name of the app
     * @param type the type of the object, or the empty text if it is not known
     * @param id the id of the object
     * @return the target, with the operation {@code update}
     */
    public static Target ofUpdate(String app, String type, String id) {
        return new Target("update", app, type, id);
    }

    /**
     * Returns the target of the deletion of an object.
     *
     * @param app the name of the app
     * @param type the type of the object, or the empty text if it is not known
     * @param id the id of the object
     * @return the target, with the operation {@code delete}
     */
    public static Target ofDeletion(String app, String type, String id) {
        return new Target("delete", app, type, id);
    }

    /**
     * Returns the target of the restoration of an object.
     *
     * @param app the name of the app
     * @param type the type of the object
     * @param id the id of the object
     * @return the target, with the operation {@code restore}
     */
    public static Target ofRestoration(String app, String type, String id) {
        return new Target("restore", app, type, id);
    }

    /** Returns the text form, such as {@code update of product 'a1' in app 'shop'}; quotes ids by {@link #quote}. */
    @Override
    public String toString() {
        return MessageText.name(operation) + " of " + (type.isEmpty() ? "object" : MessageText.name(type)) + " "
                + quote(id) + " in app " + quote(app);
    }

    /**
     * Puts a name in single quotes, as {@link MessageText#quote} does.
     *
     * @param text the text, or null
     * @return the quoted text, or {@code null} without quotes
     */
    public static String quote(@Nullable String text) {
        return MessageText.quote(text);
    }
}
