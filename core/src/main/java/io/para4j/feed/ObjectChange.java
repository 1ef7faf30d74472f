package io.para4j.feed;

import io.para4j.model.ParaObject;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of one object. It converts what was stored before and after to objects when they are asked for. Immutable;
 * each call returns a new object.
 */
public interface ObjectChange {

    /**
     * Returns the kind of the change.
     *
     * @return the kind
     */
    default ItemChange.Kind kind() {
        return item().kind();
    }

    /**
     * Returns the name of the app.
     *
     * @return the app's name
     */
    default String app() {
        return item().app().name();
    }

    /**
     * Returns the id of the object.
     *
     * @return the id
     */
    default String id() {
        return item().id();
    }

    /**
     * Returns the type of the object after the change, or before its deletion.
     *
     * @return the type
     * @throws io.para4j.error.UnreadableObjectException if what was stored cannot be read
     */
    String type();

    /**
     * Returns the version of the object after the change, or before its deletion. Together with {@link #kind} and
     * {@link #revision} it distinguishes a change from all others of the object (rule FED-3).
     *
     * @return the version; 0 if the object was stored without one
     * @throws io.para4j.error.UnreadableObjectException if what was stored cannot be read
     */
    long version();

    /**
     * Returns the revision of the object after the change, or before its deletion.
     *
     * @return the revision; empty if the object was stored without one
     * @throws io.para4j.error.UnreadableObjectException if what was stored cannot be read
     */
    Optional<String> revision();

    /**
     * Returns the time of the change by the store's clock, which may have a resolution of one second.
     *
     * @return the time
     */
    default Instant time() {
        return item().time();
    }

    /**
     * Returns the object before the change, as an instance of its registered class, or generic.
     *
     * @return the object; empty if the change created it
     * @throws io.para4j.error.UnreadableObjectException if what was stored does not fit its class
     */
    Optional<ParaObject> before();

    /**
     * Returns the object after the change, as an instance of its registered class, or generic.
     *
     * @return the object; empty if the change deleted it
     * @throws io.para4j.error.UnreadableObjectException if what was stored does not fit its class
     */
    Optional<ParaObject> after();

    /**
     * Returns the object before the change as an instance of a class.
     *
     * @param type the class
     * @param <T> the class
     * @return the object; empty if the change created it, or it was of another class
     * @throws io.para4j.error.UnreadableObjectException if what was stored does not fit its class
     */
    default <T extends ParaObject> Optional<T> before(Class<T> type) {
        return before().filter(type::isInstance).map(type::cast);
    }

    /**
     * Returns the object after the change as an instance of a class.
     *
     * @param type the class
     * @param <T> the class
     * @return the object; empty if the change deleted it, or it is of another class
     * @throws io.para4j.error.UnreadableObjectException if what was stored does not fit its class
     */
    default <T extends ParaObject> Optional<T> after(Class<T> type) {
        return after().filter(type::isInstance).map(type::cast);
    }

    /**
     * Returns the position after this change. A feed that starts there gets the changes that follow.
     *
     * @return the position
     */
    FeedPosition position();

    /**
     * Returns the change as the store reported it, with what was stored even if it cannot be read.
     *
     * @return the change of the item
     */
    ItemChange item();
}
