package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update or a deletion of a stored item. It is one request that the service computes, where that is possible.
 * Otherwise it is computed from a {@link FoundItem}, and again if another write comes first.
 */
abstract class StoredItemWrite extends ConditionalWrite {
    private final FoundItem found;
    private final RetryLoop.Attempts attempts;

    StoredItemWrite(AppId app, Target target, Precondition precondition, RetryLoop.Attempts attempts) {
        super(app, target, precondition, attempts);
        this.found = new FoundItem(app);
        this.attempts = attempts;
    }

    /** Sends one attempt that the service computes. */
    abstract Optional<Item> sendCurrent();

    /** Sends one attempt that replaces an item in the old format, as last seen. */
    abstract Optional<Item> sendOld(FoundItem old);

    /** Sends one attempt that is computed from the item as last seen. */
    abstract Optional<Item> sendComputed(FoundItem last);

    /** Throws the error of the write on the stored item, if it is not allowed. */
    abstract void verify(Optional<Item> stored);

    /** Computes the write from an item that was read for it. */
    final void begin(Map<String, AttributeValue> stored, Item read) {
        found.begin(stored, read);
    }

    @Override
    final Optional<Item> send() {
        if (found.isOld()) {
            return sendOld(found);
        }
        if (found.isFound()) {
            return sendComputed(found);
        }
        found.waitIfOvertaken(attempts);
        return sendCurrent();
    }

    @Override
    final boolean continuesAfter(Refusal refusal) {
        boolean isAllowed = error(refusal.stored()).isEmpty();
        if (isAllowed) {
            found.observe(refusal);
        }
        return isAllowed;
    }

    @Override
    final ParaException refusal(Optional<Item> stored, @Nullable Throwable cause) {
        return error(stored)
                .orElseGet(() -> StorageException.failed(
                        target().toString(),
                        "the service refused the condition, which holds on the item as it is read",
                        cause));
    }

    private Optional<ParaException> error(Optional<Item> stored) {
        try {
            verify(stored);
            return Optional.empty();
        } catch (ParaException e) {
            return Optional.of(e);
        }
    }
}
