package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes up to 25 items by one BatchWriteItem, and sends again what the service leaves unprocessed. */
final class ChunkWriter {
    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Layout layout;
    private final ItemCodec codec;

    ChunkWriter(DynamoDbClient client, RetryLoop loop, Layout layout, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.layout = layout;
        this.codec = codec;
    }

    /** Writes a chunk, and sets the outcome of each of its writes. */
    void write(AppId app, List<BatchWrite> chunk, Outcomes outcomes, Call call) {
        List<BatchWrite> pending = new ArrayList<>(chunk);
        try {
            send(app, pending, outcomes, call);
        } catch (FailedCallException e) {
            pending.forEach(write -> outcomes.set(write.index(), Outcome.of(e.ofWrite(write.target()))));
        } catch (ParaException e) {
            pending.forEach(write -> outcomes.set(write.index(), Outcome.of(e)));
        } catch (DynamoDbException e) {
            // The service does not say which write it finds invalid, and has applied none of them.
            pending.forEach(write -> outcomes.set(write.index(), write.run(call)));
        }
    }

    private void send(AppId app, List<BatchWrite> pending, Outcomes outcomes, Call call) {
        String table = layout.table(app);
        List<WriteRequest> writes = new ArrayList<>(pending.size());
        pending.forEach(write -> writes.add(request(app, write)));
        RetryLoop.Attempts attempts = loop.begin(call, RetryLoop.Repeat.UNSAFE);
        List<WriteRequest> unprocessed = writes;
        while (true) {
            BatchWriteItemRequest request = BatchWriteItemRequest.builder()
                    .requestItems(Map.of(table, unprocessed))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build();
            BatchWriteItemResponse response = attempts.send(() -> client.batchWriteItem(request));
            call.usage().addWrites(response.consumedCapacity());
            int before = pending.size();
            unprocessed = response.unprocessedItems().getOrDefault(table, List.of());
            settle(app, pending, unprocessed, outcomes);
            if (unprocessed.isEmpty()) {
                return;
            }
            attempts.waitForCapacity(pending.size() < before);
        }
    }

    private void settle(AppId app, List<BatchWrite> pending, List<WriteRequest> unprocessed, Outcomes outcomes) {
        Set<String> left = unprocessed.stream().map(ChunkWriter::key).collect(Collectors.toSet());
        pending.removeIf(write -> {
            if (left.contains(layout.key(app, write.id()))) {
                return false;
            }
            outcomes.set(write.index(), Outcome.DONE);
            return true;
        });
    }

    private static String key(WriteRequest request) {
        return ItemCodec.keyOf(
                request.putRequest() != null
                        ? request.putRequest().item()
                        : request.deleteRequest().key());
    }

    private WriteRequest request(AppId app, BatchWrite write) {
        return write.item()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(codec.encode(app, item)))
                        .build())
                .orElseGet(() -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(codec.key(app, write.id())))
                        .build());
    }
}
