package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes the items of one chunk by BatchWriteItem. Unprocessed writes are sent again. A chunk that the service refuses
 * as invalid is halved until the invalid write stands alone.
 */
final class ChunkWriter {
    private final DataClient client;
    private final RetryLoop loop;
    private final TableLayout layout;
    private final ItemCodec codec;
    private final LostCreations lostCreations;

    ChunkWriter(DataClient client, RetryLoop loop, TableLayout layout, ItemCodec codec, LostCreations lostCreations) {
        this.client = client;
        this.loop = loop;
        this.layout = layout;
        this.codec = codec;
        this.lostCreations = lostCreations;
    }

    /** Performs the writes of a chunk, which are all of one kind, and sets the outcome of each. */
    void write(AppId app, List<BatchWrite> chunk, BatchOutcomes outcomes, RequestContext context) {
        boolean isNew = chunk.get(0).kind() == BatchWrite.Kind.NEW;
        write(app, chunk, outcomes, loop.begin(context, isNew ? RetryLoop.Repeat.UNSAFE : RetryLoop.Repeat.HARMLESS));
    }

    private void write(AppId app, List<BatchWrite> chunk, BatchOutcomes outcomes, RetryLoop.Attempts attempts) {
        List<BatchWrite> pending = new ArrayList<>(chunk);
        try {
            send(app, pending, outcomes, attempts);
        } catch (FailedRequestException e) {
            if (e.isUnanswered() && chunk.get(0).kind() == BatchWrite.Kind.NEW) {
                lostCreations.settle(app, pending, outcomes, attempts, e);
            } else {
                pending.forEach(write -> outcomes.set(write.index(), Outcome.of(e.ofWrite(write.target()))));
            }
        } catch (ParaException e) {
            pending.forEach(write -> outcomes.set(write.index(), Outcome.of(e)));
        } catch (DynamoDbException e) {
            isolate(app, pending, outcomes, attempts, e);
        }
    }

    /**
     * Finds the invalid write of a chunk. The service has applied none of the writes, and does not name the invalid
     * one.
     */
    private void isolate(
            AppId app,
            List<BatchWrite> invalid,
            BatchOutcomes outcomes,
            RetryLoop.Attempts attempts,
            DynamoDbException error) {
        if (invalid.size() == 1) {
            BatchWrite write = invalid.get(0);
            ParaException refusal = write.item()
                    .map(item -> ValidationErrors.ofWrite(write.target(), app, item, error))
                    .orElseGet(() -> ValidationErrors.ofRead(write.target(), error));
            outcomes.set(write.index(), Outcome.of(refusal));
            return;
        }
        int half = invalid.size() / 2;
        write(app, invalid.subList(0, half), outcomes, attempts.forPart());
        write(app, invalid.subList(half, invalid.size()), outcomes, attempts.forPart());
    }

    private void send(AppId app, List<BatchWrite> pending, BatchOutcomes outcomes, RetryLoop.Attempts attempts) {
        String table = layout.table(app);
        List<WriteRequest> writes = new ArrayList<>(pending.size());
        pending.forEach(write -> writes.add(request(app, write)));
        List<WriteRequest> unprocessed = writes;
        while (true) {
            BatchWriteItemRequest request = BatchWriteItemRequest.builder()
                    .requestItems(Map.of(table, unprocessed))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build();
            BatchWriteItemResponse response = attempts.send(() -> client.batchWriteItem(request, attempts));
            int before = pending.size();
            unprocessed = response.unprocessedItems().getOrDefault(table, List.of());
            setDone(app, pending, unprocessed, outcomes);
            if (unprocessed.isEmpty()) {
                return;
            }
            attempts.waitForCapacity(pending.size() < before);
        }
    }

    /** Sets the outcomes of the writes that were processed, and removes them from the pending ones. */
    private void setDone(AppId app, List<BatchWrite> pending, List<WriteRequest> unprocessed, BatchOutcomes outcomes) {
        if (unprocessed.isEmpty()) {
            pending.forEach(write -> outcomes.set(write.index(), Outcome.DONE));
            pending.clear();
            return;
        }
        Set<String> unprocessedKeys = unprocessed.stream().map(ChunkWriter::key).collect(Collectors.toSet());
        pending.removeIf(write -> {
            if (unprocessedKeys.contains(layout.key(app, write.id()))) {
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
        WriteRequest.Builder request = WriteRequest.builder();
        if (write.item().isPresent()) {
            PutRequest.Builder put =
                    PutRequest.builder().item(codec.encode(app, write.item().get()));
            return request.putRequest(put.build()).build();
        }
        DeleteRequest.Builder delete = DeleteRequest.builder().key(codec.key(app, write.id()));
        return request.deleteRequest(delete.build()).build();
    }
}
