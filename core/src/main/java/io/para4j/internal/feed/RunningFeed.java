package io.para4j.internal.feed;

import io.para4j.feed.Feed;
import io.para4j.feed.FeedStatus;
import io.para4j.feed.Subscription;
import io.para4j.feed.SubscriptionStatus;
import io.para4j.feed.SubscriptionStatus.State;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.FeedPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The threads of one feed: one that reads and one for each subscription. */
final class RunningFeed implements Feed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FeedContext context;
    private final StopSignal stop = new StopSignal();
    private final List<SubscriptionWorker> workers = new ArrayList<>();
    private final FeedReader reader;
    private final List<Thread> threads = new ArrayList<>();
    private final Thread readerThread;
    private final CountDownLatch running;
    private final Consumer<RunningFeed> onClosed;

    private RunningFeed(
            FeedContext context,
            ChangeReader changes,
            List<FeedPosition> starts,
            FeedPosition first,
            Consumer<RunningFeed> onClosed) {
        this.context = context;
        this.onClosed = onClosed;
        List<Subscription> subscriptions = context.plan().subscriptions();
        this.running = new CountDownLatch(subscriptions.size());
        String name = "para-feed-" + context.app().name();
        for (int i = 0; i < subscriptions.size(); i++) {
            Subscription each = subscriptions.get(i);
            FeedPosition start = starts.get(i);
            SubscriptionWorker worker =
                    new SubscriptionWorker(context, each, start, !start.equals(first), stop, this::workerStopped);
            workers.add(worker);
            threads.add(new Thread(worker, name + "-" + each.name()));
        }
        this.reader = new FeedReader(context, changes, workers, stop);
        this.readerThread = new Thread(reader, name);
        threads.add(readerThread);
    }

    /**
     * Starts a feed.
     *
     * @param starts the position at which each subscription begins
     * @param first the position of the reader, before all of them
     * @param onClosed is called when the feed has been closed
     */
    static RunningFeed start(
            FeedContext context,
            ChangeReader changes,
            List<FeedPosition> starts,
            FeedPosition first,
            Consumer<RunningFeed> onClosed) {
        RunningFeed feed = new RunningFeed(context, changes, starts, first, onClosed);
        feed.threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        return feed;
    }

    /** Ends the reader once no subscription is left. */
    private void workerStopped() {
        running.countDown();
        if (running.getCount() == 0) {
            stop.give();
        }
    }

    @Override
    public FeedStatus status() {
        List<SubscriptionStatus> each = workers.stream()
                .map(worker -> worker.progress().status(reader::lag))
                .toList();
        return new FeedStatus(
                context.app().name(),
                each.stream().anyMatch(subscription -> subscription.state() != State.STOPPED),
                reader.isAppDeleted(),
                reader.failure(),
                reader.versionGaps(),
                each);
    }

    @Override
    public boolean awaitStop(Duration timeout) throws InterruptedException {
        return running.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        stop.give();
        workers.forEach(worker -> worker.queue().stop());
        readerThread.interrupt();
        boolean wasInterrupted = joinAll();
        if (threads.stream().anyMatch(this::isOther)) {
            threads.forEach(this::interruptOther);
            wasInterrupted |= joinAll();
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        onClosed.accept(this);
        for (SubscriptionWorker worker : workers) {
            worker.checkpointFailure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /** Returns whether a thread is running, and not the one that closes this feed. */
    private boolean isOther(Thread thread) {
        return thread != Thread.currentThread() && thread.isAlive();
    }

    private void interruptOther(Thread thread) {
        if (isOther(thread)) {
            thread.interrupt();
        }
    }

    /** Waits for all threads, in total for the patience. Returns whether the caller was interrupted, which ends the wait. */
    private boolean joinAll() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (isOther(thread)) {
                    thread.join(Math.max(1, left));
                }
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
