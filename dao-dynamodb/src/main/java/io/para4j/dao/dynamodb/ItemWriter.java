package io.para4j.dao.dynamodb;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Writes one item. Updates and deletions with a precondition are the work of {@link StoredItemWriter}. */
final class ItemWriter {
    private final DataClient client;
    private final RetryLoop loop;
    private final RequestFactory requests;
    private final ItemReader reader;
    private final StoredItemWriter storedItems;

    ItemWriter(DataClient client, RetryLoop loop, RequestFactory requests, ItemCodec codec, ItemReader reader) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.reader = reader;
        this.storedItems = new StoredItemWriter(client, loop, requests, codec, reader);
    }

    void create(AppId app, Creation creation, RequestContext context) {
        create(app, creation, loop.begin(context, RetryLoop.Repeat.UNSAFE));
    }

    /** Creates an item under a deadline that has already begun, possibly after an attempt whose answer was lost. */
    void create(AppId app, Creation creation, RetryLoop.Attempts attempts) {
        Item item = ItemSize.check("create", app, creation.item());
        Target target = creation.target(app);
        PutItemRequest.Builder request = requests.create(app, item);
        new ConditionalWrite(app, target, Precondition.none(), attempts) {
            @Override
            Optional<Item> send() {
                client.putItem(request, attempts);
                return Optional.empty();
            }

            @Override
            Verdict verdict(Optional<Item> stored) {
                return Verdict.ofCreation(item, creation.isIdNew(), stored);
            }

            @Override
            boolean isDecidedByStored() {
                return false;
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
                return ValidationErrors.ofWrite(target, app, item, error);
            }
        }.run(reader);
    }

    /** Puts an item unconditionally. It is sent again if the answer is lost, since a second put has the same effect. */
    void restore(AppId app, Item item, RequestContext context) {
        ItemSize.check("restore", app, item);
        Target target = Target.ofRestoration(app.name(), item.type(), item.id());
        PutItemRequest.Builder request = requests.restore(app, item);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.HARMLESS);
        try {
            attempts.send(() -> {
                client.putItem(request, attempts);
                return Outcome.DONE;
            });
        } catch (FailedRequestException e) {
            throw e.ofWrite(target);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofWrite(target, app, item, e);
        }
    }

    Optional<Item> update(AppId app, Update update, RequestContext context) {
        return storedItems.update(app, update, context);
    }

    void delete(AppId app, Deletion deletion, RequestContext context) {
        if (deletion.precondition().isNone()) {
            deleteUnconditionally(app, deletion, context);
        } else {
            storedItems.delete(app, deletion, context);
        }
    }

    /** Deletes an item. It is sent again if the answer is lost, since a second deletion has the same effect. */
    private void deleteUnconditionally(AppId app, Deletion deletion, RequestContext context) {
        DeleteItemRequest.Builder request = requests.delete(app, deletion.id());
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.HARMLESS);
        try {
            attempts.send(() -> {
                client.deleteItem(request, attempts);
                return Outcome.DONE;
            });
        } catch (FailedRequestException e) {
            throw e.ofWrite(deletion.target(app));
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(deletion.target(app), e);
        }
    }
}
