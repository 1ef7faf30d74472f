package io.para4j.internal.feed;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.feed.Changes;
import io.para4j.feed.Checkpoints;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStart;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Closer;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Ticker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The changes of a store. */
public final class StoreChanges implements Changes {
    private final ChangeSource source;
    private final Function<String, AppId> apps;
    private final ObjectCodec codec;
    private final Checkpoints checkpoints;
    private final OperationListener listener;
    private final Ticker ticker;
    private final Clock clock;
    private final RunningFeeds feeds;

    /**
     * Creates the changes.
     *
     * @param apps returns where the objects of an app are stored
     * @param checkpoints the default place of checkpoints
     * @param closer closes the running feeds with Para
     */
    public StoreChanges(
            ChangeSource source,
            Function<String, AppId> apps,
            ObjectCodec codec,
            Checkpoints checkpoints,
            OperationListener listener,
            Ticker ticker,
            Clock clock,
            Closer closer) {
        this.source = source;
        this.apps = apps;
        this.codec = codec;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.ticker = ticker;
        this.clock = clock;
        this.feeds = closer.register(new RunningFeeds());
    }

    @Override
    public Feed start(FeedPlan plan) {
        if (plan.subscriptions().isEmpty()) {
            throw new IllegalArgumentException("the feed of app " + Target.quote(plan.app())
                    + " has no subscription; add one by FeedPlan.each(...)");
        }
        AppId app = apps.apply(plan.app());
        Checkpoints place = plan.checkpoints().orElse(checkpoints);
        FeedContext context = new FeedContext(plan, app, source, place, codec, listener, ticker, clock);
        List<FeedPosition> starts = starts(context);
        FeedPosition first = new HashSet<>(starts).size() == 1 ? starts.get(0) : source.earliest(app, starts);
        ChangeReader reader = source.open(app, first);
        RunningFeed feed = RunningFeed.start(context, reader, starts, first, feeds::remove);
        if (!feeds.add(feed)) {
            feed.close();
            throw StorageException.closed("feed of app " + Target.quote(plan.app()), null);
        }
        return feed;
    }

    /** Returns the position at which each subscription begins. That of a new subscription is stored before it begins. */
    private List<FeedPosition> starts(FeedContext context) {
        List<Optional<FeedPosition>> stored = new ArrayList<>();
        for (Subscription each : context.plan().subscriptions()) {
            stored.add(context.checkpoints().read(context.app().name(), each.name()));
        }
        if (stored.stream().allMatch(Optional::isPresent)) {
            return stored.stream().flatMap(Optional::stream).toList();
        }
        FeedPosition start = position(context.app(), context.plan().start());
        List<FeedPosition> starts = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (stored.get(i).isEmpty()) {
                String name = context.plan().subscriptions().get(i).name();
                context.checkpoints().write(context.app().name(), name, start);
            }
            starts.add(stored.get(i).orElse(start));
        }
        return starts;
    }

    private FeedPosition position(AppId app, FeedStart start) {
        if (start instanceof FeedStart.At at) {
            return at.position();
        }
        return start instanceof FeedStart.Oldest ? source.oldest(app) : source.now(app);
    }

    @Override
    public ObjectChange typed(ItemChange change, FeedPosition position) {
        Objects.requireNonNull(position, "position");
        return new DecodedChange(change, () -> position, codec);
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }
}
