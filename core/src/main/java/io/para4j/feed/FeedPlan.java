package io.para4j.feed;

import io.para4j.spi.AppId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The description of a feed that {@link Changes#start} starts. Immutable: each method returns a changed copy.
 *
 * @param app the name of the app
 * @param start the point at which subscriptions without a checkpoint begin; the default is now
 * @param subscriptions the subscriptions, each with a different name
 * @param checkpoints the place that keeps the checkpoints; the default is the root app
 * @param pollInterval the time between two polls while no change follows, from 10 ms; the default is 1 s
 * @param checkpointInterval the time after which a subscription that has moved stores its checkpoint; the default is
 *     5 s. A process that is killed repeats the changes of this time
 */
public record FeedPlan(
        String app,
        FeedStart start,
        List<Subscription> subscriptions,
        Optional<Checkpoints> checkpoints,
        Duration pollInterval,
        Duration checkpointInterval) {
    private static final Duration SHORTEST_POLL = Duration.ofMillis(10);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the app's name is not valid, two subscriptions have one name, the poll interval
     *     is too short, or the checkpoint interval is negative
     */
    public FeedPlan {
        AppId.checkName(app);
        Objects.requireNonNull(start, "start");
        subscriptions = List.copyOf(subscriptions);
        if (subscriptions.stream().map(Subscription::name).distinct().count() < subscriptions.size()) {
            throw new IllegalArgumentException("two subscriptions of a feed have the same name: "
                    + subscriptions.stream().map(Subscription::name).toList());
        }
        Objects.requireNonNull(checkpoints, "checkpoints");
        if (pollInterval.compareTo(SHORTEST_POLL) < 0) {
            throw new IllegalArgumentException(
                    "the poll interval is " + pollInterval + ", expected at least " + SHORTEST_POLL);
        }
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("the checkpoint interval " + checkpointInterval + " is negative");
        }
    }

    /**
     * Returns a feed without subscriptions.
     *
     * @param app the name of the app
     * @return the description
     */
    public static FeedPlan of(String app) {
        return new FeedPlan(
                app, FeedStart.now(), List.of(), Optional.empty(), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /**
     * Returns a copy whose subscriptions begin elsewhere if they have no checkpoint.
     *
     * @param point the point
     * @return the copy
     */
    public FeedPlan from(FeedStart point) {
        return new FeedPlan(app, point, subscriptions, checkpoints, pollInterval, checkpointInterval);
    }

    /**
     * Returns a copy with another handler, whose failures are treated as by default.
     *
     * @param name the name of the subscription, under which its checkpoint is stored
     * @param handler the handler
     * @return the copy
     */
    public FeedPlan each(String name, ChangeHandler handler) {
        return each(Subscription.of(name, handler));
    }

    /**
     * Returns a copy with another subscription.
     *
     * @param subscription the subscription
     * @return the copy
     */
    public FeedPlan each(Subscription subscription) {
        List<Subscription> all = new ArrayList<>(subscriptions);
        all.add(subscription);
        return new FeedPlan(app, start, all, checkpoints, pollInterval, checkpointInterval);
    }

    /**
     * Returns a copy that keeps its checkpoints elsewhere.
     *
     * @param place the place
     * @return the copy
     */
    public FeedPlan checkpoints(Checkpoints place) {
        return new FeedPlan(app, start, subscriptions, Optional.of(place), pollInterval, checkpointInterval);
    }

    /**
     * Returns a copy with another time between two polls.
     *
     * @param interval the time, from 10 ms
     * @return the copy
     */
    public FeedPlan pollEvery(Duration interval) {
        return new FeedPlan(app, start, subscriptions, checkpoints, interval, checkpointInterval);
    }

    /**
     * Returns a copy with another time between two checkpoints.
     *
     * @param interval the time; zero stores a checkpoint after each change
     * @return the copy
     */
    public FeedPlan checkpointEvery(Duration interval) {
        return new FeedPlan(app, start, subscriptions, checkpoints, pollInterval, interval);
    }
}
