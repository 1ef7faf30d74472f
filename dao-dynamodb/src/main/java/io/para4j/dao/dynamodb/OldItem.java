package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What one write knows of the stored item being in the {@link OldFormat}. It begins like every write, with a condition that no
 * such item meets; the service's refusal shows the item, and the write goes on with one that replaces just that. Not safe for
 * use by many threads.
 */
final class OldItem {
    private final AppId app;
    private Map<String, AttributeValue> found = Map.of();
    private @Nullable ConditionalCheckFailedException overtaken;

    OldItem(AppId app) {
        this.app = app;
    }

    /**
     * Takes up the item that a condition did not hold on.
     *
     * @return whether the write goes on: because the item is in the old format, or was until another write came first
     */
    boolean takeUp(ConditionalCheckFailedException refusal) {
        overtaken = isFound() ? refusal : null;
        boolean isOld = refusal.hasItem() && OldFormat.isOld(app, refusal.item());
        found = isOld ? refusal.item() : Map.of();
        return isOld || overtaken != null;
    }

    /** Returns whether the item was last seen in the old format. */
    boolean isFound() {
        return !found.isEmpty();
    }

    /** Returns the item as it was last seen. */
    Map<String, AttributeValue> found() {
        return found;
    }

    /** Waits if another write came first since the item was first found, so that the two do not chase each other. */
    void waitIfOvertaken(RetryLoop.Attempts attempts) {
        if (overtaken != null) {
            attempts.waitForOthers(overtaken);
        }
    }
}
