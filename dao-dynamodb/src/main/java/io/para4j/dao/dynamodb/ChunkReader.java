package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads the items of one chunk by BatchGetItem, and requests unprocessed keys again. */
final class ChunkReader {
    private final DataClient client;
    private final TableLayout layout;
    private final ItemCodec codec;

    ChunkReader(DataClient client, TableLayout layout, ItemCodec codec) {
        this.client = client;
        this.layout = layout;
        this.codec = codec;
    }

    /**
     * Reads a chunk.
     *
     * @param app the app
     * @param ids the ids, as many as one BatchGetItem accepts
     * @param consistency the consistency of the read
     * @param attempts the attempts at this read, or at the write whose result it reads back
     * @return the stored items by id
     * @throws FailedRequestException if the read fails
     */
    Map<String, Item> read(AppId app, List<String> ids, Consistency consistency, RetryLoop.Attempts attempts) {
        String table = layout.table(app);
        Map<String, Item> found = new HashMap<>();
        KeysAndAttributes pending = keys(app, ids, consistency);
        while (true) {
            BatchGetItemRequest request = BatchGetItemRequest.builder()
                    .requestItems(Map.of(table, pending))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build();
            AnswerItems items = codec.answerItems(app, AnswerItems.Member.RESPONSES);
            BatchGetItemResponse response = attempts.readBack(() -> client.batchGetItem(request, items, attempts));
            int before = found.size();
            if (items.isDecoded()) {
                items.decoded().forEach(item -> found.put(item.id(), item));
            } else {
                for (Map<String, AttributeValue> each : response.responses().getOrDefault(table, List.of())) {
                    Item item = codec.decode("read", app, each);
                    found.put(item.id(), item);
                }
            }
            KeysAndAttributes unprocessed = response.unprocessedKeys().get(table);
            if (unprocessed == null) {
                return found;
            }
            pending = unprocessed;
            attempts.waitForCapacity(found.size() > before);
        }
    }

    private KeysAndAttributes keys(AppId app, List<String> ids, Consistency consistency) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>(ids.size());
        ids.forEach(id -> keys.add(codec.key(app, id)));
        return KeysAndAttributes.builder()
                .keys(keys)
                .consistentRead(consistency == Consistency.STRONG)
                .build();
    }
}
