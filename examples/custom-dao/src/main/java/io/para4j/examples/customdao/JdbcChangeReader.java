package io.para4j.examples.customdao;

import io.para4j.error.FeedGapException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.examples.customdao.Outbox.Portion;
import io.para4j.examples.customdao.Outbox.Recorded;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangePage.Next;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.ItemJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the changes of one app, in the order of their numbers. It reads on when the app is deleted, up to the last
 * change.
 */
final class JdbcChangeReader implements ChangeReader {
    /** Each change may have two items of the largest size, so this bounds the memory of a page. */
    private static final int MAX_CHANGES = 100;

    private final Database database;
    private final Outbox outbox;
    private final long current;
    private JdbcPosition position;

    /**
     * Creates a reader.
     *
     * @param current the number of the app that had the name when the reader was opened
     */
    JdbcChangeReader(Database database, Outbox outbox, JdbcPosition from, long current) {
        this.database = database;
        this.outbox = outbox;
        this.current = current;
        this.position = from;
    }

    @Override
    public ChangePage poll(int limit) {
        AppId app = position.app();
        if (position.recording() != current) {
            throw gap("the app was deleted and created again since position '" + position.toFeedPosition() + "'");
        }
        int count = Math.min(limit, MAX_CHANGES);
        Portion portion = database.read(JdbcChanges.target(app), connection -> read(connection, count));
        if (portion.isDeleted() || missing(portion).isPresent()) {
            portion = readLocked(count);
            missing(portion).ifPresent(missing -> {
                throw gap(missing);
            });
        }
        JdbcPosition start = position;
        position = start.after(start.number() + portion.changes().size());
        return new ChangePage(
                portion.changes().stream().map(each -> change(app, each)).toList(),
                handled -> start.after(start.number() + handled).toFeedPosition(),
                next(portion));
    }

    private Next next(Portion portion) {
        if (position.number() < portion.last()) {
            return Next.MORE;
        }
        return portion.isDeleted() ? Next.END : Next.WAIT;
    }

    private Portion read(Connection connection, int count) throws SQLException {
        return outbox.read(connection, current, position.number(), count)
                .orElseThrow(() -> JdbcChanges.notEnabled(position.app()));
    }

    /**
     * Reads when no write of the app is between its last step and its end. H2 may show the commit of a transaction in one
     * table and not yet in another, so only this proves a gap or the end.
     */
    private Portion readLocked(int count) {
        AtomicReference<Portion> found = new AtomicReference<>();
        database.writeUntilDone(JdbcChanges.target(position.app()), connection -> {
            outbox.lock(connection, current);
            found.set(read(connection, count));
            return true;
        });
        return Objects.requireNonNull(found.get());
    }

    /** Returns which numbers are left out. */
    private Optional<String> missing(Portion portion) {
        long expected = position.number();
        if (expected > portion.last()) {
            return Optional.of("the position is after change " + expected + ", but the database has only "
                    + portion.last() + ", as after a restore of a backup");
        }
        long next = portion.changes().isEmpty()
                ? portion.last() + 1
                : portion.changes().get(0).number();
        for (int i = 0; i < portion.changes().size() && next == expected + 1; i++) {
            expected++;
            next = i + 1 < portion.changes().size()
                    ? portion.changes().get(i + 1).number()
                    : next + 1;
        }
        return next == expected + 1
                ? Optional.empty()
                : Optional.of("changes " + (expected + 1) + " to " + (next - 1)
                        + " were removed after para.jdbc.feed_retention");
    }

    private FeedGapException gap(String missing) {
        return new FeedGapException(position.app().name(), missing, null);
    }

    private static ItemChange change(AppId app, Recorded recorded) {
        String id = recorded.written().id();
        return new ItemChange(
                app,
                id,
                image(app, id, recorded.written().before()),
                image(app, id, recorded.written().after()),
                Instant.ofEpochMilli(recorded.millis()));
    }

    private static Optional<ItemImage> image(AppId app, String id, @Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ItemImage.Decoded(ItemJson.read(app, id, json)));
        } catch (UnreadableObjectException e) {
            return Optional.of(new ItemImage.Unreadable(e, json));
        }
    }
}
