package io.para4j.internal.feed;

import io.para4j.spi.FeedEvent.Kind;
import io.para4j.spi.FeedPosition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores the checkpoint of one subscription from time to time, never ahead of what was handled. Used by one thread. */
final class CheckpointWriter {
    private final FeedContext context;
    private final String name;
    private FeedPosition stored;
    private @Nullable Supplier<FeedPosition> reached;
    private long storedAtNanos;

    /** Creates a writer for a subscription whose checkpoint is stored already. */
    CheckpointWriter(FeedContext context, String name, FeedPosition stored) {
        this.context = context;
        this.name = name;
        this.stored = stored;
        this.storedAtNanos = context.ticker().nanos();
    }

    /** Notes that every change before a position has been handled. */
    void reached(Supplier<FeedPosition> position) {
        reached = position;
    }

    /** Stores the checkpoint if the interval has passed. A failure is reported, and tried again an interval later. */
    void storeIfDue() {
        Duration interval = context.plan().checkpointInterval();
        if (context.ticker().nanos() - storedAtNanos >= interval.toNanos()) {
            try {
                store();
            } catch (RuntimeException e) {
                storedAtNanos = context.ticker().nanos();
                context.report(Optional.of(name), Kind.STORE_FAILED, Duration.ZERO, e);
            }
        }
    }

    /**
     * Stores the checkpoint if the subscription has moved.
     *
     * @throws RuntimeException if it cannot be stored
     */
    void store() {
        if (reached == null) {
            return;
        }
        FeedPosition position = reached.get();
        if (!position.equals(stored)) {
            context.checkpoints().write(context.app().name(), name, position);
            stored = position;
        }
        reached = null;
        storedAtNanos = context.ticker().nanos();
    }
}
