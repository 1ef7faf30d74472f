package io.para4j.dao.dynamodb;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Update;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Writes one item, with one conditional request. */
final class ItemWriter {
    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Requests requests;
    private final ItemCodec codec;
    private final ItemReader reader;

    ItemWriter(DynamoDbClient client, RetryLoop loop, Requests requests, ItemCodec codec, ItemReader reader) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.reader = reader;
    }

    static Target target(AppId app, Creation creation) {
        return new Target("create", app.name(), creation.item().type(), creation.id());
    }

    static Target target(AppId app, Update update) {
        return new Target("update", app.name(), update.precondition().type().orElse(""), update.id());
    }

    static Target target(AppId app, Deletion deletion) {
        return new Target("delete", app.name(), deletion.precondition().type().orElse(""), deletion.id());
    }

    static Target target(AppId app, Item restored) {
        return new Target("restore", app.name(), restored.type(), restored.id());
    }

    void create(AppId app, Creation creation, Call call) {
        Item item = Limits.check("create", app, creation.item());
        try {
            put(requests.create(app, item), call);
        } catch (ConditionalCheckFailedException e) {
            throw new ObjectExistsException(target(app, creation));
        } catch (FailedCallException e) {
            throw e.ofWrite(target(app, creation));
        } catch (DynamoDbException e) {
            throw Refusal.ofWrite(target(app, creation), app, item, e);
        }
    }

    void restore(AppId app, Item item, Call call) {
        Limits.check("restore", app, item);
        try {
            put(requests.restore(app, item), call);
        } catch (FailedCallException e) {
            throw e.ofWrite(target(app, item));
        } catch (DynamoDbException e) {
            throw Refusal.ofWrite(target(app, item), app, item, e);
        }
    }

    private void put(PutItemRequest request, Call call) {
        PutItemResponse response = loop.begin(call, RetryLoop.Repeat.UNSAFE).send(() -> client.putItem(request));
        call.usage().addWrite(response.consumedCapacity());
    }

    Optional<Item> update(AppId app, Update update, Call call) {
        UpdateItemRequest request = requests.update(app, update);
        try {
            UpdateItemResponse response =
                    loop.begin(call, RetryLoop.Repeat.UNSAFE).send(() -> client.updateItem(request));
            call.usage().addWrite(response.consumedCapacity());
            return update.returnsItem()
                    ? Optional.of(codec.decode("update", app, response.attributes()))
                    : Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            update.applyTo(app, stored("update", app, e));
            throw disagreement(target(app, update), e);
        } catch (FailedCallException e) {
            throw e.ofWrite(target(app, update), update.precondition());
        } catch (DynamoDbException e) {
            throw refusal(app, update, e, call);
        }
    }

    /**
     * Says why the service finds an update invalid: an item too large, a sum of too many digits. It does not say so itself, but
     * the item that is stored does. What is read may be newer than what was refused; then its own error is as true.
     */
    private ParaException refusal(AppId app, Update update, DynamoDbException error, Call call) {
        Item after = update.applyTo(app, reader.read(app, update.id(), Consistency.STRONG, call));
        return Refusal.ofWrite(target(app, update), app, after, error);
    }

    void delete(AppId app, Deletion deletion, Call call) {
        DeleteItemRequest request = requests.delete(app, deletion);
        try {
            DeleteItemResponse response =
                    loop.begin(call, RetryLoop.Repeat.UNSAFE).send(() -> client.deleteItem(request));
            call.usage().addWrite(response.consumedCapacity());
        } catch (ConditionalCheckFailedException e) {
            deletion.verify(app, stored("delete", app, e));
            throw disagreement(target(app, deletion), e);
        } catch (FailedCallException e) {
            throw e.ofWrite(target(app, deletion), deletion.precondition());
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target(app, deletion), e);
        }
    }

    private Optional<Item> stored(String operation, AppId app, ConditionalCheckFailedException error) {
        Map<String, AttributeValue> stored = error.item();
        return error.hasItem() && !stored.isEmpty()
                ? Optional.of(codec.decode(operation, app, stored))
                : Optional.empty();
    }

    /** The service returns the item that its condition saw, so this is about values that we read but never write. */
    private static StorageException disagreement(Target target, ConditionalCheckFailedException error) {
        return StorageException.failed(
                target.toString(),
                "the service refused the condition, which holds on the item as it is read here. Another program has"
                        + " written it with sets, or with nulls at the top level; restore it as it is read, and try again",
                error);
    }
}
