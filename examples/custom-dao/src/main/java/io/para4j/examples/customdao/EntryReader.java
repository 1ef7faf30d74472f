package io.para4j.examples.customdao;

import io.para4j.examples.customdao.IndexedRows.Entry;
import io.para4j.spi.IndexQuery;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiFunction;

/** The entries of a page, read when they are needed, in as few rows as {@link IndexQuery#nextRows} allows. */
final class EntryReader implements Iterator<Entry> {
    private final IndexQuery query;
    private final BiFunction<IndexQuery, Integer, List<Entry>> reader;
    private final Queue<Entry> entries = new ArrayDeque<>();
    private Optional<String> position;
    private int read;
    private boolean isAtEnd;

    /**
     * Creates a reader.
     *
     * @param reader reads at most a number of entries from the start of a query's page on
     */
    EntryReader(IndexQuery query, BiFunction<IndexQuery, Integer, List<Entry>> reader) {
        this.query = query;
        this.reader = reader;
        this.position = query.position();
    }

    @Override
    public boolean hasNext() {
        if (entries.isEmpty() && !isAtEnd) {
            readMore(query.nextRows(read));
        }
        return !entries.isEmpty();
    }

    private void readMore(int limit) {
        List<Entry> found = limit == 0 ? List.of() : reader.apply(query.at(position), limit);
        isAtEnd = found.size() < limit || limit == 0;
        read += found.size();
        entries.addAll(found);
    }

    @Override
    public Entry next() {
        Entry entry = entries.remove();
        position = Optional.of(IndexQuery.positionAfter(entry.key()));
        return entry;
    }
}
