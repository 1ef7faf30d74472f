package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.TransactionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

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

    /**
     * Reads items in one consistent state. If the service refuses that, they are read one by one to see whether they are too
     * large together.
     *
     * @throws IllegalArgumentException if they are
     */
    List<Optional<Item>> read(List<ItemKey> keys, RequestContext context) {
        try {
            return decode(keys, send(keys, context));
        } catch (DynamoDbException e) {
            TransactionRequest.checkRead(keys, decode(keys, readEach(keys, context)));
            throw StorageException.failed(target(keys.get(0)).toString(), Failure.words(e), e);
        }
    }

    private List<Optional<Item>> decode(List<ItemKey> keys, List<Map<String, AttributeValue>> stored) {
        List<Optional<Item>> items = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            items.add(reader.decode("read", keys.get(i).app(), stored.get(i)));
        }
        return items;
    }

    /**
     * Reads the attributes of items, to find the reason of a refusal. They are of one state unless the service refuses that,
     * because they are too large together. Those of a missing item are empty.
     */
    List<Map<String, AttributeValue>> readAttributes(List<ItemKey> keys, RequestContext context) {
        try {
            return send(keys, context);
        } catch (DynamoDbException e) {
            return readEach(keys, context);
        }
    }

    private List<Map<String, AttributeValue>> readEach(List<ItemKey> keys, RequestContext context) {
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        return keys.stream()
                .map(key -> reader.readFor(target(key), key.app(), attempts.forRead()))
                .toList();
    }

    private static Target target(ItemKey key) {
        return Target.of("read", key.app().name(), key.id());
    }

    /**
     * Reads the attributes of items in one consistent state. Those of a missing item are empty.
     *
     * @throws DynamoDbException if the service refuses to read them together
     */
    private List<Map<String, AttributeValue>> send(List<ItemKey> keys, RequestContext context) {
        TransactGetItemsRequest.Builder request = requests.read(keys);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        try {
            return attempts.send(() -> client.read(request, attempts));
        } catch (FailedRequestException e) {
            if (e.isRefused() && e.getCause() instanceof TransactionCanceledException refusal) {
                throw refusal;
            }
            List<Target> targets = keys.stream().map(TransactionReader::target).toList();
            throw errors.ofRead(e, new TransactionErrors.Parts(targets, keys), context);
        }
    }
}
