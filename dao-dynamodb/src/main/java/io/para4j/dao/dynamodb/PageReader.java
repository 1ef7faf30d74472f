package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads pages of an app's items, by Scan from a table of its own, by Query of its index from a shared one: one item more than
 * the page, so that it is known whether anything follows, over as many requests as it takes, since one answer holds 1 MB at
 * most.
 *
 * <p>Rows that say that they are the app's, but whose key is not one of its keys, are carried as unreadable and count like all
 * that is unreadable, so that neither a page nor what it costs grows with them.
 */
final class PageReader {
    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Requests requests;
    private final ItemCodec codec;
    private final Position positions;

    PageReader(DynamoDbClient client, RetryLoop loop, Requests requests, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.positions = new Position(codec.layout());
    }

    /** What one request has found, and where the next one begins; nowhere: it was the last. */
    record Rows(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

    ItemPage read(AppId app, int limit, Optional<String> position, Call call) {
        Target target = new Target("read", app.name(), "page", position.orElse("the first"));
        Map<String, AttributeValue> after =
                position.map(text -> positions.start(app, text)).orElse(Map.of());
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        do {
            int missing = limit + 1 - rows.size();
            Rows some = app.shared()
                    ? query(requests.query(app, missing, after), target, call)
                    : scan(requests.scan(app, missing, after), target, call);
            rows.addAll(some.items());
            after = some.next();
        } while (rows.size() <= limit && !after.isEmpty());
        return ItemPage.of(rows, limit, row -> codec.decode("read", app, row), row -> positions.after(app, row));
    }

    private Rows scan(ScanRequest request, Target target, Call call) {
        ScanResponse response = send(() -> client.scan(request), target, call);
        Consumed.byRead(response.consumedCapacity(), call.usage());
        return new Rows(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
    }

    /** Queries the index of a shared table. */
    Rows query(QueryRequest request, Target target, Call call) {
        QueryResponse response = send(() -> client.query(request), target, call);
        Consumed.byRead(response.consumedCapacity(), call.usage());
        return new Rows(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
    }

    private <R> R send(Supplier<R> request, Target target, Call call) {
        try {
            return loop.begin(call, RetryLoop.Repeat.SAFE).send(request);
        } catch (FailedCallException e) {
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }
}
