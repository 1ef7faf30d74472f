package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/** Reads items in one consistent state, by one TransactGetItems. */
final class TransactionReader {
    private final TransactionClient client;
    private final RetryLoop loop;
    private final TransactionRequests requests;
    private final ItemReader reader;
    private final TransactionErrors errors;

    TransactionReader(
            TransactionClient client,
            RetryLoop loop,
            TransactionRequests requests,
            ItemReader reader,
            TransactionErrors errors) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.reader = reader;
        this.errors = errors;
    }

    RetryLoop loop() {
        return loop;
    }

    /** Returns the reader of single items. */
    ItemReader single() {
        return reader;
    }

    List<Optional<Item>> read(List<ItemKey> keys, RequestContext context) {
        List<Map<String, AttributeValue>> stored = readAttributes(keys, context);
        List<Optional<Item>> items = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            items.add(reader.decode("read", keys.get(i).app(), stored.get(i)));
        }
        return items;
    }

    /** Reads the attributes of items. Those of a missing item are empty. */
    List<Map<String, AttributeValue>> readAttributes(List<ItemKey> keys, RequestContext context) {
        TransactGetItemsRequest.Builder request = requests.read(keys);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        List<Target> targets = keys.stream()
                .map(key -> Target.of("read", key.app().name(), key.id()))
                .toList();
        try {
            return attempts.send(() -> client.read(request, attempts));
        } catch (FailedRequestException e) {
            throw errors.ofRead(e, new TransactionErrors.Parts(targets, keys), context);
        } catch (DynamoDbException e) {
            throw StorageException.failed(targets.get(0).toString(), Failure.words(e), e);
        }
    }
}
