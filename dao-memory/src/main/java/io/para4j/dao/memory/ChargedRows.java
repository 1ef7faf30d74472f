package io.para4j.dao.memory;

import io.para4j.spi.Bytes;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;

/**
 * The rows of a query, read in the portions in which DynamoDB is asked for them. The model is charged for each portion
 * as a whole, whether or not the page needs all of its rows. A portion that is full does not show whether it is the
 * last, so one more request follows it even if that finds nothing.
 */
final class ChargedRows implements Iterator<Map.Entry<Bytes, Item>> {
    private final Iterator<Map.Entry<Bytes, Item>> rows;
    private final IndexQuery query;
    private final CostModel model;
    private final Queue<Map.Entry<Bytes, Item>> portion = new ArrayDeque<>();
    private int read;
    private boolean isFull;

    ChargedRows(Iterator<Map.Entry<Bytes, Item>> rows, IndexQuery query, CostModel model) {
        this.rows = rows;
        this.query = query;
        this.model = model;
        readPortion();
    }

    private void readPortion() {
        model.beginPage();
        int count = query.nextRows(read);
        for (int i = 0; i < count && rows.hasNext(); i++) {
            Map.Entry<Bytes, Item> row = rows.next();
            model.addToPage(row.getValue());
            portion.add(row);
            read++;
        }
        isFull = portion.size() == count;
        model.endPage();
    }

    @Override
    public boolean hasNext() {
        if (portion.isEmpty() && isFull && query.nextRows(read) > 0) {
            readPortion();
        }
        return !portion.isEmpty();
    }

    @Override
    public Map.Entry<Bytes, Item> next() {
        return portion.remove();
    }
}
