package io.para4j.dao.memory;

import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Operation.Kind;
import io.para4j.spi.OperationMeter;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The change feed of the store in memory, over {@link RecordedChanges}. It reports each request that DynamoDB would
 * charge for.
 */
final class MemoryChangeSource implements ChangeSource {
    private final MemoryDAO dao;
    private final OperationMeter meter;

    MemoryChangeSource(MemoryDAO dao, OperationMeter meter) {
        this.dao = dao;
        this.meter = meter;
    }

    @Override
    public FeedPosition now(AppId app) {
        return meter.measure(app, Kind.READ_CHANGES, 0, cost -> {
            cost.addRequest(false);
            return position(app, RecordedChanges::end);
        });
    }

    @Override
    public FeedPosition oldest(AppId app) {
        return position(app, RecordedChanges::oldest);
    }

    private FeedPosition position(AppId app, ToLongFunction<RecordedChanges> number) {
        RecordedChanges changes = started(app, dao.app(app));
        return new MemoryPosition(app, changes.id(), number.applyAsLong(changes)).toFeedPosition();
    }

    /** Returns the recorded changes of an app, or throws if none are recorded. */
    static RecordedChanges started(AppId app, MemoryApp stored) {
        if (!stored.changes().isStarted()) {
            throw new FeedNotEnabledException(app.name(), "the store in memory does not record them", null);
        }
        return stored.changes();
    }

    @Override
    public ChangeReader open(AppId app, FeedPosition from) {
        return new MemoryChangeReader(dao.app(app), MemoryPosition.of(app, from), meter);
    }

    @Override
    public FeedPosition earliest(AppId app, List<FeedPosition> positions) {
        List<MemoryPosition> all =
                positions.stream().map(each -> MemoryPosition.of(app, each)).toList();
        List<String> recordings =
                all.stream().map(MemoryPosition::recording).distinct().toList();
        if (recordings.size() > 1) {
            throw new FeedGapException(app.name(), "the positions belong to the recordings " + recordings, null);
        }
        return all.stream()
                .min(Comparator.comparingLong(MemoryPosition::number))
                .orElseThrow(() -> new IllegalArgumentException("there is no position"))
                .toFeedPosition();
    }

    @Override
    public boolean isReached(AppId app, FeedPosition position, FeedPosition by) {
        MemoryPosition first = MemoryPosition.of(app, position);
        MemoryPosition second = MemoryPosition.of(app, by);
        return first.recording().equals(second.recording()) && first.number() <= second.number();
    }

    @Override
    public void enable(AppId app) {
        dao.app(app).changes().start();
    }
}
