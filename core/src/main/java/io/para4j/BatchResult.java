package io.para4j;

import io.para4j.error.BatchEntry;
import java.util.List;

/**
 * What became of one bounded batch of a stream of objects.
 *
 * @param offset how many objects of the stream came before this batch
 * @param entries an entry for each object of this batch, in order, its index counted from the beginning of this batch
 */
public record BatchResult(long offset, List<BatchEntry> entries) {

    /**
     * Copies the entries.
     *
     * @throws NullPointerException if the list or an entry is null
     */
    public BatchResult {
        entries = List.copyOf(entries);
    }

    /**
     * Says whether every object of this batch was done.
     *
     * @return whether none was refused or is unknown
     */
    public boolean isDone() {
        return entries.stream().allMatch(entry -> entry.state() == BatchEntry.State.DONE);
    }
}
