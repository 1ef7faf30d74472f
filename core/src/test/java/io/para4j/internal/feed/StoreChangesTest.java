package io.para4j.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.error.FeedGapException;
import io.para4j.error.StorageException;
import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStart;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import io.para4j.feed.SubscriptionStatus;
import io.para4j.feed.SubscriptionStatus.State;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.AppId;
import io.para4j.spi.Closer;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the engine of the change feed: handlers, failures, checkpoints and the end of a feed. */
@Timeout(60)
class StoreChangesTest {
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final int PAGE = 4;

    private final ScriptedSource source = new ScriptedSource(PAGE);
    private final KeptCheckpoints checkpoints = new KeptCheckpoints();
    private final BlockingQueue<FeedEvent> events = new LinkedBlockingQueue<>();
    private final Closer closer = new Closer();
    private final Clock clock = Clock.fixed(ScriptedSource.TIME.plusSeconds(7), ZoneOffset.UTC);
    private final StoreChanges changes = new StoreChanges(
            source,
            AppId::of,
            ObjectCodec.of(Set.of(), Set.of(), true),
            checkpoints,
            listener(),
            Ticker.of(Clock.systemUTC()),
            clock,
            closer);
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

    private OperationListener listener() {
        return new OperationListener() {
            @Override
            public void onOperation(Operation operation) {}

            @Override
            public void onFeedEvent(FeedEvent event) {
                events.add(event);
            }
        };
    }

    @AfterEach
    void close() {
        closer.close();
    }

    private void record(ObjectChange change) {
        handled.add(change.id() + change.version());
    }

    private static FeedPlan plan() {
        return FeedPlan.of("para").from(FeedStart.oldest()).pollEvery(SHORT).checkpointEvery(Duration.ZERO);
    }

    private static Subscription quick(String name, ChangeHandler handler) {
        return Subscription.of(name, handler).backoff(SHORT, SHORT);
    }

