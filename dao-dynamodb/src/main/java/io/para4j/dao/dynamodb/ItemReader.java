package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Reads one item. */
final class ItemReader {
    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Requests requests;
    private final ItemCodec codec;

    ItemReader(DynamoDbClient client, RetryLoop loop, Requests requests, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
    }

    Optional<Item> read(AppId app, String id, Consistency consistency, Call call) {
        GetItemRequest request = requests.read(app, id, consistency);
        try {
            GetItemResponse response = loop.begin(call, RetryLoop.Repeat.SAFE).send(() -> client.getItem(request));
            call.usage().addRead(response.consumedCapacity());
            return response.hasItem() ? Optional.of(codec.decode("read", app, response.item())) : Optional.empty();
        } catch (FailedCallException e) {
            throw e.ofRead(Target.of("read", app.name(), id));
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(Target.of("read", app.name(), id), e);
        }
    }
}
