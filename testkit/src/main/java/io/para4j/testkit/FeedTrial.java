package io.para4j.testkit;

import io.para4j.Patch;
import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Changes;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.Subscription;
import io.para4j.spi.FeedPosition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** The feeds of one subscription, one after the other, over the versions of one object. */
final class FeedTrial implements AutoCloseable {
    private final Duration patience;
    private final Tenant tenant;
    private final Changes changes;
    private final String app;
    private final String name;
    private final String id;
    private final Deque<Feed> feeds = new ArrayDeque<>();

    private FeedTrial(Duration patience, Tenant tenant, Changes changes, String name, String id) {
        this.patience = patience;
        this.tenant = tenant;
        this.changes = changes;
        this.app = tenant.app().name();
        this.name = name;
        this.id = id;
    }

    /** Starts the recording of changes in the app of the tests. */
    static FeedTrial begin(Kit kit) {
        Changes changes = kit.changes();
        Tenant tenant = kit.tenant();
        kit.para().apps().enableFeed(tenant.app().name());
        return new FeedTrial(kit.feedPatience(), tenant, changes, kit.newId(), kit.newId());
    }

    /** Returns the name of the subscription. */
    String name() {
        return name;
    }

    /** Returns the id of the object. */
    String id() {
        return id;
    }

    /** Returns a handler. */
    HandledChanges handler(ChangeHandler behaviour) {
        return new HandledChanges(patience, behaviour);
    }

    /** Starts a feed from now or from the checkpoint, whose handler is given a failed change again at once. */
    Feed start(ChangeHandler handler, UnaryOperator<Subscription> settings) {
        Subscription subscription =
                settings.apply(Subscription.of(name, handler).backoff(Duration.ZERO, Duration.ZERO));
        return start(FeedPlan.of(app).each(subscription));
    }

    Feed start(ChangeHandler handler) {
        return start(handler, subscription -> subscription);
    }

    Feed start(FeedPlan plan) {
        Feed feed = changes.start(plan.pollEvery(Duration.ofMillis(10)));
        feeds.push(feed);
        return feed;
    }

    /** Makes changes, each a version of the object. */
    void change(int count) {
        for (int i = 0; i < count; i++) {
            if (tenant.find(id).isEmpty()) {
                tenant.given(new Gadget(id));
            } else {
                tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1));
            }
        }
    }

    /** Returns the checkpoint that is stored. */
    FeedPosition checkpoint() {
        return checkpoint(name);
    }

    private FeedPosition checkpoint(String subscription) {
        return changes.checkpoints()
                .read(app, subscription)
                .orElseThrow(() -> new AssertionError("no checkpoint of the subscription is stored"));
    }

    /** Waits until a feed has stopped by itself. */
    void awaitStop(Feed feed) {
        try {
            Facts.claim(feed.awaitStop(patience), "the feed has not stopped within %s s", patience.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the wait for the end of the feed was interrupted", e);
        }
    }

    /** Proves that the next feed of the subscription begins with a version and misses none up to the last one. */
    void resumesAt(long version, long last) {
        HandledChanges rest = handler(change -> {});
        Feed feed = start(rest);
        rest.awaitHandled((int) (last - version + 1));
        feed.close();
        Facts.equal(
                "versions that the next feed is given",
                LongStream.rangeClosed(version, last).boxed().toList(),
                rest.givenVersions());
    }

    /** Closes the feeds that are open, and removes the checkpoints. */
    @Override
    public void close() {
        feeds.forEach(Feed::close);
        List.of(name, name + "-2").forEach(each -> changes.checkpoints().delete(app, each));
    }
}
