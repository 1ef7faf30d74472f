package io.para4j.dao.dynamodb;

import com.google.inject.Provider;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.CostCounter;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationMeter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** The changes of apps, by the streams of their tables. Safe for use by many threads. */
final class DynamoDBChangeSource implements ChangeSource {
    private final Provider<StreamClient> streams;
    private final StreamAdministration administration;
    private final ItemCodec codec;
    private final RetryLoop loop;
    private final OperationMeter meter;
    private final LatestIterators latest = new LatestIterators();

    DynamoDBChangeSource(
            Provider<StreamClient> streams,
            StreamAdministration administration,
            ItemCodec codec,
            RetryLoop loop,
            OperationMeter meter) {
        this.streams = streams;
        this.administration = administration;
        this.codec = codec;
        this.loop = loop;
        this.meter = meter;
    }

    @Override
    public FeedPosition now(AppId app) {
        return measured(app, (stream, context) -> {
            StreamClient client = streams.get();
            Target target = administration.targetOfRead(app);
            ShardListing listing = listed(app, client.list(stream, target, context));
            SortedMap<String, ShardPosition> frontier = new TreeMap<>();
            for (String shard : listing.leaves()) {
                String token = latest.newToken();
                ShardPosition any = ShardPosition.latest(0, token);
                StreamClient.ShardIterator iterator = client.iterator(stream, shard, any, target, context);
                latest.put(shard, token, iterator.text());
                frontier.put(shard, ShardPosition.latest(iterator.time(), token));
            }
            return new StreamPosition(app, stream, listing.time(), frontier);
        });
    }

    @Override
    public FeedPosition oldest(AppId app) {
        return measured(app, (stream, context) -> {
            Target target = administration.targetOfRead(app);
            ShardListing listing = listed(app, streams.get().list(stream, target, context));
            SortedMap<String, ShardPosition> frontier = new TreeMap<>();
            Predicate<String> isReadable = shard -> isReadable(shard, listing, stream, target, context);
            listing.roots().forEach(root -> addReadable(root, listing, isReadable, frontier));
            return new StreamPosition(app, stream, listing.time(), frontier);
        });
    }

    /** Adds a shard, or the first of its descendants that still have records or are open. */
    private static void addReadable(
            String shard,
            ShardListing listing,
            Predicate<String> isReadable,
            SortedMap<String, ShardPosition> frontier) {
        List<String> children = listing.children(shard);
        if (children.isEmpty() || isReadable.test(shard)) {
            frontier.put(shard, ShardPosition.start(listing.time()));
        } else {
            children.forEach(child -> addReadable(child, listing, isReadable, frontier));
        }
    }

    /** Returns whether a shard can be read. The service lists a shard for some time after its records are gone. */
    private boolean isReadable(
            String shard, ShardListing listing, String stream, Target target, RequestContext context) {
        StreamClient client = streams.get();
        try {
            String iterator = client.iterator(stream, shard, ShardPosition.start(listing.time()), target, context)
                    .text();
            client.records(iterator, 1, target, context);
            return true;
        } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
            return false;
        }
    }

    /** Checks what the stream records. */
    private ShardListing listed(AppId app, ShardListing listing) {
        StreamAdministration.differenceOfView(listing.viewType()).ifPresent(difference -> {
            throw administration.notEnabled(app, difference);
        });
        return listing;
    }

    private FeedPosition measured(AppId app, BiFunction<String, RequestContext, StreamPosition> position) {
        String stream = administration.stream(app);
        try {
            return meter.measure(
                    app,
                    Operation.Kind.READ_CHANGES,
                    0,
                    cost -> position.apply(stream, loop.beginCall(cost, 1)).toFeedPosition());
        } catch (ResourceNotFoundException e) {
            throw new FeedNotEnabledException(
                    app.name(), "stream " + Target.quote(StreamPosition.label(stream)) + " was switched off", e);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(administration.targetOfRead(app), e);
        }
    }

    @Override
    public ChangeReader open(AppId app, FeedPosition from) {
        return new StreamReader(
                parse(app, from), streams.get(), administration, new StreamRecords(codec), latest, loop, meter);
    }

    @Override
    public FeedPosition earliest(AppId app, List<FeedPosition> positions) {
        return StreamPosition.earliest(
                        positions.stream().map(each -> parse(app, each)).toList())
                .toFeedPosition();
    }

    @Override
    public boolean isReached(AppId app, FeedPosition position, FeedPosition by) {
        return parse(app, by).hasReached(parse(app, position));
    }

    private StreamPosition parse(AppId app, FeedPosition position) {
        return StreamPosition.parse(app, codec.layout().table(app), position);
    }

    @Override
    public void enable(AppId app) {
        administration.enable(app);
        TableWait wait = administration.beginWait(app);
        while (!isEnabled(app)) {
            wait.pause("its stream is being created");
        }
    }

    private boolean isEnabled(AppId app) {
        Target target = administration.targetOfRead(app);
        try {
            RequestContext context = loop.beginCall(new CostCounter(), 1);
            return streams.get()
                    .list(administration.stream(app), target, context)
                    .isEnabled();
        } catch (ResourceNotFoundException e) {
            return false;
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target, e);
        }
    }
}
