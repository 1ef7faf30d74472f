package io.para4j.dao.memory;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The latest changes of one app with storage of its own, or of all apps in shared storage. They are numbered from 0 in
 * the order in which they were added. Nothing is kept until the recording is started. Safe for use by many threads.
 */
final class RecordedChanges {
    /** The time for which changes are kept, as on DynamoDB. */
    private static final Duration RETENTION = Duration.ofHours(24);

    private final String id = UUID.randomUUID().toString();
    private final int capacity;
    private final Clock clock;
    private final NavigableMap<Long, ItemChange> kept = new TreeMap<>();
    private long end;
    private volatile boolean isStarted;

    RecordedChanges(int capacity, Clock clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Returns the id of this recording, which no other recording has, in this process or another. */
    String id() {
        return id;
    }

    void start() {
        isStarted = true;
    }

    boolean isStarted() {
        return isStarted;
    }

    /**
     * Adds a change, unless the recording is not started or nothing has changed. The caller holds the lock of the item's
     * id, so that the changes of one id are in the order of its writes.
     */
    void add(AppId app, String item, Optional<Item> before, Optional<Item> after) {
        if (isStarted && !before.equals(after)) {
            append(new ItemChange(
                    app, item, before.map(ItemImage.Decoded::new), after.map(ItemImage.Decoded::new), clock.instant()));
        }
    }

    private synchronized void append(ItemChange change) {
        kept.put(end, change);
        end++;
        if (kept.size() > capacity) {
            kept.pollFirstEntry();
        }
    }

    /** Returns the number that the next change will have. */
    synchronized long end() {
        return end;
    }

    /** Returns the number of the oldest change that is kept, or else of the next one. */
    synchronized long oldest() {
        Instant expired = clock.instant().minus(RETENTION);
        while (!kept.isEmpty() && kept.firstEntry().getValue().time().isBefore(expired)) {
            kept.pollFirstEntry();
        }
        return kept.isEmpty() ? end : kept.firstKey();
    }

    /**
     * Returns changes of all apps.
     *
     * @param from the number of the first one
     * @param count the largest number of changes
     * @return the changes; empty if the first of them is not kept any more
     */
    synchronized Optional<List<ItemChange>> read(long from, int count) {
        return from < oldest()
                ? Optional.empty()
                : Optional.of(kept.tailMap(from).values().stream().limit(count).toList());
    }
}
