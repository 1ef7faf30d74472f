package io.para4j.testkit;

import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A reader of an app's changes that keeps everything it has read, with the position after each change. */
final class FeedProbe implements AutoCloseable {
    private static final long PAUSE_NANOS = 2_000_000;
    private static final int PAGE = 100;

    private final Tenant tenant;
    private final Duration patience;
    private final ChangeReader reader;
    private final List<ItemChange> seen = new ArrayList<>();
    private final Set<MadeChanges.Mark> marks = new HashSet<>();
    private final List<FeedPosition> positions = new ArrayList<>();
    private FeedPosition position;
    private ChangePage.Next next = ChangePage.Next.MORE;

    private FeedProbe(Kit kit, Tenant tenant, FeedPosition from) {
        this.tenant = tenant;
        this.patience = kit.feedPatience();
        this.position = from;
        this.reader = kit.changeSource().open(tenant.app(), from);
    }

    /** Starts the recording of an app's changes, and reads those that follow. */
    static FeedProbe begin(Kit kit, Tenant tenant) {
        ChangeSource source = kit.changeSource();
        source.enable(tenant.app());
        return at(kit, tenant, source.now(tenant.app()));
    }

    /** Reads from a position, as another process that has only its text. */
    static FeedProbe at(Kit kit, Tenant tenant, FeedPosition from) {
        return new FeedProbe(kit, tenant, new FeedPosition(String.valueOf(from.text())));
    }

    /** Reads at most a number of changes. */
    ChangePage poll(int limit) {
        ChangePage page = reader.poll(limit);
        int count = page.changes().size();
        Facts.claim(count <= limit, "a poll for %s changes has returned %s", limit, count);
        for (int i = 0; i < count; i++) {
            seen.add(page.changes().get(i));
            marks.add(MadeChanges.Mark.of(page.changes().get(i)));
            positions.add(page.positionAfter(i + 1));
        }
        position = page.positionAfter(count);
        next = page.next();
        return page;
    }

    /** Reads until all changes that a test has made have arrived and no other follows, and compares them. */
    FeedProbe arrived(MadeChanges made) {
        return arrived(made, PAGE);
    }

    /** Does the same with polls for few changes. */
    FeedProbe arrived(MadeChanges made, int limit) {
        await(limit, () -> made.missing(marks).isEmpty(), () -> "changes that did not arrive: " + made.missing(marks));
        drain(limit);
        made.equalTo(seen);
        return this;
    }

    /** Reads until a condition holds. */
    void await(int limit, BooleanSupplier isReached, Supplier<String> otherwise) {
        long last = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            boolean isEmpty = poll(limit).changes().isEmpty();
            if (next == ChangePage.Next.END && !isReached.getAsBoolean()) {
                throw new AssertionError("the feed has ended; " + otherwise.get());
            }
            if (!isEmpty) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > patience.toNanos()) {
                throw new AssertionError(patience.toSeconds() + " s after the last change, " + otherwise.get());
            } else {
                LockSupport.parkNanos(PAUSE_NANOS); // spares a remote store; the loop ends by what has arrived
            }
        }
    }

    /** Reads until the store has nothing more at this moment. */
    FeedProbe drain(int limit) {
        long start = System.nanoTime();
        do {
            poll(limit);
            Facts.claim(
                    System.nanoTime() - start < FeedControl.PATIENCE.toNanos(),
                    "after %s s the feed still says that more changes follow",
                    FeedControl.PATIENCE.toSeconds());
        } while (next == ChangePage.Next.MORE);
        return this;
    }

    /** Returns the changes that were read. */
    List<ItemChange> seen() {
        return seen;
    }

    /** Returns the number of different changes that were read. */
    int distinct() {
        return marks.size();
    }

    /** Returns the position after each change that was read. */
    List<FeedPosition> positions() {
        return positions;
    }

    /** Returns the position after the last poll. */
    FeedPosition position() {
        return position;
    }

    /** Returns the part of the feed after the last poll. */
    ChangePage.Next next() {
        return next;
    }

    Tenant tenant() {
        return tenant;
    }

    @Override
    public void close() {
        reader.close();
    }
}
