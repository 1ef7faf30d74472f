package io.para4j.feed;

/**
 * A handler for the changes of an app. It is called for one change at a time, in the order in which each object was
 * changed. The same change may come more than once (rule FED-3), so a handler compares the version and revision of the
 * object with what it has stored, or does what can be repeated.
 */
@FunctionalInterface
public interface ChangeHandler {

    /**
     * Handles one change. A change whose handling throws is given to the handler again (rule FED-9).
     *
     * @param change the change
     * @throws Exception if the change could not be handled
     */
    void handle(ObjectChange change) throws Exception;
}
