package io.para4j.feed;

import io.para4j.spi.FeedPosition;
import java.util.Objects;

/** The point at which a subscription without a checkpoint begins. Immutable. */
public sealed interface FeedStart {

    /**
     * Returns the point after all changes that were acknowledged before the feed is started.
     *
     * @return the start
     */
    static FeedStart now() {
        return new Now();
    }

    /**
     * Returns the point before the oldest change that the store still has.
     *
     * @return the start
     */
    static FeedStart oldest() {
        return new Oldest();
    }

    /**
     * Returns a point that {@link ObjectChange#position} has returned.
     *
     * @param position the position
     * @return the start
     */
    static FeedStart at(FeedPosition position) {
        return new At(position);
    }

    /** The point after all acknowledged changes. */
    record Now() implements FeedStart {}

    /** The point before the oldest available change. */
    record Oldest() implements FeedStart {}

    /**
     * A given point.
     *
     * @param position the position
     */
    record At(FeedPosition position) implements FeedStart {
        /** Checks that the position is not null. */
        public At {
            Objects.requireNonNull(position, "position");
        }
    }
}
