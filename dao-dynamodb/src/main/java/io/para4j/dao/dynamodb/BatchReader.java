package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads many items by BatchGetItem, and asks again for the keys that the service leaves unprocessed. */
final class BatchReader {
    /** The most keys that one BatchGetItem takes. */
    static final int CHUNK = 100;

    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final RequestPool pool;
    private final Layout layout;
    private final ItemCodec codec;

    BatchReader(DynamoDbClient client, RetryLoop loop, RequestPool pool, Layout layout, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.pool = pool;
        this.layout = layout;
        this.codec = codec;
    }

    Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency, Usage usage) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(ids));
        int chunks = (distinct.size() + CHUNK - 1) / CHUNK;
        Map<String, Item> found = new ConcurrentHashMap<>();
        AtomicReference<@Nullable ParaException> error = new AtomicReference<>();
        BatchRun.End[] ends = pool.run(chunks, (number, interruption) -> {
            int from = number * CHUNK;
            List<String> chunk = distinct.subList(from, Math.min(from + CHUNK, distinct.size()));
            if (error.get() != null) {
                return;
            }
            try {
                new Chunk(app, chunk, consistency, new Call(usage, interruption)).readInto(found);
            } catch (ParaException e) {
                error.compareAndSet(null, e);
            } catch (RuntimeException e) {
                error.compareAndSet(
                        null, StorageException.failed(target(app, chunk).toString(), e.toString(), e));
            }
        });
        throwIfIncomplete(app, distinct, ends, error.get());
        return inOrder(distinct, found);
    }

    private static void throwIfIncomplete(
            AppId app, List<String> ids, BatchRun.End[] ends, @Nullable ParaException error) {
        if (error != null) {
            throw error;
        }
        for (BatchRun.End end : ends) {
            if (end != BatchRun.End.ENDED) {
                String operation = target(app, ids).toString();
                throw StorageException.failed(operation, "the thread was interrupted, or the store closed", null);
            }
        }
    }

    private static Map<String, Item> inOrder(List<String> ids, Map<String, Item> found) {
        Map<String, Item> ordered = new LinkedHashMap<>(found.size() * 2);
        for (String id : ids) {
            Item item = found.get(id);
            if (item != null) {
                ordered.put(id, item);
            }
        }
        return ordered;
    }

    private static Target target(AppId app, List<String> ids) {
        return new Target("readAll", app.name(), ids.size() + " objects from", ids.get(0));
    }

    /** The ids of one request. */
    private final class Chunk {
        private final AppId app;
        private final List<String> ids;
        private final Consistency consistency;
        private final Call call;
        private final String table;

        Chunk(AppId app, List<String> ids, Consistency consistency, Call call) {
            this.app = app;
            this.ids = ids;
            this.consistency = consistency;
            this.call = call;
            this.table = layout.table(app);
        }

        void readInto(Map<String, Item> found) {
            KeysAndAttributes pending = keys();
            RetryLoop.Attempts attempts = loop.begin(call, RetryLoop.Repeat.SAFE);
            try {
                while (true) {
                    BatchGetItemRequest request = request(pending);
                    BatchGetItemResponse response = attempts.send(() -> client.batchGetItem(request));
                    call.usage().addReads(response.consumedCapacity());
                    List<Map<String, AttributeValue>> items =
                            response.responses().getOrDefault(table, List.of());
                    for (Map<String, AttributeValue> each : items) {
                        Item item = codec.decode("read", app, each);
                        found.put(item.id(), item);
                    }
                    KeysAndAttributes unprocessed = response.unprocessedKeys().get(table);
                    if (unprocessed == null) {
                        return;
                    }
                    pending = unprocessed;
                    attempts.waitForCapacity(!items.isEmpty());
                }
            } catch (FailedCallException e) {
                throw e.ofRead(target(app, ids));
            } catch (DynamoDbException e) {
                throw Refusal.ofRead(target(app, ids), e);
            }
        }

        private KeysAndAttributes keys() {
            List<Map<String, AttributeValue>> keys = new ArrayList<>(ids.size());
            ids.forEach(id -> keys.add(codec.key(app, id)));
            return KeysAndAttributes.builder()
                    .keys(keys)
                    .consistentRead(consistency == Consistency.STRONG)
                    .build();
        }

        private BatchGetItemRequest request(KeysAndAttributes keys) {
            return BatchGetItemRequest.builder()
                    .requestItems(Map.of(table, keys))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build();
        }
    }
}
