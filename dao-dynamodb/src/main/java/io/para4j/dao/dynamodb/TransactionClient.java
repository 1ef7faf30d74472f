package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Sends single attempts at transactions, and adds the consumed capacity to their cost. An incomplete answer is treated like
 * a lost one, as {@link DataClient} does.
 */
final class TransactionClient {
    private final DynamoDbClient client;
    private final AttemptLimit limit;

    TransactionClient(DynamoDbClient client, Duration deadline) {
        this.client = client;
        this.limit = new AttemptLimit(client, AttemptLimit.SHORTEST, deadline);
    }

    /**
     * Writes items together. The service charges write units for the transaction that it applies, and read units for each
     * repetition of one that it has already applied.
     */
    void write(TransactWriteItemsRequest.Builder request, RetryLoop.Attempts attempts) {
        List<ConsumedCapacity> consumed = client.transactWriteItems(
                        request.overrideConfiguration(limit.of(attempts)).build())
                .consumedCapacity();
        require(!consumed.isEmpty(), "the consumed capacity");
        consumed.forEach(each -> addWrite(each, attempts.cost()));
    }

    private static void addWrite(ConsumedCapacity consumed, CostCounter cost) {
        double total = units(consumed);
        @Nullable Double read = consumed.readCapacityUnits();
        @Nullable Double write = consumed.writeCapacityUnits();
        if (read == null && write == null) {
            cost.addWriteUnits(total);
            return;
        }
        cost.addReadUnits(read == null ? 0 : read);
        cost.addWriteUnits(write == null ? 0 : write);
    }

    /** Reads items together. The attributes are in the order of the request; those of a missing item are empty. */
    List<Map<String, AttributeValue>> read(TransactGetItemsRequest.Builder request, RetryLoop.Attempts attempts) {
        TransactGetItemsRequest limited =
                request.overrideConfiguration(limit.of(attempts)).build();
        TransactGetItemsResponse answer = client.transactGetItems(limited);
        List<ItemResponse> items = answer.responses();
        require(items.size() == limited.transactItems().size(), "an item for each key");
        require(!answer.consumedCapacity().isEmpty(), "the consumed capacity");
        answer.consumedCapacity().forEach(each -> attempts.cost().addReadUnits(units(each)));
        return items.stream().map(ItemResponse::item).toList();
    }

    private static double units(ConsumedCapacity consumed) {
        require(consumed.capacityUnits() != null, "the consumed capacity");
        return Objects.requireNonNull(consumed.capacityUnits());
    }

    private static void require(boolean isPresent, String content) {
        DataClient.require(isPresent, content);
    }
}
