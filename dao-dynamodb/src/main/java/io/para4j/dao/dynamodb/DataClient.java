package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Sends single attempts at data requests, and adds the consumed capacity to their cost, index writes included.
 *
 * <p>Every data request asks for the consumed capacity. An answer without it, or without the content that the request
 * asks for, is not the service's, whatever its HTTP status is: a proxy or a cut connection produced it. Such an answer
 * is treated like a lost one, so it is never taken for "not found", for the end of the data or for an applied write.
 */
final class DataClient {
    private final DynamoDbClient client;
    private final AttemptLimit limit;
    private final AnswerInterceptor interceptor;
    private final boolean isAddedToRequests;

    DataClient(DynamoDbClient client, Duration deadline) {
        this.client = client;
        this.limit = new AttemptLimit(client, AttemptLimit.SHORTEST, deadline);
        Optional<AnswerInterceptor> ofClient = AnswerInterceptor.in(client);
        this.interceptor = ofClient.orElseGet(AnswerInterceptor::new);
        this.isAddedToRequests = ofClient.isEmpty()
                && AnswerInterceptor.suits(client.serviceClientConfiguration().overrideConfiguration());
    }

    /** Reads an item, for a caller that needs its attributes. */
    GetItemResponse getItem(GetItemRequest.Builder request, RetryLoop.Attempts attempts) {
        GetItemResponse answer =
                client.getItem(request.overrideConfiguration(limit.of(attempts)).build());
        return checked(answer, false, attempts);
    }

    /** Reads an item. Its attributes are in the answer only if the items are not decoded. */
    GetItemResponse getItem(GetItemRequest.Builder request, AnswerItems items, RetryLoop.Attempts attempts) {
        request.overrideConfiguration(limit.of(attempts));
        GetItemResponse answer = interceptor.send(items, () -> client.getItem(request.build()));
        return checked(answer, items.isDecoded(), attempts);
    }

    private static GetItemResponse checked(GetItemResponse answer, boolean isDecoded, RetryLoop.Attempts attempts) {
        require(isDecoded || !answer.hasItem() || answer.item().containsKey(TableLayout.KEY), "the item's key");
        addRead(answer.consumedCapacity(), attempts);
        return answer;
    }

    void putItem(PutItemRequest.Builder request, RetryLoop.Attempts attempts) {
        addWrite(
                client.putItem(request.overrideConfiguration(limit.of(attempts)).build())
                        .consumedCapacity(),
                attempts);
    }

    void deleteItem(DeleteItemRequest.Builder request, RetryLoop.Attempts attempts) {
        addWrite(
                client.deleteItem(request.overrideConfiguration(limit.of(attempts))
                                .build())
                        .consumedCapacity(),
                attempts);
    }

    /** Updates an item. */
    void updateItem(UpdateItemRequest.Builder request, RetryLoop.Attempts attempts) {
        addWrite(
                client.updateItem(request.overrideConfiguration(limit.of(attempts))
                                .build())
                        .consumedCapacity(),
                attempts);
    }

    /**
     * Updates an item by a request that asks for the item after it. The attributes are returned; they are empty if the
     * items are decoded.
     */
    Map<String, AttributeValue> updateItem(
            UpdateItemRequest.Builder request, AnswerItems items, RetryLoop.Attempts attempts) {
        request.overrideConfiguration(limit.of(attempts));
        UpdateItemResponse answer = interceptor.send(items, () -> client.updateItem(request.build()));
        require(
                answer.hasAttributes()
                        && (items.isDecoded() || answer.attributes().containsKey(TableLayout.KEY)),
                "the updated item");
        addWrite(answer.consumedCapacity(), attempts);
        return answer.attributes();
    }

    /** Reads a page of an index. The items' attributes are in the answer only if the items are not decoded. */
    QueryResponse query(QueryRequest request, AnswerItems items, RetryLoop.Attempts attempts) {
        QueryRequest limited =
                request.toBuilder().overrideConfiguration(ofMany(attempts)).build();
        return checked(interceptor.send(items, () -> client.query(limited)), attempts);
    }

    /** Reads a page of the keys in an index. */
    QueryResponse query(QueryRequest request, RetryLoop.Attempts attempts) {
        return checked(
                client.query(request.toBuilder()
                        .overrideConfiguration(limit.of(attempts))
                        .build()),
                attempts);
    }

    /** Returns the settings of an attempt whose answer can have many items; null if those of the client will do. */
    private @Nullable AwsRequestOverrideConfiguration ofMany(RetryLoop.Attempts attempts) {
        return isAddedToRequests ? limit.of(attempts, interceptor.forOneRequest()) : limit.of(attempts);
    }

    private static QueryResponse checked(QueryResponse answer, RetryLoop.Attempts attempts) {
        require(answer.hasItems(), "items");
        addRead(answer.consumedCapacity(), attempts);
        return answer;
    }

    /** Reads a page of a table. The items' attributes are in the answer only if the items are not decoded. */
    ScanResponse scan(ScanRequest request, AnswerItems items, RetryLoop.Attempts attempts) {
        ScanRequest limited =
                request.toBuilder().overrideConfiguration(ofMany(attempts)).build();
        ScanResponse answer = interceptor.send(items, () -> client.scan(limited));
        require(answer.hasItems(), "items");
        addRead(answer.consumedCapacity(), attempts);
        return answer;
    }

    /** Reads items by their keys. Their attributes are in the answer only if the items are not decoded. */
    BatchGetItemResponse batchGetItem(BatchGetItemRequest request, AnswerItems items, RetryLoop.Attempts attempts) {
        BatchGetItemRequest limited =
                request.toBuilder().overrideConfiguration(ofMany(attempts)).build();
        BatchGetItemResponse answer = interceptor.send(items, () -> client.batchGetItem(limited));
        for (String table : request.requestItems().keySet()) {
            boolean isAnswered = answer.responses().containsKey(table)
                    || answer.unprocessedKeys().containsKey(table);
            require(isAnswered, "the items of table " + table);
        }
        requireAll(answer.consumedCapacity()).forEach(each -> addRead(each, attempts));
        return answer;
    }

    BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request, RetryLoop.Attempts attempts) {
        BatchWriteItemResponse answer = client.batchWriteItem(
                request.toBuilder().overrideConfiguration(limit.of(attempts)).build());
        requireAll(answer.consumedCapacity()).forEach(each -> addWrite(each, attempts));
        return answer;
    }

    private static List<ConsumedCapacity> requireAll(List<ConsumedCapacity> consumed) {
        require(!consumed.isEmpty(), "the consumed capacity");
        return consumed;
    }

    private static void addRead(@Nullable ConsumedCapacity consumed, RetryLoop.Attempts attempts) {
        attempts.cost().addReadUnits(units(consumed));
    }

    private static void addWrite(@Nullable ConsumedCapacity consumed, RetryLoop.Attempts attempts) {
        attempts.cost().addWriteUnits(units(consumed));
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        Double units = consumed == null ? null : consumed.capacityUnits();
        require(units != null, "the consumed capacity");
        return units == null ? 0 : units;
    }

    /**
     * Checks that an answer has what the service always sends.
     *
     * @throws SdkClientException if not; {@link Failure} takes it for a lost answer
     */
    static void require(boolean isPresent, String content) {
        if (!isPresent) {
            throw SdkClientException.create("the answer is incomplete: it lacks " + content);
        }
    }
}
