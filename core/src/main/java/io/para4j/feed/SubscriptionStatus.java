package io.para4j.feed;

import io.para4j.spi.FeedPosition;
import java.time.Duration;
import java.util.Optional;

/**
 * The status of one subscription of a running feed. Immutable.
 *
 * @param name the name of the subscription
 * @param state its state
 * @param handled the number of changes that the handler has handled since the start, repeated ones included
 * @param failures the number of attempts that failed
 * @param deadLetters the number of changes that were passed to the dead-letter handler
 * @param lag the age of the change that is to be handled next; zero if every change that is known has been handled, and the
 *     store can be reached
 * @param position the position after the last handled change; empty before the first
 * @param failure the last failure of the handler; empty if the last change was handled
 */
public record SubscriptionStatus(
        String name,
        State state,
        long handled,
        long failures,
        long deadLetters,
        Duration lag,
        Optional<FeedPosition> position,
        Optional<Throwable> failure) {

    /** The states of a subscription. */
    public enum State {
        /** It handles changes, or waits for some. */
        RUNNING,
        /** Its handler has failed and will be given the same change again. */
        RETRYING,
        /** It has ended: the feed was closed or has failed, or a change could not be handled. */
        STOPPED
    }
}
