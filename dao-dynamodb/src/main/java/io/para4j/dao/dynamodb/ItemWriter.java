package io.para4j.dao.dynamodb;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.CostCounter;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Writes one item, with one request where nothing fails. */
final class ItemWriter {
    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final Requests requests;
    private final ItemCodec codec;
    private final ItemReader reader;
    private final OldItemWriter oldItems;

    ItemWriter(DynamoDbClient client, RetryLoop loop, Requests requests, ItemCodec codec, ItemReader reader) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.reader = reader;
        this.oldItems = new OldItemWriter(client, requests, codec);
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
        create(app, creation, loop.begin(call, RetryLoop.Repeat.UNSAFE));
    }

    /** Creates an item under a deadline that has begun, perhaps after an attempt whose answer was lost. */
    void create(AppId app, Creation creation, RetryLoop.Attempts attempts) {
        Item item = Limits.check("create", app, creation.item());
        PutItemRequest request = requests.create(app, item);
        Target target = target(app, creation);
        new ConditionalWrite(app, target, Precondition.none(), attempts) {
            @Override
            Optional<Item> send() {
                put(request, attempts.usage());
                return Optional.empty();
            }

            @Override
            Verdict verdict(Optional<Item> stored) {
                return Verdict.ofCreation(item, creation.isIdNew(), stored);
            }

            @Override
            ParaException refusal(Optional<Item> stored, @Nullable Throwable cause) {
                return new ObjectExistsException(target);
            }

            @Override
            ParaException refusal(UnreadableObjectException unreadable) {
                return new ObjectExistsException(target);
            }

            @Override
            ParaException invalid(DynamoDbException error) {
                return Refusal.ofWrite(target, app, item, error);
            }
        }.run(reader);
    }

    /** Puts an item whatever is stored; a lost answer is asked for again, since the second put does the same as the first. */
    void restore(AppId app, Item item, Call call) {
        Limits.check("restore", app, item);
        PutItemRequest request = requests.restore(app, item);
        RetryLoop.Attempts attempts = loop.begin(call, RetryLoop.Repeat.HARMLESS);
        try {
            attempts.send(() -> put(request, call.usage()));
        } catch (FailedCallException e) {
            throw e.ofWrite(target(app, item));
        } catch (DynamoDbException e) {
            throw Refusal.ofWrite(target(app, item), app, item, e);
        }
    }

    private PutItemResponse put(PutItemRequest request, CostCounter usage) {
        PutItemResponse response = client.putItem(request);
        Consumed.byWrite(response.consumedCapacity(), usage);
        return response;
    }

    /** Returns the item after the update, if it is asked for. */
    Optional<Item> update(AppId app, Update update, Call call) {
        UpdateItemRequest request = requests.update(app, update);
        RetryLoop.Attempts attempts = loop.begin(call, RetryLoop.Repeat.UNSAFE);
        Target target = target(app, update);
        Optional<Item> after = new StoredItemWrite(app, target, update.precondition(), attempts) {
            @Override
            Optional<Item> sendOld(OldItem found) {
                return Optional.of(oldItems.update(app, update, found, attempts));
            }

            @Override
            Optional<Item> sendCurrent() {
                UpdateItemResponse response = client.updateItem(request);
                Consumed.byWrite(response.consumedCapacity(), call.usage());
                return update.returnsItem()
                        ? Optional.of(codec.decode("update", app, response.attributes()))
                        : Optional.empty();
            }

            @Override
            Verdict verdict(Optional<Item> stored) {
                return Verdict.ofUpdate(update, stored);
            }

            @Override
            ParaException refusal(Optional<Item> stored, @Nullable Throwable cause) {
                update.applyTo(app, stored);
                return disagreement(cause);
            }

            @Override
            ParaException invalid(DynamoDbException error) {
                return ItemWriter.this.invalid(app, update, error, call);
            }
        }.run(reader);
        return update.returnsItem() ? after : Optional.empty();
    }

    /**
     * Says why the service finds an update invalid: an item too large, a sum of too many digits. It does not say so itself, but
     * the item that is stored does. What is read may be newer than what was refused; then its own error is as true.
     */
    private ParaException invalid(AppId app, Update update, DynamoDbException error, Call call) {
        Item after = update.applyTo(app, reader.read(app, update.id(), Consistency.STRONG, call));
        return Refusal.ofWrite(target(app, update), app, after, error);
    }

    void delete(AppId app, Deletion deletion, Call call) {
        if (deletion.precondition().isNone()) {
            deleteAnyway(app, deletion, call);
        } else {
            deleteIfUnchanged(app, deletion, call);
        }
    }

    /** Deletes whatever is stored; a lost answer is asked for again, since the second deletion does the same as the first. */
    private void deleteAnyway(AppId app, Deletion deletion, Call call) {
        DeleteItemRequest request = requests.delete(app, deletion);
        try {
            loop.begin(call, RetryLoop.Repeat.HARMLESS).send(() -> delete(request, call.usage()));
        } catch (FailedCallException e) {
            throw e.ofWrite(target(app, deletion));
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target(app, deletion), e);
        }
    }

    private void deleteIfUnchanged(AppId app, Deletion deletion, Call call) {
        DeleteItemRequest request = requests.delete(app, deletion);
        RetryLoop.Attempts attempts = loop.begin(call, RetryLoop.Repeat.UNSAFE);
        Target target = target(app, deletion);
        new StoredItemWrite(app, target, deletion.precondition(), attempts) {
            @Override
            Optional<Item> sendOld(OldItem found) {
                oldItems.delete(app, deletion, found, attempts);
                return Optional.empty();
            }

            @Override
            Optional<Item> sendCurrent() {
                delete(request, call.usage());
                return Optional.empty();
            }

            @Override
            Verdict verdict(Optional<Item> stored) {
                return Verdict.ofDeletion(deletion, stored);
            }

            @Override
            ParaException refusal(Optional<Item> stored, @Nullable Throwable cause) {
                deletion.verify(app, stored);
                return disagreement(cause);
            }

            @Override
            ParaException invalid(DynamoDbException error) {
                return Refusal.ofRead(target, error);
            }
        }.run(reader);
    }

    private DeleteItemResponse delete(DeleteItemRequest request, CostCounter usage) {
        DeleteItemResponse response = client.deleteItem(request);
        Consumed.byWrite(response.consumedCapacity(), usage);
        return response;
    }
}
