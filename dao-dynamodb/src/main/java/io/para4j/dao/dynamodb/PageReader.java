package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
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
 * <p>Rows that say that they are the app's, but whose key is not one of its keys, are carried as unreadable and not counted, so
 * that a position is always the place of an item of the app.
 */
final class PageReader {
    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Requests requests;
    private final ItemCodec codec;
    private final Layout layout;
    private final Position positions;

    PageReader(DynamoDbClient client, RetryLoop loop, Requests requests, ItemCodec codec, Layout layout) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.layout = layout;
        this.positions = new Position(layout);
    }

    /** What one request has found, and where the next one begins; nowhere: it was the last. */
    record Rows(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

    ItemPage read(AppId app, int limit, Optional<String> position, Call call) {
        Target target = new Target("read", app.name(), "page", position.orElse("the first"));
        Map<String, AttributeValue> after =
                position.map(text -> positions.start(app, text)).orElse(Map.of());
        PageBuilder page = new PageBuilder(app, limit);
        do {
            Rows rows = app.shared()
                    ? query(requests.query(app, page.missing(), after), target, call)
                    : scan(requests.scan(app, page.missing(), after), target, call);
            rows.items().forEach(page::add);
            after = rows.next();
        } while (page.missing() > 0 && !after.isEmpty());
        return page.build();
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

    /** The rows of a page, which fills up until one more item than it holds has come. */
    private final class PageBuilder {
        private final AppId app;
        private final int limit;
        private final List<Map<String, AttributeValue>> rows = new ArrayList<>();
        private int own;
        private int end;

        PageBuilder(AppId app, int limit) {
            this.app = app;
            this.limit = limit;
        }

        /** Returns how many items are still to be found. */
        int missing() {
            return limit + 1 - own;
        }

        void add(Map<String, AttributeValue> row) {
            rows.add(row);
            if (layout.isKeyOf(app, ItemCodec.keyOf(row)) && ++own == limit) {
                end = rows.size();
            }
        }

        /** What comes after the last item of the page is left to the next one, if there is one. */
        ItemPage build() {
            boolean isLast = own <= limit;
            List<Item> items = new ArrayList<>(limit);
            List<UnreadableObjectException> unreadable = new ArrayList<>();
            for (Map<String, AttributeValue> row : isLast ? rows : rows.subList(0, end)) {
                try {
                    items.add(codec.decode("read", app, row));
                } catch (UnreadableObjectException e) {
                    unreadable.add(e);
                }
            }
            Optional<String> next = isLast ? Optional.empty() : Optional.of(positions.after(app, rows.get(end - 1)));
            return new ItemPage(items, unreadable, next);
        }
    }
}
