package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Writes items that are in Para's old format. An update converts the whole item and replaces exactly the item that it
 * was computed from. Preconditions are checked on the converted item, since the service would compare with strings.
 */
final class OldItemWriter {
    private final DataClient client;
    private final RequestFactory requests;

    OldItemWriter(DataClient client, RequestFactory requests) {
        this.client = client;
        this.requests = requests;
    }

    /**
     * Converts and updates an item, and returns the item after the update.
     *
     * @throws ConditionalCheckFailedException if another write came first
     */
    Item update(AppId app, Update update, FoundItem old, RetryLoop.Attempts attempts) {
        Item after = update.applyTo(app, Optional.of(old.item()));
        old.waitIfOvertaken(attempts);
        client.putItem(requests.replace(app, old.attributes(), after), attempts);
        return after;
    }

    /**
     * Deletes an item.
     *
     * @throws ConditionalCheckFailedException if another write came first
     */
    void delete(AppId app, Deletion deletion, FoundItem old, RetryLoop.Attempts attempts) {
        deletion.verify(app, Optional.of(old.item()));
        old.waitIfOvertaken(attempts);
        client.deleteItem(requests.deleteOld(app, deletion.id(), old.attributes()), attempts);
    }
}
