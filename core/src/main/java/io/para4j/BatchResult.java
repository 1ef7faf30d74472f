package io.para4j;

import io.para4j.error.BatchEntry;
import java.util.List;

/**
 * The result of one batch of {@link Store#createAll(java.util.stream.Stream, java.util.function.Consumer)}.
 *
 * @param offset the number of objects in the stream before this batch
 * @param entries one entry for each object of this batch, in order; indexes count from the start of this batch.
 *     Unmodifiable.
 */
public record BatchResult(long offset, List<BatchEntry> entries) {

    /**
     * Creates a result with a copy of the entries.
     *
     * @throws NullPointerException if the list or an entry is null
     */
    public BatchResult {
        entries = List.copyOf(entries);
    }

    /**
     * Returns whether every object of this batch was written.
     *
     * @return true if none was refused and no outcome is unknown
     */
    public boolean isDone() {
        return entries.stream().allMatch(entry -> entry.state() == BatchEntry.State.DONE);
    }
}
