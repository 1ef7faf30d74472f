package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Patch;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import io.para4j.feed.SubscriptionStatus.State;
import io.para4j.model.ParaObject;
import io.para4j.spi.FeedPosition;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FED-9 and FED-10, and the objects that handlers receive, through the feeds of core. */
interface FeedHandlingContract extends Contract {

    /** Fails a handler on purpose. */
    final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @Rule("FED-9")
    @Tag("FED-9")
    default void aHandlerThatFailsIsGivenTheSameChangeAgain() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            AtomicReference<Integer> calls = new AtomicReference<>(0);
            HandledChanges handler = trial.handler(change -> failUnless(calls.updateAndGet(n -> n + 1) % 3 == 0));
            Feed feed = trial.start(handler, subscription -> subscription.attempts(3));
            trial.change(3);
            handler.awaitHandled(3);
            equal("versions given", List.of(1L, 1L, 1L, 2L, 2L, 2L, 3L, 3L, 3L), handler.givenVersions());
            equal("versions handled", List.of(1L, 2L, 3L), handler.handledVersions());
            feed.close();
            equal(
                    "failed attempts",
                    6L,
                    feed.status().subscription(trial.name()).failures());
        }
    }

    private static void failUnless(boolean succeeds) {
        if (!succeeds) {
            throw new Failure();
        }
    }

    @Test
    @Rule("FED-9")
    @Tag("FED-9")
    default void aChangeThatIsNotHandledGoesToTheDeadLetterHandler() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            HandledChanges dead = trial.handler(change -> {});
            AtomicReference<Throwable> failure = new AtomicReference<>();
            HandledChanges handler = trial.handler(change -> failUnless(change.version() != 2));
            trial.start(
                    handler,
                    subscription -> subscription.attempts(2).deadLetters((change, thrown) -> {
                        failure.set(thrown);
                        dead.handle(change);
                    }));
            trial.change(4);
            handler.awaitHandled(3);
            equal("versions given", List.of(1L, 2L, 2L, 3L, 4L), handler.givenVersions());
            equal("versions that were dead letters", List.of(2L), dead.handledVersions());
            claim(failure.get() instanceof Failure, "the dead letter comes with %s", failure.get());
        }
    }

    @Test
    @Rule("FED-9")
    @Tag("FED-9")
    default void withoutADeadLetterHandlerTheFeedStopsAndLosesNothing() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            HandledChanges handler = trial.handler(change -> failUnless(change.version() < 3));
            Feed feed = trial.start(handler, subscription -> subscription.attempts(2));
            trial.change(5);
            trial.awaitStop(feed);
            equal("versions given", List.of(1L, 2L, 3L, 3L), handler.givenVersions());
            equal(
                    "state",
                    State.STOPPED,
                    feed.status().subscription(trial.name()).state());
            claim(
                    feed.status().subscription(trial.name()).failure().orElse(null) instanceof Failure,
                    "the status does not name the failure of the handler: %s",
                    feed.status());
            trial.resumesAt(3, 5);
        }
    }

    @Test
    @Rule("FED-9")
    @Tag("FED-9")
    default void aDeadLetterThatIsNotKeptIsNotLost() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            HandledChanges handler = trial.handler(change -> failUnless(change.version() != 2));
            Feed feed = trial.start(
                    handler,
                    subscription -> subscription.attempts(1).deadLetters((change, thrown) -> {
                        throw new Failure();
                    }));
            trial.change(4);
            trial.awaitStop(feed);
            equal("versions handled", List.of(1L), handler.handledVersions());
            trial.resumesAt(2, 4);
        }
    }

    @Test
    @Rule("FED-9")
    @Tag("FED-9")
    default void aSubscriptionThatStopsDoesNotEndTheOthers() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            HandledChanges failing = trial.handler(change -> failUnless(false));
            HandledChanges other = trial.handler(change -> {});
            FeedPlan plan = FeedPlan.of(kit().tenant().app().name())
                    .each(Subscription.of(trial.name(), failing).attempts(1))
                    .each(trial.name() + "-2", other);
            Feed feed = trial.start(plan);
            trial.change(3);
            other.awaitHandled(3);
            failing.awaitGiven(1);
            equal("versions given to the other", List.of(1L, 2L, 3L), other.givenVersions());
            feed.close();
            trial.resumesAt(1, 3);
        }
    }

    @Test
    @Rule("FED-10")
    @Tag("FED-10")
    default void closingLetsTheHandlerFinishAndStoresItsCheckpoint() throws InterruptedException {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            CountDownLatch isClosing = new CountDownLatch(1);
            CompletableFuture<Thread> closing = new CompletableFuture<>();
            AtomicBoolean isEarly = new AtomicBoolean();
            HandledChanges handler = trial.handler(change -> {
                if (change.version() == 3) {
                    claim(isClosing.await(60, TimeUnit.SECONDS), "the feed was not closed within 60 s");
                    isEarly.set(!waits(closing.join()));
                }
            });
            Feed feed = trial.start(handler);
            trial.change(6);
            handler.awaitGiven(3);
            Thread closer = new Thread(feed::close, "para-testkit-close");
            closer.start();
            closing.complete(closer);
            isClosing.countDown();
            closer.join(TimeUnit.SECONDS.toMillis(60));
            claim(!closer.isAlive(), "the feed was not closed within 60 s");
            claim(!isEarly.get(), "the call that closes the feed has returned before its handler");
            int handled = handler.handledVersions().size();
            claim(handled >= 3, "the handler has not finished its change: %s", handler.handledVersions());
            for (Thread thread : handler.threads()) {
                claim(!thread.isAlive(), "thread %s of the feed has not ended", thread.getName());
            }
            equal("threads of the closed feed", List.of(), threads());
            if (handled < 6) {
                trial.resumesAt(handled + 1L, 6);
            }
        }
    }

    /** Waits until a thread waits for something, and returns true, or has ended. */
    private static boolean waits(Thread thread) {
        while (thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        return thread.isAlive();
    }

    /** Returns the names of the threads of feeds in the app of the tests. */
    private List<String> threads() {
        String prefix = "para-feed-" + kit().tenant().app().name();
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    @Test
    @Rule("FED-10")
    @Tag("FED-10")
    default void aCheckpointIsNeverAheadOfTheHandledChanges() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            AtomicReference<FeedPosition> during = new AtomicReference<>();
            HandledChanges handler = trial.handler(change -> {
                if (change.version() == 3) {
                    during.set(trial.checkpoint());
                }
            });
            FeedPlan plan = FeedPlan.of(kit().tenant().app().name())
                    .checkpointEvery(Duration.ZERO)
                    .each(trial.name(), handler);
            trial.start(plan);
            trial.change(4);
            handler.awaitHandled(4);
            // A process that dies in the handler goes on from the checkpoint that was stored at that moment.
            try (FeedProbe next = FeedProbe.at(
                    kit(), kit().tenant(), Optional.ofNullable(during.get()).orElseThrow())) {
                next.drain(10);
                equal(
                        "versions after the checkpoint that was stored while version 3 was handled",
                        List.of(3L, 4L),
                        next.seen().stream()
                                .map(MadeChanges.Mark::of)
                                .map(MadeChanges.Mark::version)
                                .toList());
            }
        }
    }

    @Test
    @Rule("FED-4")
    @Tag("FED-4")
    default void aSubscriptionGoesOnFromItsCheckpoint() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            HandledChanges handler = trial.handler(change -> {});
            Feed feed = trial.start(handler);
            trial.change(2);
            handler.awaitHandled(2);
            feed.close();
            trial.change(3);
            trial.resumesAt(3, 5);
            trial.change(1);
            trial.resumesAt(6, 6);
        }
    }

    @Test
    @Rule("FED-6")
    @Tag("FED-6")
    default void aHandlerReceivesTheObjectBeforeAndAfter() {
        try (FeedTrial trial = FeedTrial.begin(kit())) {
            HandledChanges handler = trial.handler(change -> {});
            trial.start(handler);
            Gadget gadget = Samples.gadget(trial.id());
            Tenant tenant = kit().tenant();
            tenant.given(gadget);
            Gadget created = tenant.reread(Gadget.class, trial.id());
            tenant.store().patch(trial.id(), Patch.of(Gadget.class).set("label", "second"));
            Gadget patched = tenant.reread(Gadget.class, trial.id());
            tenant.store().delete(trial.id());
            handler.awaitHandled(3);
            List<ObjectChange> changes = handler.handled();
            same("creation", changes.get(0), null, created);
            same("patch", changes.get(1), created, patched);
            same("deletion", changes.get(2), patched, null);
            equal("type", Gadget.TYPE, changes.get(2).type());
            equal(
                    "revision",
                    Optional.ofNullable(patched.getRevision()),
                    changes.get(1).revision());
        }
    }

    private static void same(String what, ObjectChange change, @Nullable Gadget before, @Nullable Gadget after) {
        same("object before the " + what, before, change.before(Gadget.class));
        same("object after the " + what, after, change.after(Gadget.class));
    }

    private static void same(String what, @Nullable Gadget expected, Optional<? extends ParaObject> found) {
        equal("whether there is an " + what, expected != null, found.isPresent());
        if (expected != null) {
            Facts.same(what, Fields.of(expected), Fields.of(found.orElseThrow()));
        }
    }
}
