package io.para4j.examples.customdao;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.Target;
import io.para4j.examples.customdao.Outbox.Recording;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The change feed of the store, which reads the {@link Outbox}. */
final class JdbcChanges implements ChangeSource {
    private final Database database;
    private final RecordedRows rows;
    private final Outbox outbox;

    JdbcChanges(Database database, RecordedRows rows, Outbox outbox) {
        this.database = database;
        this.rows = rows;
        this.outbox = outbox;
    }

    static Target target(AppId app) {
        return new Target("read of the changes", app.name(), "app", app.name());
    }

    @Override
    public FeedPosition now(AppId app) {
        Recording recording = recording(app);
        return new JdbcPosition(app, recording.app(), recording.last()).toFeedPosition();
    }

    @Override
    public FeedPosition oldest(AppId app) {
        Recording recording = recording(app);
        return new JdbcPosition(app, recording.app(), recording.removed()).toFeedPosition();
    }

    private Recording recording(AppId app) {
        return database.read(target(app), connection -> {
            rows.checkApp(connection, app);
            return outbox.find(connection, app).filter(Recording::isReady).orElseThrow(() -> notEnabled(app));
        });
    }

    static FeedNotEnabledException notEnabled(AppId app) {
        return new FeedNotEnabledException(app.name(), "the table para_feeds does not have the app", null);
    }

    @Override
    public ChangeReader open(AppId app, FeedPosition from) {
        JdbcPosition position = JdbcPosition.of(app, from);
        OptionalLong current = database.read(target(app), connection -> rows.number(connection, app));
        long number = current.orElseThrow(() -> new AppNotFoundException(app.name()));
        return new JdbcChangeReader(database, outbox, position, number);
    }

    @Override
    public FeedPosition earliest(AppId app, List<FeedPosition> positions) {
        List<JdbcPosition> all =
                positions.stream().map(each -> JdbcPosition.of(app, each)).toList();
        if (all.stream().mapToLong(JdbcPosition::recording).distinct().count() > 1) {
            throw new FeedGapException(
                    app.name(), "some positions are older than the app, which was deleted and created again", null);
        }
        return all.stream()
                .min(Comparator.comparingLong(JdbcPosition::number))
                .orElseThrow(() -> new IllegalArgumentException("there is no position"))
                .toFeedPosition();
    }

    @Override
    public boolean isReached(AppId app, FeedPosition position, FeedPosition by) {
        JdbcPosition first = JdbcPosition.of(app, position);
        JdbcPosition second = JdbcPosition.of(app, by);
        return first.recording() == second.recording() && first.number() <= second.number();
    }

    /**
     * Starts the recording in three steps. The first one is committed before the second, which waits for the writes that
     * may not have found it. So every write after the third step is recorded, and so is every one before it that is
     * still under way.
     */
    @Override
    public void enable(AppId app) {
        Target target = new Target("start of the recording", app.name(), "app", app.name());
        database.writeUntilDone(target, connection -> {
            rows.checkApp(connection, app);
            return outbox.start(connection, app);
        });
        boolean isReady = database.read(
                target,
                connection ->
                        outbox.find(connection, app).map(Recording::isReady).orElse(false));
        if (!isReady) {
            database.writeUntilDone(target, outbox::waitForWrites);
            database.writeUntilDone(target, connection -> {
                rows.checkApp(connection, app);
                return outbox.begin(connection, app);
            });
        }
    }
}
