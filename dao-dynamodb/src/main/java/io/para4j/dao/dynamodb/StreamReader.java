package io.para4j.dao.dynamodb;

import io.para4j.error.FeedGapException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Reads the changes of an app from the shards of a stream. A shard is read once its parent has been read to its end, or
 * is not known. The shards are listed again after the end of each shard, and after {@link #LIST_AGAIN}. One poll asks the
 * shards in turn until one has changes. Used by one thread at a time.
 */
final class StreamReader implements ChangeReader {
    /** The time after which the shards are listed again, measured like the deadlines of calls. */
    static final Duration LIST_AGAIN = Duration.ofSeconds(30);

    /** The same while a child of a shard that was read to its end does not show yet. */
    static final Duration LIST_SOON = Duration.ofSeconds(1);

    /** The time in seconds for which the service keeps records. */
    static final long RETENTION = 24 * 3_600L;

    private final AppId app;
    private final Target target;
    private final StreamClient client;
    private final StreamAdministration administration;
    private final ShardReader shards;
    private final RetryLoop loop;
    private final OperationMeter meter;
    private StreamPosition position;
    private @Nullable ShardListing listing;
    private boolean isListed;
    private long listedAt;
    private String lastAsked = "";
    private @Nullable FeedGapException gap;

    StreamReader(
            StreamPosition position,
            StreamClient client,
            StreamAdministration administration,
            StreamRecords records,
            LatestIterators latest,
            RetryLoop loop,
            OperationMeter meter) {
        this.app = position.app();
        this.target = administration.targetOfRead(app);
        this.client = client;
        this.administration = administration;
        this.shards = new ShardReader(position, target, client, records, latest);
        this.loop = loop;
        this.meter = meter;
        this.position = position;
    }

    @Override
    public ChangePage poll(int limit) {
        if (gap != null) {
            throw gap;
        }
        try {
            return meter.measure(app, Operation.Kind.READ_CHANGES, 0, cost -> poll(limit, loop.beginCall(cost, 1)));
        } catch (FeedGapException e) {
            gap = e;
            throw e;
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target, e);
        }
    }

    private ChangePage poll(int limit, RequestContext context) {
        if (isListingDue()) {
            Optional<ChangePage> end = list(context);
            if (end.isPresent()) {
                return end.get();
            }
        }
        ShardListing listed = listing();
        List<String> ready = ready(listed);
        if (ready.isEmpty() && listed.isDisabled()) {
            return afterLast();
        }
        boolean isMoving = false;
        for (String shard : ready) {
            lastAsked = shard;
            ShardPosition from = Objects.requireNonNull(position.frontier().get(shard));
            ShardReader.Result result = shards.read(shard, from, limit, () -> listedNow(context), context);
            StreamPosition before = position;
            position = position.with(shard, result.after());
            isListed &= !result.after().isEnd();
            isMoving |= result.isMoving();
            if (!result.changes().isEmpty()) {
                return result.page(before, position, shard);
            }
        }
        return empty(isMoving ? ChangePage.Next.MORE : ChangePage.Next.WAIT);
    }

    private ShardListing listedNow(RequestContext context) {
        return client.list(position.stream(), target, context);
    }

    private ChangePage empty(ChangePage.Next next) {
        StreamPosition here = position;
        return new ChangePage(List.of(), handled -> here.toFeedPosition(), next);
    }

    private boolean isListingDue() {
        boolean isChildAwaited = position.frontier().values().stream().anyMatch(ShardPosition::isEnd);
        Duration interval = isChildAwaited ? LIST_SOON : LIST_AGAIN;
        return !isListed || loop.time().ticker().nanos() - listedAt >= interval.toNanos();
    }

    private ShardListing listing() {
        if (listing == null) {
            throw new IllegalStateException("the shards are not listed");
        }
        return listing;
    }

    /** Lists the shards. Returns the last page if the stream is gone with its table. */
    private Optional<ChangePage> list(RequestContext context) {
        ShardListing found;
        try {
            found = listedNow(context);
        } catch (ResourceNotFoundException e) {
            return Optional.of(afterStream(e));
        }
        StreamAdministration.differenceOfView(found.viewType()).ifPresent(difference -> {
            throw administration.notEnabled(app, difference);
        });
        if (listing == null) {
            checkAge(found);
        }
        position = found.advance(position);
        listing = found;
        isListed = true;
        listedAt = loop.time().ticker().nanos();
        return Optional.empty();
    }

    /** Checks that no record can have been trimmed in shards for which no sequence number shows it. */
    private void checkAge(ShardListing found) {
        position.frontier().forEach((shard, at) -> {
            boolean isLast =
                    at.isEnd() && found.isDisabled() && found.children(shard).isEmpty();
            if (at.complete() != 0 && !isLast && found.time() - at.complete() >= RETENTION) {
                throw new FeedGapException(
                        app.name(),
                        "the position in shard " + Target.quote(shard) + " is older than the "
                                + Duration.ofSeconds(RETENTION).toHours()
                                + " hours for which the service keeps records",
                        null);
            }
        });
    }

    /** Returns the shards to read, beginning after the one that was asked last. */
    private List<String> ready(ShardListing listed) {
        List<String> after = new ArrayList<>();
        List<String> first = new ArrayList<>();
        for (String shard : position.frontier().keySet()) {
            if (listed.isReady(shard, position)) {
                (shard.compareTo(lastAsked) > 0 ? after : first).add(shard);
            }
        }
        after.addAll(first);
        return after;
    }

    /** Returns the page after the last record of a stream that is off: the end if the table is gone. */
    private ChangePage afterLast() {
        Optional<TableDescription> table = administration.describe(app);
        if (table.isEmpty()) {
            return empty(ChangePage.Next.END);
        }
        checkSameStream(table.get(), null);
        throw administration.notEnabled(app, "its stream was switched off");
    }

    /** Returns the page after the stream has disappeared, which is a gap unless it was read to its end. */
    private ChangePage afterStream(ResourceNotFoundException cause) {
        Optional<TableDescription> table = administration.describe(app);
        boolean isRead = position.frontier().values().stream().allMatch(ShardPosition::isEnd);
        if (table.isEmpty() && isRead) {
            return empty(ChangePage.Next.END);
        }
        table.ifPresent(found -> checkSameStream(found, cause));
        throw new FeedGapException(
                app.name(),
                "stream " + Target.quote(StreamPosition.label(position.stream())) + " is not available any more",
                cause);
    }

    private void checkSameStream(TableDescription table, @Nullable Throwable cause) {
        boolean isOther = StreamAdministration.isOn(table)
                && table.latestStreamArn() != null
                && !table.latestStreamArn().equals(position.stream());
        if (isOther) {
            throw new FeedGapException(
                    app.name(),
                    "stream " + Target.quote(StreamPosition.label(position.stream()))
                            + " has ended, and the table has a new one, "
                            + Target.quote(StreamPosition.label(table.latestStreamArn())),
                    cause);
        }
    }
}
