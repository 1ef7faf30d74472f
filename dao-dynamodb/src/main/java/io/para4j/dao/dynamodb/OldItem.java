package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The stored item of one write, if it is in the {@link OldFormat}. Every write begins with a condition that no such
 * item meets. The service's refusal returns the item, and the write continues with a request that replaces exactly that
 * item. Not safe for use by many threads.
 */
final class OldItem {
    private final AppId app;
    private Map<String, AttributeValue> found = Map.of();
    private @Nullable ConditionalCheckFailedException overtaken;

    OldItem(AppId app) {
        this.app = app;
    }

    /**
     * Records the item on which a condition failed.
     *
     * @return whether the write continues, because the item is in the old format, or was until another write came first
     */
    boolean observe(ConditionalCheckFailedException refusal) {
        overtaken = isFound() ? refusal : null;
        boolean isOld = refusal.hasItem() && OldFormat.isOld(app, refusal.item());
        found = isOld ? refusal.item() : Map.of();
        return isOld || overtaken != null;
    }

    /** Returns whether the item was last seen in the old format. */
    boolean isFound() {
        return !found.isEmpty();
    }

    /** Returns the item as last seen. Empty if it was not in the old format. */
    Map<String, AttributeValue> found() {
        return found;
    }

    /** Waits if another write came first since the item was found, so that the two writers do not collide again. */
    void waitIfOvertaken(RetryLoop.Attempts attempts) {
        if (overtaken != null) {
            attempts.waitAfterConflict(overtaken);
        }
    }
}
