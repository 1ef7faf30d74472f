package io.para4j.examples.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Calls that read and write many bicycles, written with care for the low-level client. */
final class HandWrittenBulk {
    private static final int CHUNK = 25;

    private final DynamoDbClient client;

    HandWrittenBulk(DynamoDbClient client) {
        this.client = client;
    }

    /** A page of bicycles, and the key of the last one. */
    record Bicycles(List<Bicycle> objects, Map<String, AttributeValue> last) {}

    /** Reads up to 100 bicycles by BatchGetItem. */
    Map<String, Bicycle> readAll(List<String> ids) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>(ids.size());
        for (String id : ids) {
            keys.add(Map.of("key", AttributeValue.createS(id)));
        }
        Map<String, KeysAndAttributes> pending =
                Map.of(HandWritten.TABLE, KeysAndAttributes.builder().keys(keys).build());
        Map<String, Bicycle> found = new HashMap<>(2 * ids.size());
        while (!pending.isEmpty()) {
            BatchGetItemResponse response = client.batchGetItem(
                    BatchGetItemRequest.builder().requestItems(pending).build());
            for (Map<String, AttributeValue> item : response.responses().getOrDefault(HandWritten.TABLE, List.of())) {
                Bicycle bicycle = HandWritten.bicycle(item);
                found.put(bicycle.getId(), bicycle);
            }
            pending = response.unprocessedKeys();
        }
        return found;
    }

    /** Reads the first page by Scan. */
    Bicycles readPage(int limit) {
        ScanResponse response = client.scan(
                ScanRequest.builder().tableName(HandWritten.TABLE).limit(limit).build());
        List<Bicycle> bicycles = new ArrayList<>(limit);
        for (Map<String, AttributeValue> item : response.items()) {
            bicycles.add(HandWritten.bicycle(item));
        }
        return new Bicycles(bicycles, response.lastEvaluatedKey());
    }

    /** Finds bicycles of a brand from a price on by Query. */
    Bicycles find(String brand, String price, int limit) {
        QueryResponse response = client.query(QueryRequest.builder()
                .tableName(HandWritten.TABLE)
                .indexName("bicycle.by_brand")
                .keyConditionExpression("appid = :a and #t = :t and brand = :b and price >= :p")
                .expressionAttributeNames(Map.of("#t", "type"))
                .expressionAttributeValues(Map.of(
                        ":a", AttributeValue.createS("shop"),
                        ":t", AttributeValue.createS("bicycle"),
                        ":b", AttributeValue.createS(brand),
                        ":p", AttributeValue.createN(price)))
                .limit(limit)
                .build());
        List<Bicycle> bicycles = new ArrayList<>(limit);
        for (Map<String, AttributeValue> item : response.items()) {
            bicycles.add(HandWritten.bicycle(item));
        }
        return new Bicycles(bicycles, response.lastEvaluatedKey());
    }

    /** Creates bicycles under new ids, 25 by each BatchWriteItem. */
    List<String> createAll(List<Bicycle> bicycles) {
        return putAll(bicycles, bicycle -> UUID.randomUUID().toString());
    }

    /** Creates or replaces bicycles under their ids, 25 by each BatchWriteItem, which has no conditions. */
    List<String> putAll(List<Bicycle> bicycles) {
        return putAll(bicycles, Bicycle::getId);
    }

    private List<String> putAll(List<Bicycle> bicycles, Function<Bicycle, String> idOf) {
        List<String> ids = new ArrayList<>(bicycles.size());
        for (int start = 0; start < bicycles.size(); start += CHUNK) {
            List<WriteRequest> writes = new ArrayList<>(CHUNK);
            for (Bicycle bicycle : bicycles.subList(start, Math.min(start + CHUNK, bicycles.size()))) {
                PutRequest put = PutRequest.builder()
                        .item(HandWritten.newItem(idOf.apply(bicycle), bicycle))
                        .build();
                writes.add(WriteRequest.builder().putRequest(put).build());
                ids.add(bicycle.getId());
            }
            Map<String, List<WriteRequest>> pending = Map.of(HandWritten.TABLE, writes);
            while (!pending.isEmpty()) {
                pending = client.batchWriteItem(BatchWriteItemRequest.builder()
                                .requestItems(pending)
                                .build())
                        .unprocessedItems();
            }
        }
        return ids;
    }

    /** Creates bicycles under their ids, each by a PutItem with a condition, one after the other. */
    List<String> createEach(List<Bicycle> bicycles) {
        List<String> ids = new ArrayList<>(bicycles.size());
        for (Bicycle bicycle : bicycles) {
            client.putItem(PutItemRequest.builder()
                    .tableName(HandWritten.TABLE)
                    .item(HandWritten.newItem(Objects.requireNonNull(bicycle.getId()), bicycle))
                    .conditionExpression(HandWritten.IS_NEW)
                    .expressionAttributeNames(HandWritten.KEY_NAME)
                    .build());
            ids.add(bicycle.getId());
        }
        return ids;
    }

    /** Creates up to 100 bicycles under their ids by TransactWriteItems, all or none. */
    List<String> createTogether(List<Bicycle> bicycles) {
        List<String> ids = new ArrayList<>(bicycles.size());
        List<TransactWriteItem> writes = new ArrayList<>(bicycles.size());
        for (Bicycle bicycle : bicycles) {
            Put put = Put.builder()
                    .tableName(HandWritten.TABLE)
                    .item(HandWritten.newItem(Objects.requireNonNull(bicycle.getId()), bicycle))
                    .conditionExpression(HandWritten.IS_NEW)
                    .expressionAttributeNames(HandWritten.KEY_NAME)
                    .build();
            writes.add(TransactWriteItem.builder().put(put).build());
            ids.add(bicycle.getId());
        }
        client.transactWriteItems(
                TransactWriteItemsRequest.builder().transactItems(writes).build());
        return ids;
    }
}
