package io.para4j.feed;

/** A handler for the changes that a {@link ChangeHandler} has failed to handle in all its attempts. */
@FunctionalInterface
public interface DeadLetterHandler {

    /**
     * Keeps a change that was not handled. If this throws, the subscription stops at this change, which is not lost: the
     * next start gives it to the handler again.
     *
     * @param change the change
     * @param failure the failure of the last attempt
     * @throws Exception if the change could not be kept
     */
    void handle(ObjectChange change, Throwable failure) throws Exception;
}
