package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Sends the requests for streams, each with retries. All of them only read. An expired iterator, trimmed data, a missing
 * stream or shard and an invalid request throw the SDK's exception, since only the reader knows what they mean.
 */
final class StreamClient {
    /** The time that is deducted from this machine's, in seconds, if an answer does not have the service's. */
    private static final long CLOCK_ERROR = 600;

    private final DynamoDbStreamsClient client;
    private final RetryLoop loop;
    private final AttemptLimit limit;

    StreamClient(DynamoDbStreamsClient client, RetryLoop loop) {
        this.client = client;
        this.loop = loop;
        this.limit = new AttemptLimit(client, AttemptLimit.SHORTEST, loop.deadline());
    }

    /**
     * An iterator of a shard.
     *
     * @param text the iterator, which expires after 15 minutes
     * @param time the time of the answer, in seconds, by the service's clock
     */
    record ShardIterator(String text, long time) {}

    /**
     * Lists all shards of a stream.
     *
     * @throws ResourceNotFoundException if there is no such stream
     */
    ShardListing list(String stream, Target target, RequestContext context) {
        List<Shard> shards = new ArrayList<>();
        DescribeStreamResponse answer;
        String last = null;
        do {
            answer = describe(stream, last, target, context);
            shards.addAll(answer.streamDescription().shards());
            last = answer.streamDescription().lastEvaluatedShardId();
        } while (last != null);
        return new ShardListing(shards, answer.streamDescription(), time(answer));
    }

    private DescribeStreamResponse describe(
            String stream, @Nullable String after, Target target, RequestContext context) {
        return send(target, context, limited -> {
            DescribeStreamResponse answer = client.describeStream(request ->
                    request.streamArn(stream).exclusiveStartShardId(after).overrideConfiguration(limited));
            StreamDescription found = answer.streamDescription();
            DataClient.require(
                    found != null && found.streamStatus() != null && found.hasShards(), "the shards of the stream");
            return answer;
        });
    }

    /** Returns an iterator at a position in a shard; {@code END} has none. */
    ShardIterator iterator(String stream, String shard, ShardPosition position, Target target, RequestContext context) {
        GetShardIteratorRequest.Builder request = GetShardIteratorRequest.builder()
                .streamArn(stream)
                .shardId(shard)
                .shardIteratorType(
                        switch (position.kind()) {
                            case LATEST -> ShardIteratorType.LATEST;
                            case AFTER -> ShardIteratorType.AFTER_SEQUENCE_NUMBER;
                            case START, END -> ShardIteratorType.TRIM_HORIZON;
                        });
        if (position.kind() == ShardPosition.Kind.AFTER) {
            request.sequenceNumber(position.sequence());
        }
        return send(target, context, limited -> {
            GetShardIteratorResponse answer = client.getShardIterator(
                    request.overrideConfiguration(limited).build());
            DataClient.require(answer.shardIterator() != null, "the iterator of the shard");
            return new ShardIterator(Objects.requireNonNull(answer.shardIterator()), time(answer));
        });
    }

    /** Reads the next records of a shard. */
    GetRecordsResponse records(String iterator, int count, Target target, RequestContext context) {
        return send(target, context, limited -> {
            GetRecordsResponse answer = client.getRecords(
                    request -> request.shardIterator(iterator).limit(count).overrideConfiguration(limited));
            DataClient.require(answer.hasRecords(), "the records of the shard");
            answer.records().forEach(StreamRecords::requireComplete);
            return answer;
        });
    }

    /** Returns the time of an answer in seconds, by the service's clock. It may be too early, but never too late. */
    static long time(SdkResponse answer) {
        Optional<String> header = answer.sdkHttpResponse() == null
                ? Optional.empty()
                : answer.sdkHttpResponse().firstMatchingHeader("Date");
        try {
            if (header.isPresent()) {
                return DateTimeFormatter.RFC_1123_DATE_TIME
                        .parse(header.get(), Instant::from)
                        .getEpochSecond();
            }
        } catch (DateTimeParseException e) {
            // Another machine on the way has changed it.
        }
        return Clock.systemUTC().instant().getEpochSecond() - CLOCK_ERROR;
    }

    private <R> R send(
            Target target, RequestContext context, Function<@Nullable AwsRequestOverrideConfiguration, R> request) {
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        try {
            return attempts.send(() -> throttling(() -> request.apply(limit.of(attempts))));
        } catch (FailedRequestException e) {
            boolean isAboutPlace = e.getCause() instanceof ExpiredIteratorException
                    || e.getCause() instanceof TrimmedDataAccessException
                    || e.getCause() instanceof ResourceNotFoundException;
            throw isAboutPlace ? (DynamoDbException) e.getCause() : e.ofRead(target);
        }
    }

    /** Sends a request. A limit of streams is one on the rate of requests, unlike that of tables. */
    private static <R> R throttling(Supplier<R> request) {
        try {
            return request.get();
        } catch (LimitExceededException e) {
            throw ProvisionedThroughputExceededException.builder()
                    .message(e.getMessage())
                    .statusCode(e.statusCode())
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ProvisionedThroughputExceededException")
                            .errorMessage(e.getMessage())
                            .serviceName(e.awsErrorDetails().serviceName())
                            .build())
                    .cause(e)
                    .build();
        }
    }
}
