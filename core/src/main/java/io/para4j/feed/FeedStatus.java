package io.para4j.feed;

import java.util.List;
import java.util.Optional;

/**
 * The status of a feed. Immutable.
 *
 * @param app the name of the app
 * @param isRunning whether at least one subscription is running
 * @param isAppDeleted whether the feed has ended because its app was deleted, after all changes before were handled
 * @param failure the error that ended the feed, or the last failure of a read that is being repeated
 * @param versionGaps the number of times that the versions of one object showed a missing change in between; another
 *     program that writes without versions can cause this too
 * @param subscriptions the subscriptions, in the order of the plan
 */
public record FeedStatus(
        String app,
        boolean isRunning,
        boolean isAppDeleted,
        Optional<Throwable> failure,
        long versionGaps,
        List<SubscriptionStatus> subscriptions) {

    /**
     * Returns the status of a subscription.
     *
     * @param name the name of the subscription
     * @return its status
     * @throws IllegalArgumentException if the feed has no such subscription
     */
    public SubscriptionStatus subscription(String name) {
        return subscriptions.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the feed has no subscription '" + name + "'"));
    }
}
