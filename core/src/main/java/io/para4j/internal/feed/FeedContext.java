package io.para4j.internal.feed;

import io.para4j.feed.Checkpoints;
import io.para4j.feed.FeedPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.FeedEvent.Kind;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the threads of one feed share.
 *
 * @param plan the description of the feed
 * @param app the app
 * @param source the store
 * @param checkpoints the place of the checkpoints
 * @param codec converts the images
 * @param listener receives the events
 * @param ticker measures the time between checkpoints
 * @param clock has the time from which the age of a change is taken
 */
record FeedContext(
        FeedPlan plan,
        AppId app,
        ChangeSource source,
        Checkpoints checkpoints,
        ObjectCodec codec,
        OperationListener listener,
        Ticker ticker,
        Clock clock) {

    /** Returns the age of a change; zero if the clock of the store is ahead. */
    Duration age(Instant time) {
        Duration age = Duration.between(time, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    void report(Optional<String> subscription, Kind kind, Duration lag, @Nullable Throwable error) {
        listener.onFeedEvent(new FeedEvent(app.name(), subscription, kind, lag, Optional.ofNullable(error)));
    }
}
