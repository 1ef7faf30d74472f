package io.para4j.dao.dynamodb;

import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.StorageException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.CostCounter;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes many items: what is unconditional by BatchWriteItem, everything else one by one, {@code parallelism} requests at a
 * time. What happens to one object does not touch the others.
 */
final class BatchWriter {
    /** The most writes that one BatchWriteItem takes. */
    static final int CHUNK = 25;

    private final ChunkWriter chunkWriter;
    private final RequestPool pool;

    BatchWriter(ChunkWriter chunkWriter, RequestPool pool) {
        this.chunkWriter = chunkWriter;
        this.pool = pool;
    }

    /** Writes all, whose indexes are those of the list, and returns an outcome for each. */
    List<Outcome> write(AppId app, List<BatchWrite> writes, CostCounter usage) {
        Outcomes outcomes = new Outcomes(writes.size());
        List<List<BatchWrite>> requests = plan(app, writes, outcomes);
        BatchRun.End[] ends = pool.run(
                requests.size(),
                (number, interruption) -> send(app, requests.get(number), outcomes, new Call(usage, interruption)));
        for (int i = 0; i < ends.length; i++) {
            settle(requests.get(i), ends[i], outcomes);
        }
        return outcomes.complete();
    }

    private void send(AppId app, List<BatchWrite> request, Outcomes outcomes, Call call) {
        try {
            if (request.get(0).kind() == BatchWrite.Kind.ALONE) {
                outcomes.set(request.get(0).index(), request.get(0).run(call));
            } else {
                chunkWriter.write(app, request, outcomes, call);
            }
        } catch (RuntimeException | Error e) {
            // Not foreseen, so that nobody knows how far it came; the other objects keep their outcomes.
            request.forEach(write ->
                    outcomes.set(write.index(), Outcome.of(new WriteOutcomeUnknownException(write.target(), 1, e))));
        }
    }

    private static void settle(List<BatchWrite> request, BatchRun.End end, Outcomes outcomes) {
        for (BatchWrite write : request) {
            outcomes.set(write.index(), outcomeOfUnended(write, end));
        }
    }

    private static Outcome outcomeOfUnended(BatchWrite write, BatchRun.End end) {
        String reason = "the thread was interrupted, or the store closed";
        return end == BatchRun.End.NOT_BEGUN
                ? Outcome.of(StorageException.notSent(write.target().toString(), reason, null))
                : Outcome.of(new WriteOutcomeUnknownException(write.target(), 1, null));
    }

    /** Returns what goes in each request; what is too large is refused here, before anything is sent. */
    private static List<List<BatchWrite>> plan(AppId app, List<BatchWrite> writes, Outcomes outcomes) {
        List<List<BatchWrite>> requests = new ArrayList<>();
        List<BatchWrite> chunk = new ArrayList<>(CHUNK);
        long bytes = 0;
        for (BatchWrite write : writes) {
            if (write.kind() == BatchWrite.Kind.ALONE) {
                requests.add(List.of(write));
                continue;
            }
            long size = write.item().map(item -> Limits.sizeOf(app, item)).orElse(0L);
            if (size > Limits.MAX_ITEM_BYTES) {
                outcomes.set(write.index(), tooLarge(app, write));
                continue;
            }
            if (chunk.size() == CHUNK || bytes + size > Capacity.BYTES_OF_BATCH_WRITE) {
                requests.add(chunk);
                chunk = new ArrayList<>(CHUNK);
                bytes = 0;
            }
            chunk.add(write);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            requests.add(chunk);
        }
        return requests;
    }

    private static Outcome tooLarge(AppId app, BatchWrite write) {
        Item item = write.item().orElseThrow();
        try {
            Limits.check(write.target().operation(), app, item);
        } catch (ObjectTooLargeException e) {
            return Outcome.of(e);
        }
        throw new IllegalStateException("an item of " + Limits.sizeOf(app, item) + " bytes passes Limits.check");
    }
}
