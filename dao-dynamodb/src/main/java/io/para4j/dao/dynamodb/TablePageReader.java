package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads pages of an app's items. It scans the app's own table, or queries the index of a shared one. It reads one item
 * more than the page holds, to know whether another page follows. That can take several requests, since one answer
 * holds at most 1 MB.
 *
 * <p>A row that names the app but has a foreign key is reported as unreadable. It counts towards the page like every
 * unreadable item, so that such rows increase neither the page nor its cost.
 */
final class TablePageReader {
    /** The number of items among which one in the old format is sought. */
    private static final int ITEMS_TO_CHECK = 100;

    private final DataClient client;
    private final RetryLoop loop;
    private final RequestFactory requests;
    private final ItemCodec codec;
    private final PositionCodec positions;

    TablePageReader(DataClient client, RetryLoop loop, RequestFactory requests, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.positions = new PositionCodec(codec.layout());
    }

    /**
     * A row of an answer: an item that was decoded from the answer's bytes, or the attributes that the SDK has read.
     *
     * @param item the item; null if it is to be converted from the attributes
     * @param attributes the attributes; empty if the item was decoded
     */
    private record Row(@Nullable Item item, Map<String, AttributeValue> attributes) {}

    /**
     * The keys that one request found.
     *
     * @param keys the attributes of each row
     * @param next the start key of the next request; empty after the last
     */
    record Keys(List<Map<String, AttributeValue>> keys, Map<String, AttributeValue> next) {}

    ItemPage read(AppId app, int limit, Optional<String> position, RequestContext context) {
        Target target = new Target("read", app.name(), "page", position.orElse("the first"));
        Map<String, AttributeValue> after =
                position.map(text -> positions.decode(app, text)).orElse(Map.of());
        List<Row> rows = new ArrayList<>();
        do {
            int missing = limit + 1 - rows.size();
            after = app.shared()
                    ? query(app, requests.query(app, missing, after), rows, target, context)
                    : scan(app, requests.scan(app, missing, after), rows, target, context);
        } while (rows.size() <= limit && !after.isEmpty());
        return ItemPage.of(rows, limit, row -> item(app, row), row -> position(app, row));
    }

    private Item item(AppId app, Row row) {
        return row.item() == null ? codec.decode("read", app, row.attributes()) : row.item();
    }

    private String position(AppId app, Row row) {
        return row.item() == null ? positions.encode(app, row.attributes()) : positions.encode(app, row.item());
    }

    /** Adds the rows of a part of a table, and returns the start key of the next part. */
    private Map<String, AttributeValue> scan(
            AppId app, ScanRequest request, List<Row> rows, Target target, RequestContext context) {
        AnswerItems items = codec.answerItems(app, AnswerItems.Member.ITEMS);
        ScanResponse response = send(attempts -> client.scan(request, items, attempts), target, context);
        add(items, response.items(), rows);
        return response.lastEvaluatedKey();
    }

    /** Adds the rows of a part of an index, and returns the start key of the next part. */
    private Map<String, AttributeValue> query(
            AppId app, QueryRequest request, List<Row> rows, Target target, RequestContext context) {
        AnswerItems items = codec.answerItems(app, AnswerItems.Member.ITEMS);
        QueryResponse response = send(attempts -> client.query(request, items, attempts), target, context);
        add(items, response.items(), rows);
        return response.lastEvaluatedKey();
    }

    private static void add(AnswerItems items, List<Map<String, AttributeValue>> attributes, List<Row> rows) {
        if (items.isDecoded()) {
            items.decoded().forEach(item -> rows.add(new Row(item, Map.of())));
        } else {
            attributes.forEach(each -> rows.add(new Row(null, each)));
        }
    }

    /** Returns whether some of the first items of an app's own table are in the {@link OldFormat}. */
    boolean hasOldItems(AppId app, Target target, RequestContext context) {
        AnswerItems items = codec.answerItems(app, AnswerItems.Member.ITEMS);
        ScanRequest request = requests.scan(app, ITEMS_TO_CHECK, Map.of());
        ScanResponse response = send(attempts -> client.scan(request, items, attempts), target, context);
        return !items.isDecoded() && response.items().stream().anyMatch(each -> OldFormat.isOld(app, each));
    }

    /** Queries the keys in the index of a shared table. */
    Keys queryKeys(QueryRequest request, Target target, RequestContext context) {
        QueryResponse response = send(attempts -> client.query(request, attempts), target, context);
        return new Keys(response.items(), response.lastEvaluatedKey());
    }

    private <R> R send(Function<RetryLoop.Attempts, R> request, Target target, RequestContext context) {
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        try {
            return attempts.send(() -> request.apply(attempts));
        } catch (FailedRequestException e) {
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target, e);
        }
    }
}
