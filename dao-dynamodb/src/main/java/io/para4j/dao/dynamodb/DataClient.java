package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Sends single attempts at data requests, and adds the consumed capacity to their cost, index writes included.
 *
 * <p>Every data request asks for the consumed capacity. An answer without it, or without the content that the request
 * asks for, is not the service's, whatever its HTTP status is: a proxy or a cut connection produced it. Such an answer
 * is treated like a lost one, so it is never taken for "not found", for the end of the data or for an applied write.
 */
final class DataClient {
    /** The time that every attempt may take, so that a request that is sent late can still be answered. */
    static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(2);

    private final DynamoDbClient client;
    private final AttemptLimit limit;

    DataClient(DynamoDbClient client) {
        this.client = client;
        this.limit = new AttemptLimit(client, SHORTEST_ATTEMPT);
    }

    GetItemResponse getItem(GetItemRequest request, RetryLoop.Attempts attempts) {
        GetItemResponse answer = client.getItem(
                request.toBuilder().overrideConfiguration(limit.of(attempts)).build());
        require(!answer.hasItem() || answer.item().containsKey(TableLayout.KEY), "the item's key");
        addRead(answer.consumedCapacity(), attempts);
        return answer;
    }

    void putItem(PutItemRequest request, RetryLoop.Attempts attempts) {
        addWrite(
                client.putItem(request.toBuilder()
                                .overrideConfiguration(limit.of(attempts))
                                .build())
                        .consumedCapacity(),
                attempts);
    }

    void deleteItem(DeleteItemRequest request, RetryLoop.Attempts attempts) {
        addWrite(
                client.deleteItem(request.toBuilder()
                                .overrideConfiguration(limit.of(attempts))
                                .build())
                        .consumedCapacity(),
                attempts);
    }

    /** Updates an item, and returns the attributes after the update. Empty if the request does not ask for them. */
    Map<String, AttributeValue> updateItem(UpdateItemRequest request, RetryLoop.Attempts attempts) {
        var answer = client.updateItem(
                request.toBuilder().overrideConfiguration(limit.of(attempts)).build());
        boolean isWithItem = answer.hasAttributes() && answer.attributes().containsKey(TableLayout.KEY);
        require(isWithItem || request.returnValues() != ReturnValue.ALL_NEW, "the updated item");
        addWrite(answer.consumedCapacity(), attempts);
        return isWithItem ? answer.attributes() : Map.of();
    }

    QueryResponse query(QueryRequest request, RetryLoop.Attempts attempts) {
        QueryResponse answer = client.query(
                request.toBuilder().overrideConfiguration(limit.of(attempts)).build());
        require(answer.hasItems(), "items");
        addRead(answer.consumedCapacity(), attempts);
        return answer;
    }

    ScanResponse scan(ScanRequest request, RetryLoop.Attempts attempts) {
        ScanResponse answer = client.scan(
                request.toBuilder().overrideConfiguration(limit.of(attempts)).build());
        require(answer.hasItems(), "items");
        addRead(answer.consumedCapacity(), attempts);
        return answer;
    }

    BatchGetItemResponse batchGetItem(BatchGetItemRequest request, RetryLoop.Attempts attempts) {
        BatchGetItemResponse answer = client.batchGetItem(
                request.toBuilder().overrideConfiguration(limit.of(attempts)).build());
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
