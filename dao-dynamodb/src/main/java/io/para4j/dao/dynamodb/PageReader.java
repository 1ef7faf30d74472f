package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidCursorException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads pages of an app's items by Scan: one item more than the page, so that it is known whether anything follows, over as
 * many requests as it takes, since one answer holds 1 MB at most. A position is a mark and the key of the last item.
 */
final class PageReader {
    private static final String MARK = "k:";

    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Requests requests;
    private final ItemCodec codec;
    private final Layout layout;

    PageReader(DynamoDbClient client, RetryLoop loop, Requests requests, ItemCodec codec, Layout layout) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.layout = layout;
    }

    ItemPage read(AppId app, int limit, Optional<String> position, Call call) {
        Map<String, AttributeValue> after =
                position.map(text -> keyAt(app, text)).orElse(Map.of());
        List<Map<String, AttributeValue>> found = new ArrayList<>(limit + 1);
        do {
            ScanResponse response = scan(requests.scan(app, limit + 1 - found.size(), after), app, position, call);
            found.addAll(response.items());
            after = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (found.size() <= limit && !after.isEmpty());
        return page(app, limit, found);
    }

    private ScanResponse scan(ScanRequest request, AppId app, Optional<String> position, Call call) {
        Target target = new Target("read", app.name(), "page", position.orElse("the first"));
        try {
            ScanResponse response = loop.begin(call, RetryLoop.Repeat.SAFE).send(() -> client.scan(request));
            call.usage().addRead(response.consumedCapacity());
            return response;
        } catch (FailedCallException e) {
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }

    private ItemPage page(AppId app, int limit, List<Map<String, AttributeValue>> found) {
        List<Item> items = new ArrayList<>(limit);
        List<UnreadableObjectException> unreadable = new ArrayList<>();
        for (Map<String, AttributeValue> each : found.subList(0, Math.min(limit, found.size()))) {
            try {
                items.add(codec.decode("read", app, each));
            } catch (UnreadableObjectException e) {
                unreadable.add(e);
            }
        }
        Optional<String> next =
                found.size() > limit ? Optional.of(MARK + ItemCodec.keyOf(found.get(limit - 1))) : Optional.empty();
        return new ItemPage(items, unreadable, next);
    }

    private Map<String, AttributeValue> keyAt(AppId app, String position) {
        String key = position.startsWith(MARK) ? position.substring(MARK.length()) : "";
        if (!layout.isKeyOf(app, key)) {
            throw InvalidCursorException.ofMalformed(position, "it is not a position in a table of DynamoDB");
        }
        return Map.of(Layout.KEY, AttributeValue.createS(key));
    }
}
