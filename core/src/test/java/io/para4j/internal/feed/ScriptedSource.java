package io.para4j.internal.feed;

import io.para4j.error.FeedGapException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangePage.Next;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source whose changes a test adds, and whose polls fail as a test says. A position is the number of changes before. */
public final class ScriptedSource implements ChangeSource {
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final List<ItemChange> changes = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final int pageSize;
    private boolean isDeleted;
    private int first;
    private int polled;
    private int closedReaders;

    public ScriptedSource(int pageSize) {
        this.pageSize = pageSize;
    }

    /** Adds the creation of an object, or the update from the version before. */
    public synchronized void add(String id, long version) {
        changes.add(new ItemChange(
                AppId.of("para"),
                id,
                version == 1 ? Optional.empty() : Optional.of(image(id, version - 1)),
                Optional.of(image(id, version)),
                TIME));
    }

    private static ItemImage image(String id, long version) {
        return new ItemImage.Decoded(new Item(id, "thing", version, Optional.empty(), 0, Map.of()));
    }

    /** Lets the next poll fail. */
    synchronized void fail(RuntimeException error) {
        failures.add(error);
    }

    /** Forgets the oldest changes. */
    synchronized void trim(int number) {
        first = number;
    }

    synchronized void deleteApp() {
        isDeleted = true;
    }

    /** Returns the number of changes that were polled. */
    synchronized int polled() {
        return polled;
    }

    synchronized int closedReaders() {
        return closedReaders;
    }

    @Override
    public synchronized FeedPosition now(AppId app) {
        return position(changes.size());
    }

    @Override
    public synchronized FeedPosition oldest(AppId app) {
        return position(first);
    }

    public static FeedPosition position(int number) {
        return new FeedPosition(Integer.toString(number));
    }

    private static int number(FeedPosition position) {
        return Integer.parseInt(position.text());
    }

    @Override
    public ChangeReader open(AppId app, FeedPosition from) {
        return new ChangeReader() {
            private int next = number(from);

            @Override
            public ChangePage poll(int limit) {
                ChangePage page = page(next, Math.min(limit, pageSize));
                next += page.changes().size();
                return page;
            }

            @Override
            public void close() {
                readerClosed();
            }
        };
    }

    private synchronized void readerClosed() {
        closedReaders++;
    }

    private synchronized ChangePage page(int from, int limit) {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        if (from < first) {
            throw new FeedGapException("para", "changes " + from + " to " + first + " were trimmed", null);
        }
        int to = Math.min(from + limit, changes.size());
        polled = Math.max(polled, to);
        boolean isLast = to == changes.size();
        Next next = !isLast ? Next.MORE : isDeleted ? Next.END : Next.WAIT;
        return new ChangePage(changes.subList(from, to), handled -> position(from + handled), next);
    }

    @Override
    public FeedPosition earliest(AppId app, List<FeedPosition> positions) {
        return positions.stream()
                .min(Comparator.comparingInt(ScriptedSource::number))
                .orElseThrow();
    }

    @Override
    public boolean isReached(AppId app, FeedPosition position, FeedPosition by) {
        return number(position) <= number(by);
    }

    @Override
    public void enable(AppId app) {}
}
