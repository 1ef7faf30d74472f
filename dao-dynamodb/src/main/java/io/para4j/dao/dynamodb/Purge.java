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
 * Removes the items of an app from the shared table, by pages of keys from its index; nothing is decoded. What is left to do is
 * what the index shows, so that after a failure another purge goes on.
 *
 * <p>The index lags behind the table, and other nodes may write until they have read the app's record again. So once the index
 * is empty the purge waits until both are over, and is done only when it is still empty then. Rows whose key is not one of the
 * app's are other programs': they are left alone and count as nothing.
 */
final class Purge {
    /** How long is waited for the index, which follows the table within fractions of a second. */
    static final Duration LAG = Duration.ofSeconds(1);

    /** How many keys are read, and their items deleted, between two reports of progress. */
    static final int PAGE = 1000;

    private final AWSDynamoDAO dao;
    private final Layout layout;
    private final Duration appRefresh;
    private final Time time;

    /**
     * Creates a purge.
     *
     * @param dao the store
     * @param layout tells which keys are an app's
     * @param appRefresh how long other nodes may write after it has begun
     * @param time the time
     */
    Purge(AWSDynamoDAO dao, Layout layout, Duration appRefresh, Time time) {
        this.dao = dao;
        this.layout = layout;
        this.appRefresh = appRefresh;
        this.time = time;
    }

    /**
     * Removes the items of an app.
     *
     * @param target what errors are about
     * @param app the app
     * @param progress is told before each look through the index, and after each page, how many deletions were made so far, at
     *     least one for each item; what it throws ends the purge
     * @throws ParaException if a page cannot be read, an item not removed, or the thread is interrupted
     */
    void run(Target target, AppId app, LongConsumer progress) {
        Interruption interruption = Interruption.ofThread(time);
        long start = time.nanos();
        Progress total = new Progress(progress);
        boolean wasEmpty = false;
        while (true) {
            total.add(0);
            boolean isEmpty = !removeAllFound(target, app, total);
            if (isEmpty && wasEmpty) {
                return;
            }
            wasEmpty = isEmpty;
            Duration quiet = appRefresh.minusNanos(time.nanos() - start);
            if (!interruption.sleep(isEmpty && !quiet.isNegative() ? quiet.plus(LAG) : LAG)) {
                throw StorageException.failed(
                        target.toString(), "the thread was interrupted; call it again to go on", null);
            }
        }
    }

    /** Goes through the index once, and returns whether it has found anything of the app's. */
    private boolean removeAllFound(Target target, AppId app, Progress total) {
        boolean found = false;
        Map<String, AttributeValue> after = Map.of();
        do {
            PageReader.Rows rows = readKeys(app, after);
            List<String> ids = rows.items().stream()
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
            after = rows.next();
        } while (!after.isEmpty());
        return found;
    }

    /** Without the table there is nothing of the app. */
    private PageReader.Rows readKeys(AppId app, Map<String, AttributeValue> after) {
        try {
            return dao.readKeys(app, PAGE, after);
        } catch (AppNotFoundException e) {
            return new PageReader.Rows(List.of(), Map.of());
        }
    }

    private static void checkRemoved(Target target, List<Outcome> outcomes) {
        List<ParaException> errors =
                outcomes.stream().map(Purge::error).flatMap(Optional::stream).toList();
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
