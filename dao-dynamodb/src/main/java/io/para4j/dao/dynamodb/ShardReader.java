package io.para4j.dao.dynamodb;

import io.para4j.error.FeedGapException;
import io.para4j.error.Target;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ItemChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Reads single shards of a stream, and renews their iterators. Used by one thread at a time. */
final class ShardReader {
    /**
     * The age in seconds of a first record that proves that none before it was trimmed: half the retention. A shard is open
     * for about four hours.
     */
    private static final long RECENT = StreamReader.RETENTION / 2;

    private final StreamPosition start;
    private final Target target;
    private final StreamClient client;
    private final StreamRecords records;
    private final LatestIterators latest;

    /** The iterators of shards at the current position. */
    private final Map<String, String> iterators = new HashMap<>();

    /** The times before which records of a shard are left out, since their position has only a time. */
    private final Map<String, Long> leftOut = new HashMap<>();

    ShardReader(
            StreamPosition start, Target target, StreamClient client, StreamRecords records, LatestIterators latest) {
        this.start = start;
        this.target = target;
        this.client = client;
        this.records = records;
        this.latest = latest;
    }

    /**
     * The changes that a request found in a shard.
     *
     * @param changes the changes of the app
     * @param places the position after each of them
     * @param after the position after all records
     * @param isMoving whether there may be more
     */
    record Result(List<ItemChange> changes, List<ShardPosition> places, ShardPosition after, boolean isMoving) {

        /** Returns a page. */
        ChangePage page(StreamPosition before, StreamPosition end, String shard) {
            List<ShardPosition> at = List.copyOf(places);
            return new ChangePage(
                    changes,
                    handled -> (handled == 0
                                    ? before
                                    : handled == at.size() ? end : before.with(shard, at.get(handled - 1)))
                            .toFeedPosition(),
                    ChangePage.Next.MORE);
        }
    }

    /**
     * Reads the records after a position.
     *
     * @param newListing lists the shards of the stream as they are now
     * @throws FeedGapException if records are not available any more
     */
    Result read(
            String shard,
            ShardPosition position,
            int limit,
            Supplier<ShardListing> newListing,
            RequestContext context) {
        try {
            GetRecordsResponse answer = answer(shard, position, limit, context);
            Result result = result(shard, position, answer);
            if (answer.nextShardIterator() == null) {
                iterators.remove(shard);
                leftOut.remove(shard);
            } else {
                iterators.put(shard, answer.nextShardIterator());
            }
            return result;
        } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
            return end(shard, position, newListing.get(), e);
        }
    }

    /** Sends the request with the iterator at hand, or with a new one if there is none or it does not work any more. */
    private GetRecordsResponse answer(String shard, ShardPosition position, int limit, RequestContext context) {
        Optional<String> known = known(shard, position);
        if (known.isPresent()) {
            try {
                return client.records(known.get(), limit, target, context);
            } catch (ExpiredIteratorException e) {
                // It is renewed.
            } catch (TrimmedDataAccessException e) {
                if (position.kind() == ShardPosition.Kind.AFTER) {
                    throw e;
                }
                return afterTrim(shard, position, limit, context, e);
            }
        }
        return renewed(shard, position, limit, context);
    }

    private Optional<String> known(String shard, ShardPosition position) {
        String known = iterators.get(shard);
        boolean isLatest = known == null && position.kind() == ShardPosition.Kind.LATEST;
        return isLatest ? latest.find(shard, position.token()) : Optional.ofNullable(known);
    }

    private GetRecordsResponse renewed(String shard, ShardPosition position, int limit, RequestContext context) {
        iterators.remove(shard);
        ShardPosition from = position;
        if (position.kind() == ShardPosition.Kind.LATEST) {
            leftOut.put(shard, position.time() - ShardPosition.SLACK);
            from = ShardPosition.start(position.complete());
        }
        String iterator;
        try {
            iterator = client.iterator(start.stream(), shard, from, target, context)
                    .text();
        } catch (DynamoDbException e) {
            boolean isNumberGone = Failure.isValidation(e) && from.kind() == ShardPosition.Kind.AFTER;
            throw isNumberGone ? gap(shard, position, e) : e;
        }
        GetRecordsResponse answer = client.records(iterator, limit, target, context);
        iterators.put(shard, iterator);
        return answer;
    }

    /**
     * Reads a shard from its start after an iterator there was refused as too old. DynamoDB Local refuses the iterator of a
     * shard that was empty. The service refuses it only if records were trimmed, and then the next one is old or missing.
     */
    private GetRecordsResponse afterTrim(
            String shard, ShardPosition position, int limit, RequestContext context, TrimmedDataAccessException cause) {
        GetRecordsResponse answer = renewed(shard, position, limit, context);
        boolean isComplete = answer.hasRecords()
                && !answer.records().isEmpty()
                && StreamClient.time(answer)
                                - StreamRecords.time(answer.records().get(0))
                        < RECENT;
        if (!isComplete) {
            throw gap(shard, position, cause);
        }
        return answer;
    }

    private Result result(String shard, ShardPosition position, GetRecordsResponse answer) {
        List<ItemChange> changes = new ArrayList<>();
        List<ShardPosition> places = new ArrayList<>();
        long from = leftOut.getOrDefault(shard, 0L);
        ShardPosition after = position;
        for (Record record : answer.records()) {
            long time = StreamRecords.time(record);
            after = ShardPosition.after(record.dynamodb().sequenceNumber(), time);
            if (time < from) {
                continue;
            }
            ShardPosition place = after;
            Consumer<ItemChange> add = change -> {
                changes.add(change);
                places.add(place);
            };
            records.change(start.app(), record).ifPresent(add);
        }
        if (!changes.isEmpty()) {
            leftOut.remove(shard);
        }
        long now = StreamClient.time(answer);
        boolean isEnd = answer.nextShardIterator() == null;
        return new Result(
                changes,
                places,
                isEnd ? ShardPosition.end(now) : after.completeAt(now),
                isEnd || !answer.records().isEmpty());
    }

    /** Returns the end of a shard that is gone, if every record in it was read. */
    private Result end(String shard, ShardPosition position, ShardListing listing, DynamoDbException cause) {
        boolean isRead = position.kind() == ShardPosition.Kind.AFTER
                && listing.lastNumber(shard)
                        .filter(last ->
                                ShardPosition.number(position.sequence()).compareTo(ShardPosition.number(last)) >= 0)
                        .isPresent();
        if (!isRead) {
            throw gap(shard, position, cause);
        }
        iterators.remove(shard);
        return new Result(List.of(), List.of(), ShardPosition.end(listing.time()), true);
    }

    private FeedGapException gap(String shard, ShardPosition position, @Nullable Throwable cause) {
        String missing = position.kind() == ShardPosition.Kind.AFTER
                ? " was trimmed after sequence number " + Target.quote(position.sequence())
                : " was trimmed before its records were read";
        return new FeedGapException(start.app().name(), "shard " + Target.quote(shard) + missing, cause);
    }
}
