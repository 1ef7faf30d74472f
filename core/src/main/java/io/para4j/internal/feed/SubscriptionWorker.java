package io.para4j.internal.feed;

import io.para4j.feed.DeadLetterHandler;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import io.para4j.spi.ChangePage;
import io.para4j.spi.FeedEvent.Kind;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the changes of a feed to one handler, in its own thread: each change until it is handled, or the attempts are
 * used up. A checkpoint is stored only after the changes before it were handled.
 */
final class SubscriptionWorker implements Runnable {
    private final FeedContext context;
    private final Subscription subscription;
    private final StopSignal stop;
    private final Runnable onStopped;
    private final PageQueue queue = new PageQueue();
    private final Progress progress;
    private final CheckpointWriter checkpoints;
    private @Nullable FeedPosition start;
    private volatile @Nullable RuntimeException checkpointFailure;

    /**
     * Creates the worker.
     *
     * @param start the position at which this subscription begins
     * @param isAhead whether the reader may begin before it
     */
    SubscriptionWorker(
            FeedContext context,
            Subscription subscription,
            FeedPosition start,
            boolean isAhead,
            StopSignal stop,
            Runnable onStopped) {
        this.context = context;
        this.subscription = subscription;
        this.start = isAhead ? start : null;
        this.stop = stop;
        this.onStopped = onStopped;
        this.progress = new Progress(subscription.name());
        this.checkpoints = new CheckpointWriter(context, subscription.name(), start);
    }

    PageQueue queue() {
        return queue;
    }

    Progress progress() {
        return progress;
    }

    /** Returns the failure to store the last checkpoint. */
    Optional<RuntimeException> checkpointFailure() {
        return Optional.ofNullable(checkpointFailure);
    }

    @Override
    public void run() {
        Optional<Throwable> failure = Optional.empty();
        try {
            boolean goesOn = true;
            while (goesOn) {
                Optional<ChangePage> page = queue.take();
                goesOn = page.isPresent() && handle(page.get());
            }
        } catch (InterruptedException e) {
            failure = stop.isGiven() ? Optional.empty() : Optional.of(e);
        } catch (UnhandledException e) {
            failure = Optional.ofNullable(e.getCause());
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        } finally {
            end(failure);
        }
    }

    /** Handles a page. Returns false if the feed stops. */
    private boolean handle(ChangePage page) throws InterruptedException, UnhandledException {
        int count = page.changes().size();
        for (int i = 0; i < count; i++) {
            if (stop.isGiven()) {
                return false;
            }
            int handled = i + 1;
            Supplier<FeedPosition> after = () -> page.positionAfter(handled);
            if (isHandledBefore(after)) {
                continue;
            }
            if (!give(page.changes().get(i), after)) {
                return false;
            }
            checkpoints.reached(after);
            checkpoints.storeIfDue();
        }
        if (page.next() != ChangePage.Next.MORE) {
            caughtUp();
        }
        if (count == 0) {
            checkpoints.reached(() -> page.positionAfter(0));
            checkpoints.storeIfDue();
        }
        return !stop.isGiven();
    }

    /** Returns whether this subscription had handled a change before the feed was started. */
    private boolean isHandledBefore(Supplier<FeedPosition> after) {
        if (start != null && !context.source().isReached(context.app(), after.get(), start)) {
            start = null;
        }
        return start != null;
    }

    private void caughtUp() {
        if (progress.current().isPresent()) {
            progress.caughtUp();
            report(Kind.IDLE, Duration.ZERO, null);
        }
    }

    /** Gives a change to the handler until it is handled, or passed to the dead-letter handler. False if the feed stops. */
    private boolean give(ItemChange item, Supplier<FeedPosition> after)
            throws InterruptedException, UnhandledException {
        ObjectChange change = new DecodedChange(item, after, context.codec());
        progress.begins(item.time());
        Duration delay = subscription.firstDelay();
        for (int attempt = 1; ; attempt++) {
            Optional<Throwable> failure = attempt(change);
            if (failure.isEmpty()) {
                progress.handled(after);
                report(Kind.HANDLED, context.age(item.time()), null);
                return true;
            }
            if (stop.isGiven()) {
                return false;
            }
            progress.failed(failure.get());
            report(Kind.FAILED, context.age(item.time()), failure.get());
            if (attempt == subscription.attempts()) {
                giveUp(change, failure.get());
                progress.deadLetter(after);
                return true;
            }
            if (stop.await(delay)) {
                return false;
            }
            delay = min(delay.multipliedBy(2), subscription.maxDelay());
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Calls the handler once. An error of a handler is a failure of the change too, so that the change is not lost. */
    private Optional<Throwable> attempt(ObjectChange change) {
        try {
            subscription.handler().handle(change);
            return Optional.empty();
        } catch (Exception | Error e) {
            return Optional.of(e);
        } finally {
            if (!stop.isGiven()) {
                Thread.interrupted(); // only the end of the feed interrupts this thread
            }
        }
    }

    private void giveUp(ObjectChange change, Throwable failure) throws UnhandledException {
        DeadLetterHandler receiver = subscription.deadLetters().orElseThrow(() -> new UnhandledException(failure));
        try {
            receiver.handle(change, failure);
        } catch (Exception | Error e) {
            e.addSuppressed(failure);
            throw new UnhandledException(e);
        }
        report(Kind.DEAD_LETTER, context.age(change.time()), failure);
    }

    private void end(Optional<Throwable> failure) {
        Thread.interrupted(); // an interrupt ended the handler, and must not end the write of the checkpoint
        try {
            checkpoints.store();
        } catch (RuntimeException e) {
            checkpointFailure = e;
            report(Kind.STORE_FAILED, Duration.ZERO, e);
        }
        queue.stop();
        progress.stopped(failure);
        if (!stop.isGiven()) {
            report(Kind.STOPPED, progress.current().map(context::age).orElse(Duration.ZERO), failure.orElse(null));
        }
        onStopped.run();
    }

    private void report(Kind kind, Duration lag, @Nullable Throwable error) {
        context.report(Optional.of(subscription.name()), kind, lag, error);
    }

    /** The failure to handle a change, without a dead-letter handler that has taken it. */
    private static final class UnhandledException extends Exception {
        private static final long serialVersionUID = 1L;

        UnhandledException(Throwable cause) {
            super(cause);
        }
    }
}
