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
 * A write of an item that is stored already, an update or a deletion: one in the {@link OldFormat} is met by the refusal of the
 * first attempt, and written in its own way from then on.
 */
abstract class StoredItemWrite extends ConditionalWrite {
    private final OldItem old;

    StoredItemWrite(AppId app, Target target, Precondition precondition, RetryLoop.Attempts attempts) {
        super(app, target, precondition, attempts);
        this.old = new OldItem(app);
    }

    /** Sends one attempt at an item in our format. */
    abstract Optional<Item> sendCurrent();

    /** Sends one attempt at an item in the old format, as it was last seen. */
    abstract Optional<Item> sendOld(OldItem found);

    @Override
    final Optional<Item> send() {
        return old.isFound() ? sendOld(old) : sendCurrent();
    }

    @Override
    final boolean goesOn(ConditionalCheckFailedException refusal) {
        return old.takeUp(refusal);
    }

    /**
     * Returns the error of a condition that was refused and holds. The service returns the item that its condition saw, so this
     * is about values that we read but never write.
     */
    final StorageException disagreement(@Nullable Throwable cause) {
        return StorageException.failed(
                target().toString(),
                "the service refused the condition, which holds on the item as it is read here. Another program has"
                        + " written it with sets, or with nulls at the top level; restore it as it is read, and try again",
                cause);
    }
}
