package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
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

/** Reads many items, in chunks of as many as one request takes. */
final class BatchReader {
    /** The most keys that one BatchGetItem takes. */
    static final int CHUNK = 100;

    private final RetryLoop loop;
    private final RequestPool pool;
    private final ChunkReader chunks;

    BatchReader(RetryLoop loop, RequestPool pool, ChunkReader chunks) {
        this.loop = loop;
        this.pool = pool;
        this.chunks = chunks;
    }

    Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency, CostCounter usage) {
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
                read(app, chunk, consistency, new Call(usage, interruption), found);
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

    private void read(AppId app, List<String> ids, Consistency consistency, Call call, Map<String, Item> found) {
        try {
            found.putAll(chunks.read(app, ids, consistency, loop.begin(call, RetryLoop.Repeat.SAFE)));
        } catch (FailedCallException e) {
            throw e.ofRead(target(app, ids));
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target(app, ids), e);
        }
    }
}
