package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.StorageException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.CostCounter;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Limits;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes many items, {@code parallelism} requests at a time. Unconditional writes go in chunks by BatchWriteItem, all
 * others one by one. The failure of one object does not affect the others.
 */
final class BatchWriter {
    private final RetryLoop loop;
    private final ChunkWriter chunkWriter;
    private final RequestPool pool;

    BatchWriter(RetryLoop loop, ChunkWriter chunkWriter, RequestPool pool) {
        this.loop = loop;
        this.chunkWriter = chunkWriter;
        this.pool = pool;
    }

    /** Performs the writes, whose indexes are those of the list, and returns an outcome for each. */
    List<Outcome> write(AppId app, List<BatchWrite> writes, CostCounter cost) {
        BatchOutcomes outcomes = new BatchOutcomes(writes.size());
        List<List<BatchWrite>> requests = plan(app, writes, outcomes);
        CallDeadline deadline = loop.beginDeadline(writes.size());
        BatchExecution.TaskState[] states = pool.run(
                requests.size(),
                (number, interruption) ->
                        send(app, requests.get(number), outcomes, new RequestContext(cost, interruption, deadline)));
        for (int i = 0; i < states.length; i++) {
            setMissing(requests.get(i), states[i], outcomes);
        }
        return outcomes.complete();
    }

    private void send(AppId app, List<BatchWrite> request, BatchOutcomes outcomes, RequestContext context) {
        try {
            if (request.get(0).kind() == BatchWrite.Kind.ALONE) {
                outcomes.set(request.get(0).index(), request.get(0).run(context));
            } else {
                chunkWriter.write(app, request, outcomes, context);
            }
        } catch (RuntimeException | Error e) {
            // An unexpected error leaves the outcome unknown. Outcomes that were set before it stay.
            request.forEach(write ->
                    outcomes.set(write.index(), Outcome.of(new WriteOutcomeUnknownException(write.target(), 1, e))));
        }
    }

    /** Sets the outcomes that the task did not set. */
    private static void setMissing(List<BatchWrite> request, BatchExecution.TaskState state, BatchOutcomes outcomes) {
        for (BatchWrite write : request) {
            outcomes.set(write.index(), () -> outcomeOfIncomplete(write, state));
        }
    }

    private static Outcome outcomeOfIncomplete(BatchWrite write, BatchExecution.TaskState state) {
        String reason = "the thread was interrupted, or the store closed";
        return state == BatchExecution.TaskState.NOT_BEGUN
                ? Outcome.of(StorageException.notSent(write.target().toString(), reason, null))
                : Outcome.of(new WriteOutcomeUnknownException(write.target(), 1, null));
    }

    /** Returns the writes of each request. Items over a limit are refused here, before anything is sent. */
    private List<List<BatchWrite>> plan(AppId app, List<BatchWrite> writes, BatchOutcomes outcomes) {
        List<List<BatchWrite>> requests = new ArrayList<>();
        List<BatchWrite> chunk = new ArrayList<>();
        long bytes = 0;
        for (BatchWrite write : writes) {
            if (write.kind() == BatchWrite.Kind.ALONE) {
                requests.add(List.of(write));
                continue;
            }
            long size = write.item().isPresent() ? ItemSize.of(app, write.item().get()) : 0;
            Optional<Outcome> refused = size > Limits.MAX_ITEM_BYTES ? refusal(app, write) : Optional.empty();
            if (refused.isPresent()) {
                outcomes.set(write.index(), refused.get());
                continue;
            }
            if (chunk.size() == Capacity.ITEMS_OF_BATCH_WRITE || bytes + size > Capacity.BYTES_OF_BATCH_WRITE) {
                requests.add(chunk);
                chunk = new ArrayList<>();
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

    private Optional<Outcome> refusal(AppId app, BatchWrite write) {
        try {
            write.item().ifPresent(item -> {
                ItemSize.check(write.target().operation(), app, item);
            });
            return Optional.empty();
        } catch (ObjectTooLargeException | InvalidObjectException e) {
            return Optional.of(Outcome.of(e));
        }
    }
}
