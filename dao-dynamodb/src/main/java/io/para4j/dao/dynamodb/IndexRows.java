package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The rows of a query, read when they are needed, in portions of {@link IndexQuery#nextRows}. One answer holds at most
 * 1 MB, so a portion can take several requests. Not safe for use by many threads.
 */
final class IndexRows implements Iterator<IndexRows.Row> {
    private final IndexQuery query;
    private final QueryRequest first;
    private final BiFunction<QueryRequest, Queue<Row>, Map<String, AttributeValue>> send;
    private final Queue<Row> rows = new ArrayDeque<>();
    private Map<String, AttributeValue> after;
    private boolean isEnd;
    private int read;

    /**
     * A row of an answer: an item that was decoded from the answer's bytes, or the attributes that the SDK has read.
     *
     * @param item the item; null if it is to be converted from the attributes
     * @param attributes the attributes; empty if the item was decoded
     */
    record Row(@Nullable Item item, Map<String, AttributeValue> attributes) {
        Item toItem(ItemCodec codec, AppId app) {
            return item == null ? codec.decode("read", app, attributes) : item;
        }
    }

    /**
     * Creates the rows.
     *
     * @param query the query
     * @param first the first request, without a limit
     * @param send sends a request, adds its rows, and returns the start key of the next request
     */
    IndexRows(
            IndexQuery query,
            QueryRequest first,
            BiFunction<QueryRequest, Queue<Row>, Map<String, AttributeValue>> send) {
        this.query = query;
        this.first = first;
        this.send = send;
        this.after = first.exclusiveStartKey();
    }

    @Override
    public boolean hasNext() {
        if (rows.isEmpty() && !isEnd) {
            readPortion();
        }
        return !rows.isEmpty();
    }

    private void readPortion() {
        int missing = query.nextRows(read);
        while (missing > 0 && !isEnd) {
            QueryRequest.Builder request = first.toBuilder().limit(missing);
            if (!after.isEmpty()) {
                request.exclusiveStartKey(after);
            }
            int before = rows.size();
            after = send.apply(request.build(), rows);
            isEnd = after.isEmpty();
            missing -= rows.size() - before;
        }
        read += rows.size();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.remove();
    }
}
