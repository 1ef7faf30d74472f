package io.para4j.internal.feed;

import io.para4j.feed.SubscriptionStatus;
import io.para4j.feed.SubscriptionStatus.State;
import io.para4j.spi.FeedPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The counts and the state of one subscription. One thread changes it, any thread reads it. */
final class Progress {
    private final String name;
    private State state = State.RUNNING;
    private long handled;
    private long failures;
    private long deadLetters;
    private @Nullable Instant current;
    private @Nullable Supplier<FeedPosition> position;
    private @Nullable Throwable failure;

    Progress(String name) {
        this.name = name;
    }

    synchronized void begins(Instant time) {
        current = time;
    }

    synchronized void handled(Supplier<FeedPosition> after) {
        handled++;
        failure = null;
        passed(after);
    }

    private void passed(Supplier<FeedPosition> after) {
        state = State.RUNNING;
        position = after;
    }

    synchronized void deadLetter(Supplier<FeedPosition> after) {
        deadLetters++;
        passed(after);
    }

    synchronized void failed(Throwable error) {
        failures++;
        failure = error;
        state = State.RETRYING;
    }

    synchronized void caughtUp() {
        current = null;
    }

    synchronized void stopped(Optional<Throwable> error) {
        state = State.STOPPED;
        error.ifPresent(each -> failure = each);
    }

    /** Returns the time of the change that is to be handled next; empty if every change that is known has been handled. */
    synchronized Optional<Instant> current() {
        return Optional.ofNullable(current);
    }

    synchronized SubscriptionStatus status(Function<Optional<Instant>, Duration> lag) {
        return new SubscriptionStatus(
                name,
                state,
                handled,
                failures,
                deadLetters,
                lag.apply(current()),
                Optional.ofNullable(position).map(Supplier::get),
                Optional.ofNullable(failure));
    }
}
