package io.para4j.dao.memory;

import io.para4j.error.FeedGapException;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangePage.Next;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Operation.Kind;
import io.para4j.spi.OperationMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reader of the changes of one app. A poll corresponds to one request to DynamoDB, so it looks at no more than 1,000
 * changes and 1 MB of them, those of other apps in shared storage included.
 *
 * <p>It keeps reading the app that it was opened on, even if the app is deleted and created again meanwhile.
 */
final class MemoryChangeReader implements ChangeReader {
    private static final int MAX_PORTION = 1000;

    private final AppId app;
    private final MemoryApp stored;
    private final OperationMeter meter;
    private MemoryPosition position;

    MemoryChangeReader(MemoryApp stored, MemoryPosition from, OperationMeter meter) {
        this.app = from.app();
        this.stored = stored;
        this.position = from;
        this.meter = meter;
    }

    @Override
    public ChangePage poll(int limit) {
        return meter.measure(app, Kind.READ_CHANGES, 0, cost -> {
            cost.addRequest(false);
            return page(limit);
        });
    }

    private ChangePage page(int limit) {
        RecordedChanges recorded = MemoryChangeSource.started(app, stored);
        if (!recorded.id().equals(position.recording())) {
            throw new FeedGapException(
                    app.name(),
                    "the app's storage was created again, and with it its recording of changes after position '"
                            + position.toFeedPosition() + "'",
                    null);
        }
        boolean isDropped = stored.isDropped();
        long end = recorded.end();
        List<ItemChange> portion = recorded.read(position.number(), MAX_PORTION).orElseThrow(() -> {
            String kept = "change " + position.number() + " is not kept any more; the oldest is " + recorded.oldest();
            return new FeedGapException(app.name(), kept, null);
        });
        return page(portion, limit, end, isDropped ? Next.END : Next.WAIT);
    }

    /**
     * Returns the changes of the app in a portion, and moves behind the last change that it has looked at.
     *
     * @param end the number of changes up to which all are known
     * @param last the part of the feed after them
     */
    private ChangePage page(List<ItemChange> portion, int limit, long end, Next last) {
        MemoryPosition start = position;
        List<ItemChange> changes = new ArrayList<>();
        List<MemoryPosition> positions = new ArrayList<>(List.of(start));
        long bytes = 0;
        for (ItemChange change : portion) {
            if (changes.size() == limit || bytes > Capacity.BYTES_OF_PAGE) {
                break;
            }
            bytes += bytes(change);
            position = position.at(position.number() + 1);
            if (change.app().equals(app)) {
                changes.add(change);
                positions.add(position);
            }
        }
        positions.set(changes.size(), position);
        List<FeedPosition> texts =
                positions.stream().map(MemoryPosition::toFeedPosition).toList();
        return new ChangePage(changes, texts::get, position.number() < end ? Next.MORE : last);
    }

    private static long bytes(ItemChange change) {
        return Stream.concat(change.before().stream(), change.after().stream())
                .map(ItemImage::item)
                .mapToLong(item -> ItemSize.of(change.app(), item))
                .sum();
    }
}
