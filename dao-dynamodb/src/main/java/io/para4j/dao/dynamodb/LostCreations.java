package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the outcomes of a chunk of new objects that got no answer, by one strong read of all of them and a
 * {@link Verdict} on each.
 *
 * <p>Absent objects are sent again one by one, on the condition that they are still absent. A chunk has no conditions.
 * If it were sent again, it could undo changes that others made to an object that was stored after the read.
 */
final class LostCreations {
    private final ChunkReader reader;
    private final ItemWriter writer;

    LostCreations(ChunkReader reader, ItemWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** Sets the outcome of each write. */
    void settle(
            AppId app,
            List<BatchWrite> lost,
            BatchOutcomes outcomes,
            RetryLoop.Attempts attempts,
            FailedRequestException failure) {
        try {
            attempts.waitBeforeReadBack(failure);
            List<String> ids = lost.stream().map(BatchWrite::id).toList();
            Map<String, Item> stored = reader.read(app, ids, Consistency.STRONG, attempts);
            for (BatchWrite write : lost) {
                Optional<Item> found = Optional.ofNullable(stored.get(write.id()));
                outcomes.set(write.index(), outcome(app, write, found, attempts));
            }
        } catch (FailedRequestException e) {
            setAll(lost, outcomes, e);
        } catch (UnreadableObjectException e) {
            setAll(lost, outcomes, attempts.unknown(e));
        }
    }

    private Outcome outcome(AppId app, BatchWrite write, Optional<Item> stored, RetryLoop.Attempts attempts) {
        Item item = write.item().orElseThrow();
        return switch (Verdict.ofCreation(item, true, stored)) {
            case DONE -> Outcome.DONE;
            case RESEND -> create(app, item, attempts.forPart());
            case CONFLICT, UNKNOWN -> Outcome.of(attempts.unknown(null).ofWrite(write.target()));
        };
    }

    private Outcome create(AppId app, Item item, RetryLoop.Attempts attempts) {
        try {
            writer.create(app, new Creation(item, true), attempts);
            return Outcome.DONE;
        } catch (ParaException e) {
            return Outcome.of(e);
        }
    }

    private static void setAll(List<BatchWrite> lost, BatchOutcomes outcomes, FailedRequestException failure) {
        lost.forEach(write -> outcomes.set(write.index(), Outcome.of(failure.ofWrite(write.target()))));
    }
}
