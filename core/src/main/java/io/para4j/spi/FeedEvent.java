package io.para4j.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A report of a running change feed on one event. Immutable.
 *
 * @param app the name of the app
 * @param subscription the name of the subscription; empty if the event concerns the whole feed
 * @param kind the kind of the event
 * @param lag the age of the change of the event; zero if every change that is known has been handled
 * @param error the error of a failure
 */
public record FeedEvent(String app, Optional<String> subscription, Kind kind, Duration lag, Optional<Throwable> error) {

    /** The kinds of events. */
    public enum Kind {
        /** A handler has handled a change. */
        HANDLED,
        /** A handler has failed. It is given the same change again, unless this was the last attempt. */
        FAILED,
        /** A change has been passed to the dead-letter handler. */
        DEAD_LETTER,
        /** The versions of one object show that a change between two reported ones is missing. */
        VERSION_GAP,
        /** Every change that is known has been handled. */
        IDLE,
        /** Changes could not be read, or a checkpoint not be stored. It is tried again. */
        STORE_FAILED,
        /** A subscription, or the feed, has ended by an error, or since its app was deleted. */
        STOPPED
    }

    /**
     * Checks that no component is null.
     *
     * @throws NullPointerException if a component is null
     */
    public FeedEvent {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(subscription, "subscription");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lag, "lag");
        Objects.requireNonNull(error, "error");
    }
}
