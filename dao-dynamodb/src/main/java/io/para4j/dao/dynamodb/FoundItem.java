package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The stored item of one write, where the write must be computed from it and applied under the condition that it is
 * unchanged. That is so in three cases.
 *
 * <ul>
 *   <li>The item is in the {@link OldFormat}. Every write begins with a condition that no such item meets.
 *   <li>The service refused the write, which is allowed on the item as it is read. Another program has written it with
 *       NULL or with sets.
 *   <li>The service cannot express the write. Then the item is read first.
 * </ul>
 *
 * <p>The {@link Refusal} of the service has the item, from which the next attempt is computed. Not safe for use by many threads.
 */
final class FoundItem {
    private final AppId app;
    private Map<String, AttributeValue> attributes = Map.of();
    private Optional<Item> item = Optional.empty();
    private @Nullable ConditionalCheckFailedException overtaken;

    FoundItem(AppId app) {
        this.app = app;
    }

    /** Records the item that was read before the first attempt. */
    void begin(Map<String, AttributeValue> stored, Item read) {
        attributes = stored;
        item = Optional.of(read);
    }

    /**
     * Records the item on which a condition failed, although the write is allowed on it. If there is none any more, the
     * write is sent as before.
     */
    void observe(Refusal refusal) {
        overtaken = isFound() || refusal.stored().isEmpty() ? refusal.error() : null;
        if (refusal.stored().isPresent()) {
            attributes = refusal.attributes();
            item = refusal.stored();
        }
    }

    /** Returns whether there is an item from which the write must be computed. */
    boolean isFound() {
        return item.isPresent();
    }

    /** Returns whether that item is in the old format. */
    boolean isOld() {
        return isFound() && OldFormat.isOld(app, attributes);
    }

    /** Returns the item as it is read. */
    Item item() {
        return item.orElseThrow();
    }

    /** Returns the attributes of the item. */
    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** Waits if another write came first since the item was found, so that the two writers do not collide again. */
    void waitIfOvertaken(RetryLoop.Attempts attempts) {
        if (overtaken != null) {
            attempts.waitAfterConflict(overtaken);
        }
    }
}
