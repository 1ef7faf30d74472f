package io.para4j.internal.feed;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.FeedEvent.Kind;
import io.para4j.spi.ItemChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Polls the changes of a feed in its own thread and passes each page to all subscriptions. A failure of the store is
 * repeated with growing delays. A gap ends the feed, after what was read before it has been handled.
 */
final class FeedReader implements Runnable {
    private static final int PAGE_SIZE = 500;
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    private final FeedContext context;
    private final ChangeReader reader;
    private final List<SubscriptionWorker> workers;
    private final StopSignal stop;
    private final VersionGaps versions = new VersionGaps();
    private Duration delay = FIRST_DELAY;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Instant failingSince;
    private volatile boolean isAppDeleted;
    private final AtomicLong versionGaps = new AtomicLong();

    FeedReader(FeedContext context, ChangeReader reader, List<SubscriptionWorker> workers, StopSignal stop) {
        this.context = context;
        this.reader = reader;
        this.workers = workers;
        this.stop = stop;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    boolean isAppDeleted() {
        return isAppDeleted;
    }

    long versionGaps() {
        return versionGaps.get();
    }

    /** Returns how far a subscription is behind, from the time of the change that it handles next. */
    Duration lag(Optional<Instant> current) {
        return current.or(() -> Optional.ofNullable(failingSince))
                .map(context::age)
                .orElse(Duration.ZERO);
    }

    @Override
    public void run() {
        try (reader) {
            boolean goesOn = true;
            while (goesOn && !stop.isGiven()) {
                goesOn = pollOnce();
            }
        } catch (InterruptedException e) {
            if (!stop.isGiven()) {
                fail(e);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            workers.forEach(worker -> worker.queue().end());
        }
    }

    /** Reads and passes on one page. Returns false at the end of the feed. */
    private boolean pollOnce() throws InterruptedException {
        ChangePage page;
        try {
            page = reader.poll(PAGE_SIZE);
        } catch (FeedGapException | FeedNotEnabledException | AppNotFoundException | IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            return retryLater(e);
        }
        failure = null;
        failingSince = null;
        delay = FIRST_DELAY;
        page.changes().forEach(this::checkVersions);
        pass(page);
        isAppDeleted = page.next() == ChangePage.Next.END;
        if (page.next() == ChangePage.Next.WAIT) {
            return !stop.await(context.plan().pollInterval());
        }
        return !isAppDeleted;
    }

    private boolean retryLater(RuntimeException error) throws InterruptedException {
        if (stop.isGiven()) {
            return false;
        }
        failure = error;
        if (failingSince == null) {
            failingSince = context.clock().instant();
        }
        context.report(Optional.empty(), Kind.STORE_FAILED, lag(Optional.empty()), error);
        Duration wait = delay;
        delay = delay.multipliedBy(2).compareTo(MAX_DELAY) < 0 ? delay.multipliedBy(2) : MAX_DELAY;
        return !stop.await(wait);
    }

    private void pass(ChangePage page) throws InterruptedException {
        boolean canBeSkipped = page.changes().isEmpty() && page.next() != ChangePage.Next.END;
        for (SubscriptionWorker worker : workers) {
            if (canBeSkipped) {
                worker.queue().putIfRoom(page);
            } else {
                worker.queue().put(page);
            }
        }
    }

    private void checkVersions(ItemChange change) {
        if (versions.isGap(change)) {
            versionGaps.incrementAndGet();
            context.report(Optional.empty(), Kind.VERSION_GAP, context.age(change.time()), null);
        }
    }

    private void fail(Throwable error) {
        failure = error;
        context.report(Optional.empty(), Kind.STOPPED, Duration.ZERO, error);
    }
}
