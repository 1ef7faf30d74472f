package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
     * The rows that one request found.
     *
     * @param items the attributes of each row
     * @param next the start key of the next request; empty after the last
     */
    record Rows(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

    ItemPage read(AppId app, int limit, Optional<String> position, RequestContext context) {
        Target target = new Target("read", app.name(), "page", position.orElse("the first"));
        Map<String, AttributeValue> after =
                position.map(text -> positions.decode(app, text)).orElse(Map.of());
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        do {
            int missing = limit + 1 - rows.size();
            Rows some = app.shared()
                    ? query(requests.query(app, missing, after), target, context)
                    : scan(requests.scan(app, missing, after), target, context);
            rows.addAll(some.items());
            after = some.next();
        } while (rows.size() <= limit && !after.isEmpty());
        return ItemPage.of(rows, limit, row -> codec.decode("read", app, row), row -> positions.encode(app, row));
    }

    private Rows scan(ScanRequest request, Target target, RequestContext context) {
        ScanResponse response = send(attempts -> client.scan(request, attempts), target, context);
        return new Rows(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
    }

    /** Queries the index of a shared table. */
    Rows query(QueryRequest request, Target target, RequestContext context) {
        QueryResponse response = send(attempts -> client.query(request, attempts), target, context);
        return new Rows(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
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
