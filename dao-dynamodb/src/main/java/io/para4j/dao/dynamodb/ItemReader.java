package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Reads one item. */
final class ItemReader {
    private final DataClient client;
    private final RetryLoop loop;
    private final RequestFactory requests;
    private final ItemCodec codec;

    ItemReader(DataClient client, RetryLoop loop, RequestFactory requests, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
    }

    Optional<Item> read(AppId app, String id, Consistency consistency, RequestContext context) {
        GetItemRequest.Builder request = requests.read(app, id, consistency);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        try {
            return attempts.send(() -> getItem(app, request, attempts));
        } catch (FailedRequestException e) {
            throw e.ofRead(Target.of("read", app.name(), id));
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(Target.of("read", app.name(), id), e);
        }
    }

    /**
     * Reads the stored item to judge a write whose answer was lost. The read is strongly consistent and under the
     * write's deadline.
     *
     * @throws FailedRequestException if the read fails
     */
    Optional<Item> readBack(AppId app, String id, RetryLoop.Attempts attempts) {
        GetItemRequest.Builder request = requests.read(app, id, Consistency.STRONG);
        return attempts.readBack(() -> getItem(app, request, attempts));
    }

    /**
     * Reads the attributes of the stored item for a write that is computed from them. The read is strongly consistent
     * and under the write's deadline.
     *
     * @return the attributes; empty if there is no item
     */
    Map<String, AttributeValue> readFor(Target write, AppId app, RetryLoop.Attempts attempts) {
        GetItemRequest.Builder request = requests.read(app, write.id(), Consistency.STRONG);
        try {
            GetItemResponse response = attempts.send(() -> client.getItem(request, attempts));
            return response.hasItem() ? response.item() : Map.of();
        } catch (FailedRequestException e) {
            throw e.ofRead(write);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(write, e);
        }
    }

    private Optional<Item> getItem(AppId app, GetItemRequest.Builder request, RetryLoop.Attempts attempts) {
        AnswerItems items = codec.answerItems(app, AnswerItems.Member.ITEM);
        GetItemResponse response = client.getItem(request, items, attempts);
        if (items.isDecoded()) {
            return items.first();
        }
        return response.hasItem() ? decode("read", app, response.item()) : Optional.empty();
    }

    /**
     * Returns the attributes of the item on which a condition failed. The service sends them with its refusal. A refusal
     * without them comes from a server that cannot send them, or nothing is stored. One strong read decides.
     *
     * @return the attributes; empty if there is no item
     * @throws FailedRequestException if the read fails
     */
    Map<String, AttributeValue> readRefused(
            AppId app, String id, ConditionalCheckFailedException error, RetryLoop.Attempts attempts) {
        if (error.hasItem() && !error.item().isEmpty()) {
            return error.item();
        }
        RetryLoop.Attempts read = attempts.mayBeApplied() ? attempts : attempts.forRead();
        GetItemRequest.Builder request = requests.read(app, id, Consistency.STRONG);
        GetItemResponse response = read.readBack(() -> client.getItem(request, read));
        return response.hasItem() ? response.item() : Map.of();
    }

    /** Reads an item from its attributes. Empty if there are none. */
    Optional<Item> decode(String operation, AppId app, Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(codec.decode(operation, app, attributes));
    }
}
