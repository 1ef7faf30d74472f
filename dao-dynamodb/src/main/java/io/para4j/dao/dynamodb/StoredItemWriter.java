package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Updates and deletes one item under a precondition. That takes one request if nothing fails and the service can
 * compute the write, and otherwise a read and a request.
 */
final class StoredItemWriter {
    private final DataClient client;
    private final RetryLoop loop;
    private final RequestFactory requests;
    private final ItemCodec codec;
    private final ItemReader reader;
    private final OldItemWriter oldItems;

    StoredItemWriter(DataClient client, RetryLoop loop, RequestFactory requests, ItemCodec codec, ItemReader reader) {
        this.client = client;
        this.loop = loop;
        this.requests = requests;
        this.codec = codec;
        this.reader = reader;
        this.oldItems = new OldItemWriter(client, requests);
    }

    /** Updates an item, and returns the item after the update if requested. */
    Optional<Item> update(AppId app, Update update, RequestContext context) {
        Optional<UpdateItemRequest.Builder> request = requests.update(app, update);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.UNSAFE);
        StoredItemWrite write = new StoredItemWrite(app, update.target(app), update.precondition(), attempts) {
            @Override
            Optional<Item> sendCurrent() {
                return send(request.orElseThrow());
            }

            @Override
            Optional<Item> sendOld(FoundItem old) {
                return Optional.of(oldItems.update(app, update, old, attempts));
            }

            @Override
            Optional<Item> sendComputed(FoundItem last) {
                Item after = update.applyTo(app, Optional.of(last.item()));
                last.waitIfOvertaken(attempts);
                return send(requests.update(app, update, last.attributes(), after));
            }

            private Optional<Item> send(UpdateItemRequest.Builder request) {
                if (!update.returnsItem()) {
                    client.updateItem(request, attempts);
                    return Optional.empty();
                }
                AnswerItems items = codec.answerItems(app, AnswerItems.Member.ATTRIBUTES);
                Map<String, AttributeValue> after = client.updateItem(request, items, attempts);
                return items.isDecoded() ? items.first() : Optional.of(codec.decode("update", app, after));
            }

            @Override
            void verify(Optional<Item> stored) {
                update.applyTo(app, stored);
            }

            @Override
            Verdict verdict(Optional<Item> stored) {
                return Verdict.ofUpdate(update, stored);
            }

            @Override
            ParaException invalid(DynamoDbException error) {
                return StoredItemWriter.this.invalid(app, update, error, context);
            }
        };
        boolean isToSend = request.isPresent() || begin(app, write, attempts);
        Optional<Item> after = isToSend ? write.run(reader) : Optional.empty();
        return update.returnsItem() ? after : Optional.empty();
    }

    /**
     * Reads the item of a write that the service cannot compute.
     *
     * @return whether there is one; if not, the write is refused or has nothing to do
     */
    private boolean begin(AppId app, StoredItemWrite write, RetryLoop.Attempts attempts) {
        Target target = write.target();
        Map<String, AttributeValue> stored = reader.readFor(target, app, attempts.forRead());
        if (stored.isEmpty()) {
            write.verify(Optional.empty());
            return false;
        }
        Item item = codec.decode(target.operation(), app, stored);
        write.verify(Optional.of(item));
        write.begin(stored, item);
        return true;
    }

    /**
     * Finds the reason why the service refused an update as invalid, such as an item too large or a sum of too many
     * digits. The service does not report it, but applying the update to the stored item does. The item read may be
     * newer than the refused one; its error is equally true.
     */
    private ParaException invalid(AppId app, Update update, DynamoDbException error, RequestContext context) {
        Item after = update.applyTo(app, reader.read(app, update.id(), Consistency.STRONG, context));
        return ValidationErrors.ofWrite(update.target(app), app, after, error);
    }

    /** Deletes an item. Does nothing if there is none. */
    void delete(AppId app, Deletion deletion, RequestContext context) {
        Optional<DeleteItemRequest.Builder> request = requests.delete(app, deletion);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.UNSAFE);
        Target target = deletion.target(app);
        StoredItemWrite write = new StoredItemWrite(app, target, deletion.precondition(), attempts) {
            @Override
            Optional<Item> sendCurrent() {
                return send(request.orElseThrow());
            }

            @Override
            Optional<Item> sendOld(FoundItem old) {
                oldItems.delete(app, deletion, old, attempts);
                return Optional.empty();
            }

            @Override
            Optional<Item> sendComputed(FoundItem last) {
                last.waitIfOvertaken(attempts);
                return send(requests.delete(app, deletion, last.attributes()));
            }

            private Optional<Item> send(DeleteItemRequest.Builder request) {
                client.deleteItem(request, attempts);
                return Optional.empty();
            }

            @Override
            void verify(Optional<Item> stored) {
                deletion.verify(app, stored);
            }

            @Override
            Verdict verdict(Optional<Item> stored) {
                return Verdict.ofDeletion(deletion, stored);
            }

            @Override
            ParaException invalid(DynamoDbException error) {
                return ValidationErrors.ofRead(target, error);
            }
        };
        if (request.isPresent() || begin(app, write, attempts)) {
            write.run(reader);
        }
    }
}