    private List<String> take(int number) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (all.size() < number) {
            all.add(handled.take());
        }
        return all;
    }

    private FeedEvent await(FeedEvent.Kind kind) throws InterruptedException {
        FeedEvent event = events.take();
        while (event.kind() != kind) {
            event = events.take();
        }
        return event;
    }

    private void addAll(int number) {
        for (int i = 1; i <= number; i++) {
            source.add("a", i);
        }
    }

    @Test
    void changesArriveInOrderAndTheCheckpointFollows() throws Exception {
        addAll(10);
        Feed feed = changes.start(plan().each("one", this::record));

        assertThat(take(10)).containsExactly("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10");
        source.add("b", 1);
        assertThat(take(1)).containsExactly("b1");
        feed.close();

        assertThat(checkpoints.text("one")).contains("11");
        assertThat(feed.status().isRunning()).isFalse();
        assertThat(source.closedReaders()).isEqualTo(1);
    }

    @Test
    void aNewSubscriptionBeginsWhereItsStartWasFixed() throws Exception {
        addAll(3);
        changes.start(plan().from(FeedStart.now()).each("one", this::record)).close();
        assertThat(checkpoints.text("one")).contains("3");
        source.add("b", 1);

        changes.start(plan().from(FeedStart.now()).each("one", this::record));

        assertThat(take(1)).containsExactly("b1");
    }

    @Test
    void aSubscriptionAheadOfTheOthersGetsNothingTwice() throws Exception {
        addAll(9);
        checkpoints.write("para", "ahead", ScriptedSource.position(6));
        checkpoints.write("para", "behind", ScriptedSource.position(2));
        BlockingQueue<Long> ahead = new LinkedBlockingQueue<>();

        Feed feed = changes.start(
                plan().each("ahead", change -> ahead.add(change.version())).each("behind", this::record));

        assertThat(take(7)).containsExactly("a3", "a4", "a5", "a6", "a7", "a8", "a9");
        assertThat(List.of(ahead.take(), ahead.take(), ahead.take())).containsExactly(7L, 8L, 9L);
        feed.close();
        assertThat(checkpoints.text("ahead")).contains("9");
    }

    @Test
    void aFailedChangeComesAgainAndNothingOvertakesIt() throws Exception {
        addAll(3);
        AtomicInteger calls = new AtomicInteger();
        Feed feed = changes.start(plan().each(quick("one", change -> {
            if (change.version() == 2 && calls.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
            record(change);
        })));

        assertThat(take(3)).containsExactly("a1", "a2", "a3");
        feed.close();
        SubscriptionStatus status = feed.status().subscription("one");
        assertThat(status.failures()).isEqualTo(3);
        assertThat(status.handled()).isEqualTo(3);
        assertThat(status.failure()).isEmpty();
    }

    @Test
    void afterTheLastAttemptTheDeadLetterHandlerGetsTheChange() throws Exception {
        addAll(3);
        AtomicReference<Throwable> cause = new AtomicReference<>();
        Error error = new AssertionError("never");
        Feed feed = changes.start(plan().each(quick("one", change -> {
                    if (change.version() == 2) {
                        throw error;
                    }
                    record(change);
                })
                .attempts(3)
                .deadLetters((change, failure) -> {
                    cause.set(failure);
                    handled.add("dead " + change.id() + change.version());
                })));

        assertThat(take(3)).containsExactly("a1", "dead a2", "a3");
        assertThat(cause).hasValue(error);
        assertThat(await(FeedEvent.Kind.DEAD_LETTER).lag()).isEqualTo(Duration.ofSeconds(7));
        feed.close();
        SubscriptionStatus status = feed.status().subscription("one");
        assertThat(status.failures()).isEqualTo(3);
        assertThat(status.deadLetters()).isEqualTo(1);
        assertThat(status.handled()).isEqualTo(2);
    }

    @Test
    void withoutDeadLettersTheSubscriptionStopsAtTheChange() throws Exception {
        addAll(3);
        RuntimeException error = new IllegalStateException("never");
        Feed feed = changes.start(plan().each(quick("one", change -> {
                    if (change.version() == 2) {
                        throw error;
                    }
                })
                .attempts(2)));

        assertThat(feed.awaitStop(Duration.ofSeconds(30))).isTrue();
        assertThat(feed.status().subscription("one").failure()).contains(error);
        assertThat(checkpoints.text("one")).contains("1");
        assertThat(await(FeedEvent.Kind.STOPPED).error()).contains(error);
    }

    @Test
    void aFailingDeadLetterHandlerStopsTheSubscriptionAtTheChange() throws Exception {
        addAll(2);
        RuntimeException error = new IllegalStateException("full");
        Feed feed = changes.start(plan().each(quick("one", change -> {
                    throw new IllegalStateException("never");
                })
                .attempts(1)
                .deadLetters((change, failure) -> {
                    throw error;
                })));

        assertThat(feed.awaitStop(Duration.ofSeconds(30))).isTrue();
        assertThat(feed.status().subscription("one").failure()).contains(error);
        assertThat(checkpoints.text("one")).contains("0");
    }

    @Test
    void oneSubscriptionThatStopsLeavesTheOthersRunning() throws Exception {
        addAll(9);
        Feed feed = changes.start(plan().each(quick("bad", change -> {
                            throw new IllegalStateException("never");
                        })
                        .attempts(1))
                .each("good", this::record));

        assertThat(take(9)).hasSize(9);
        assertThat(feed.status().isRunning()).isTrue();
        assertThat(feed.status().subscription("bad").state()).isEqualTo(State.STOPPED);
    }

    @Test
    void aFailureOfTheStoreIsRepeatedAndNothingIsSkipped() throws Exception {
        addAll(2);
        source.fail(StorageException.closed("poll", null));
        source.fail(StorageException.closed("poll", null));
        changes.start(plan().each("one", this::record));

        assertThat(take(2)).containsExactly("a1", "a2");
        assertThat(await(FeedEvent.Kind.STORE_FAILED).error()).isPresent();
    }

    @Test
    void aGapEndsTheFeedAfterTheChangesBeforeIt() throws Exception {
        addAll(PAGE);
        CountDownLatch isBlocked = new CountDownLatch(1);
        Feed feed = changes.start(plan().each("one", change -> {
            isBlocked.await();
            record(change);
        }));
        while (source.polled() < PAGE) {
            Thread.onSpinWait();
        }
        source.fail(new FeedGapException("para", "changes 4 to 9 were trimmed", null));
        FeedEvent stopped = await(FeedEvent.Kind.STOPPED);
        isBlocked.countDown();

        assertThat(stopped.error().orElseThrow()).isInstanceOf(FeedGapException.class);
        assertThat(feed.awaitStop(Duration.ofSeconds(30))).isTrue();
        assertThat(take(PAGE)).hasSize(PAGE);
        assertThat(feed.status().failure()).containsSame(stopped.error().orElseThrow());
        assertThat(checkpoints.text("one")).contains("4");
    }

    @Test
    void theDeletionOfTheAppEndsTheFeed() throws Exception {
        addAll(2);
        source.deleteApp();
        Feed feed = changes.start(plan().each("one", this::record));

        assertThat(feed.awaitStop(Duration.ofSeconds(30))).isTrue();
        assertThat(take(2)).containsExactly("a1", "a2");
        assertThat(feed.status().isAppDeleted()).isTrue();
        assertThat(feed.status().failure()).isEmpty();
    }

    @Test
    void aSlowHandlerHoldsAtMostThreePages() throws Exception {
        addAll(100 * PAGE);
        Semaphore permits = new Semaphore(0);
        changes.start(plan().each("slow", change -> {
            permits.acquire();
            record(change);
        }));
        for (int i = 0; i < 10 * PAGE; i++) {
            permits.release();
            take(1);
            assertThat(source.polled()).isLessThanOrEqualTo(i + 1 + 3 * PAGE);
        }
        permits.release(100 * PAGE);
    }

    @Test
    void closingWaitsForTheRunningHandlerAndStoresItsCheckpoint() throws Exception {
        addAll(3);
        CountDownLatch isRunning = new CountDownLatch(1);
        CountDownLatch isClosing = new CountDownLatch(1);
        Feed feed = changes.start(plan().checkpointEvery(Duration.ofHours(1)).each("one", change -> {
            isRunning.countDown();
            isClosing.await();
        }));
        isRunning.await();
        Thread closing = new Thread(feed::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        isClosing.countDown();
        closing.join();

        assertThat(checkpoints.text("one")).contains("1");
        assertThat(threads()).isEmpty();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("para-feed"))
                .toList();
    }

    @Test
    void closingEndsTheDelayBetweenAttempts() throws Exception {
        addAll(1);
        Feed feed = changes.start(plan().each(Subscription.of("one", change -> {
                    throw new IllegalStateException("not yet");
                })
                .backoff(Duration.ofHours(1), Duration.ofHours(1))));
        await(FeedEvent.Kind.FAILED);
        assertThat(feed.status().subscription("one").state()).isEqualTo(State.RETRYING);
        assertThat(feed.status().subscription("one").lag()).isEqualTo(Duration.ofSeconds(7));

        feed.close();

        assertThat(threads()).isEmpty();
        assertThat(checkpoints.text("one")).contains("0");
    }

    @Test
    void aHandlerCanCloseItsFeed() throws Exception {
        addAll(3);
        AtomicReference<Feed> feed = new AtomicReference<>();
        CountDownLatch isStarted = new CountDownLatch(1);
        feed.set(changes.start(plan().each("one", change -> {
            isStarted.await();
            feed.get().close();
        })));
        isStarted.countDown();

        assertThat(feed.get().awaitStop(Duration.ofSeconds(30))).isTrue();
        assertThat(checkpoints.text("one")).contains("1");
    }

    @Test
    void aHandlerThatLeavesItsThreadInterruptedGoesOn() throws Exception {
        addAll(3);
        changes.start(plan().each("one", change -> {
            record(change);
            Thread.currentThread().interrupt();
        }));

        assertThat(take(3)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void aCheckpointThatCannotBeStoredIsReportedAndStoredLater() throws Exception {
        Feed feed = changes.start(plan().each("one", this::record));
        checkpoints.fail(true);
        source.add("a", 1);
        assertThat(await(FeedEvent.Kind.STORE_FAILED).subscription()).contains("one");
        checkpoints.fail(false);
        source.add("a", 2);
        take(2);
        feed.close();
        assertThat(checkpoints.text("one")).contains("2");
    }

    @Test
    void closingThrowsIfTheLastCheckpointCannotBeStored() throws Exception {
        Feed feed = changes.start(plan().checkpointEvery(Duration.ofHours(1)).each("one", this::record));
        source.add("a", 1);
        take(1);
        checkpoints.fail(true);

        assertThatExceptionOfType(StorageException.class).isThrownBy(feed::close);

        assertThat(threads()).isEmpty();
        checkpoints.fail(false);
    }

    @Test
    void aMissingVersionIsNoticed() throws Exception {
        source.add("a", 1);
        source.add("a", 3);
        source.add("a", 2);
        Feed feed = changes.start(plan().each("one", this::record));

        assertThat(await(FeedEvent.Kind.VERSION_GAP).subscription()).isEmpty();
        take(3);
        assertThat(feed.status().versionGaps()).isEqualTo(1);
    }

    @Test
    void idleFeedsHaveNoLag() throws Exception {
        Feed feed = changes.start(plan().each("one", this::record));
        addAll(1);
        await(FeedEvent.Kind.IDLE);

        assertThat(feed.status().subscription("one").lag()).isZero();
        assertThat(feed.status().subscription("one").position()).contains(ScriptedSource.position(1));
    }

    @Test
    void aFeedThatIsLeftOpenIsClosedWithPara() throws Exception {
        Feed feed = changes.start(plan().each("one", this::record));
        closer.close();

        assertThat(feed.awaitStop(Duration.ZERO)).isTrue();
        assertThat(threads()).isEmpty();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> changes.start(plan().each("one", this::record)));
        assertThat(threads()).isEmpty();
    }

    @Test
    void aFeedNeedsASubscriptionAndDifferentNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changes.start(plan()))
                .withMessage("the feed of app 'para' has no subscription; add one by FeedPlan.each(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan().each("one", this::record).each("one", this::record))
                .withMessage("two subscriptions of a feed have the same name: [one, one]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of("One", this::record))
                .withMessage("subscription name 'One' is not allowed: a name has 1 to 100 of a-z, 0-9, '.' and '-'");
    }

    @Test
    void manySubscriptionsEachGetEveryChange() throws Exception {
        addAll(50);
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch left = new CountDownLatch(3 * 50);
        FeedPlan plan = plan();
        for (String name : List.of("a", "b", "c")) {
            plan = plan.each(name, change -> {
                seen.add(change.version());
                left.countDown();
            });
        }
        changes.start(plan);

        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        for (long version = 1; version <= 50; version++) {
            assertThat(Collections.frequency(seen, version)).isEqualTo(3);
        }
    }
}
