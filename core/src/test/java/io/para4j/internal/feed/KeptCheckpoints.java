package io.para4j.internal.feed;

import io.para4j.error.StorageException;
import io.para4j.feed.Checkpoints;
import io.para4j.spi.FeedPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checkpoints in memory, whose writes fail as a test says. */
final class KeptCheckpoints implements Checkpoints {
    private final Map<String, FeedPosition> positions = new LinkedHashMap<>();
    private boolean isFailing;

    synchronized void fail(boolean isFailingNow) {
        isFailing = isFailingNow;
    }

    synchronized Optional<String> text(String subscription) {
        return Optional.ofNullable(positions.get(subscription)).map(FeedPosition::text);
    }

    @Override
    public synchronized Optional<FeedPosition> read(String app, String subscription) {
        return Optional.ofNullable(positions.get(subscription));
    }

    @Override
    public synchronized void write(String app, String subscription, FeedPosition position) {
        if (isFailing) {
            throw StorageException.closed("write of a checkpoint", null);
        }
        positions.put(subscription, position);
    }

    @Override
    public synchronized void delete(String app, String subscription) {
        positions.remove(subscription);
    }
}
