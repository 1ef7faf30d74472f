package io.para4j.dao.dynamodb;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes the items of an app from the shared table, by pages of keys from its index. Nothing is decoded. The index
 * shows the remaining items, so another purge continues after a failure.
 *
 * <p>The index lags behind the table, and other nodes may write until they have read the app's record again. So once
 * the index is empty, the purge waits for both, and ends only if the index is still empty. Rows with a key that is not
 * the app's belong to other programs. They are neither removed nor counted.
 */
final class SharedTablePurge {
    /** The time to wait for the index, which follows the table within fractions of a second. */
    static final Duration LAG = Duration.ofSeconds(1);

    /** The number of keys that are read, and of items that are deleted, between two reports of progress. */
    static final int PAGE = 1000;

    private final AWSDynamoDAO dao;
    private final TableLayout layout;
    private final Duration appRefresh;
    private final WaitingTime time;

    /**
     * Creates a purge.
     *
     * @param dao the store
     * @param layout recognises the keys of an app
     * @param appRefresh the time for which other nodes may write after the purge has begun
     * @param time the time source and the sleeper
     */
    SharedTablePurge(AWSDynamoDAO dao, TableLayout layout, Duration appRefresh, WaitingTime time) {
        this.dao = dao;
        this.layout = layout;
        this.appRefresh = appRefresh;
        this.time = time;
    }

    /**
     * Removes the items of an app.
     *
     * @param target the target of errors
     * @param app the app
     * @param progress receives the number of deletions so far, at least one for each item, before each pass over the
     *     index and after each page; its exceptions end the purge
     * @throws ParaException if a page cannot be read, an item cannot be removed, or the thread is interrupted
     */
    void run(Target target, AppId app, LongConsumer progress) {
        Interruption interruption = Interruption.ofThread(time.sleeper());
        long start = time.ticker().nanos();
        Progress total = new Progress(progress);
        boolean wasEmpty = false;
        while (true) {
            total.add(0);
            boolean isEmpty = !removeAllFound(target, app, total);
            if (isEmpty && wasEmpty) {
                return;
            }
            wasEmpty = isEmpty;
            Duration remainingRefresh = appRefresh.minusNanos(time.ticker().nanos() - start);
            boolean waitsForNodes = isEmpty && !remainingRefresh.isNegative();
            if (!interruption.sleep(waitsForNodes ? remainingRefresh.plus(LAG) : LAG)) {
                throw StorageException.failed(
                        target.toString(), "the thread was interrupted; call it again to go on", null);
            }
        }
    }

    /** Removes the items found in one pass over the index, and returns whether there were any. */
    private boolean removeAllFound(Target target, AppId app, Progress total) {
        boolean found = false;
        Map<String, AttributeValue> after = Map.of();
        do {
            TablePageReader.Keys page = readKeys(app, after);
            List<String> ids = page.keys().stream()
                    .map(ItemCodec::keyOf)
                    .filter(key -> layout.isKeyOf(app, key))
                    .map(key -> layout.id(app, key))
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                found = true;
                checkRemoved(target, dao.deleteByKeys(app, ids));
                total.add(ids.size());
            }
            after = page.next();
        } while (!after.isEmpty());
        return found;
    }

    /** Reads a page of keys. Without the table, the app has no items. */
    private TablePageReader.Keys readKeys(AppId app, Map<String, AttributeValue> after) {
        try {
            return dao.readKeys(app, PAGE, after);
        } catch (AppNotFoundException e) {
            return new TablePageReader.Keys(List.of(), Map.of());
        }
    }

    private static void checkRemoved(Target target, List<Outcome> outcomes) {
        List<ParaException> errors = outcomes.stream()
                .map(SharedTablePurge::error)
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            ParaException first = errors.get(0);
            throw StorageException.failed(
                    target.toString(),
                    "items that could not be removed: " + errors.size() + "; call it again to go on; the first: "
                            + first.getMessage(),
                    first);
        }
    }

    private static Optional<ParaException> error(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return Optional.of(refused.error());
        }
        return outcome instanceof Outcome.Unknown unknown ? Optional.of(unknown.error()) : Optional.empty();
    }

    /** Counts the deletions. */
    private static final class Progress {
        private final LongConsumer listener;
        private long removed;

        Progress(LongConsumer listener) {
            this.listener = listener;
        }

        void add(int count) {
            removed += count;
            listener.accept(removed);
        }
    }
}
