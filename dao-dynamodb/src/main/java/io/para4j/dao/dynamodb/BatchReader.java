package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Consistency;
import io.para4j.spi.CostCounter;
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
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Reads many items, in chunks of the size that one BatchGetItem accepts. */
final class BatchReader {
    private final RetryLoop loop;
    private final RequestPool pool;
    private final ChunkReader chunks;

    BatchReader(RetryLoop loop, RequestPool pool, ChunkReader chunks) {
        this.loop = loop;
        this.pool = pool;
        this.chunks = chunks;
    }

    Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency, CostCounter cost) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(ids));
        int count = (distinct.size() + Capacity.KEYS_OF_BATCH_READ - 1) / Capacity.KEYS_OF_BATCH_READ;
        Map<String, Item> found = new ConcurrentHashMap<>();
        AtomicReference<@Nullable ParaException> error = new AtomicReference<>();
        CallDeadline deadline = loop.beginDeadline(distinct.size());
        BatchExecution.TaskState[] states = pool.run(count, (number, interruption) -> {
            int from = number * Capacity.KEYS_OF_BATCH_READ;
            int to = Math.min(from + Capacity.KEYS_OF_BATCH_READ, distinct.size());
            List<String> chunk = distinct.subList(from, to);
            if (error.get() != null) {
                return;
            }
            try {
                read(app, chunk, consistency, new RequestContext(cost, interruption, deadline), found);
            } catch (ParaException e) {
                error.compareAndSet(null, e);
            } catch (RuntimeException e) {
                error.compareAndSet(
                        null, StorageException.failed(target(app, chunk).toString(), e.toString(), e));
            }
        });
        throwIfIncomplete(app, distinct, states, error.get());
        return inOrder(distinct, found);
    }

    private static void throwIfIncomplete(
            AppId app, List<String> ids, BatchExecution.TaskState[] states, @Nullable ParaException error) {
        if (error != null) {
            throw error;
        }
        for (BatchExecution.TaskState state : states) {
            if (state != BatchExecution.TaskState.ENDED) {
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

    private void read(
            AppId app, List<String> ids, Consistency consistency, RequestContext context, Map<String, Item> found) {
        try {
            found.putAll(chunks.read(app, ids, consistency, loop.begin(context, RetryLoop.Repeat.SAFE)));
        } catch (FailedRequestException e) {
            throw e.ofRead(target(app, ids));
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target(app, ids), e);
        }
    }
}
