package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * An update or a deletion of a stored item. If the item is in the {@link OldFormat}, the first attempt is refused, and
 * the following ones use the requests for that format.
 */
abstract class StoredItemWrite extends ConditionalWrite {
    private final OldItem old;

    StoredItemWrite(AppId app, Target target, Precondition precondition, RetryLoop.Attempts attempts) {
        super(app, target, precondition, attempts);
        this.old = new OldItem(app);
    }

    /** Sends one attempt at an item in the current format. */
    abstract Optional<Item> sendCurrent();

    /** Sends one attempt at an item in the old format, as last seen. */
    abstract Optional<Item> sendOld(OldItem found);

    @Override
    final Optional<Item> send() {
        return old.isFound() ? sendOld(old) : sendCurrent();
    }

    @Override
    final boolean continuesAfter(ConditionalCheckFailedException refusal) {
        return old.observe(refusal);
    }

    /**
     * Returns the error of a condition that the service refused although it holds here. The service returns the item
     * that its condition saw, so the difference is in values that this store reads but never writes.
     */
    final StorageException disagreement(@Nullable Throwable cause) {
        return StorageException.failed(
                target().toString(),
                "the service refused the condition, which holds on the item as it is read here. Another program has"
                        + " written it with sets, or with nulls at the top level; restore it as it is read, and try again",
                cause);
    }
}
