package io.para4j.testkit.tests.mutants;

import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Changes;
import io.para4j.feed.Checkpoints;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStatus;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import io.para4j.model.ParaObject;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/** Feeds of core with one bug each. */
final class FeedCoreMutants {
    private FeedCoreMutants() {}

    static List<FeedMutant> all() {
        return List.of(
                ofSubscription(
                                "a change whose handler fails is skipped",
                                (changes, each) -> handling(each, change -> {
                                    try {
                                        each.subscription().handler().handle(change);
                                    } catch (RuntimeException e) {
                                        return;
                                    }
                                }))
                        .breaks("FED-9"),
                ofSubscription(
                                "a failed change is not given again",
                                (changes, each) -> each.subscription().attempts(1))
                        .breaks("FED-9"),
                ofSubscription(
                                "a change without a dead-letter handler is dropped",
                                (changes, each) ->
                                        each.subscription().deadLetters().isPresent()
                                                ? each.subscription()
                                                : each.subscription().deadLetters((change, failure) -> {}))
                        .breaks("FED-9"),
                ofSubscription(
                                "a dead letter that is not kept is dropped",
                                (changes, each) -> each.subscription()
                                        .deadLetters()
                                        .map(receiver -> each.subscription().deadLetters((change, failure) -> {
                                            try {
                                                receiver.handle(change, failure);
                                            } catch (RuntimeException e) {
                                                return;
                                            }
                                        }))
                                        .orElse(each.subscription()))
                        .breaks("FED-9"),
                ofSubscription("a subscription that fails ends the others", new BiFunction<>() {
                            private final AtomicBoolean isFailed = new AtomicBoolean();

                            @Override
                            public Subscription apply(Changes changes, Named each) {
                                if (each.isOnly()) {
                                    return each.subscription();
                                }
                                return handling(each, change -> {
                                    if (each.isSecond()) {
                                        while (!isFailed.get()) {
                                            Thread.onSpinWait();
                                        }
                                        throw new IllegalStateException("another subscription has failed");
                                    }
                                    isFailed.set(true);
                                    each.subscription().handler().handle(change);
                                });
                            }
                        })
                        .breaks("FED-9"),
                ofSubscription(
                                "a checkpoint is stored before its change is handled",
                                (changes, each) -> handling(each, change -> {
                                    changes.checkpoints()
                                            .write(
                                                    change.app(),
                                                    each.subscription().name(),
                                                    change.position());
                                    each.subscription().handler().handle(change);
                                }))
                        .breaks("FED-9", "FED-10"),
                ofSubscription(
                                "the object before is the one after",
                                (changes, each) -> handling(
                                        each,
                                        change -> each.subscription().handler().handle(new OnlyAfter(change))))
                        .breaks("FED-6"),
                FeedMutant.ofCore("only the first checkpoint is stored", core -> new OtherChanges(core) {
                            @Override
                            public Feed start(FeedPlan plan) {
                                return super.start(plan.checkpoints(new FirstOnly(core.checkpoints())));
                            }
                        })
                        .breaks("FED-10", "FED-4", "FED-9"),
                FeedMutant.ofCore("closing a feed does not wait for its handlers", core -> new OtherChanges(core) {
                            @Override
                            public Feed start(FeedPlan plan) {
                                return new HastyFeed(super.start(plan));
                            }
                        })
                        .breaks("FED-10")
                        // The feed may still be closing when Para is closed, which the contract's class then reports.
                        .mayBreak("FED-4", "FED-9", "FeedMutantContract"));
    }

    /** A subscription of a plan with its place. */
    private record Named(Subscription subscription, FeedPlan plan) {
        boolean isOnly() {
            return plan.subscriptions().size() == 1;
        }

        boolean isSecond() {
            return plan.subscriptions().get(1).equals(subscription);
        }
    }

    private static FeedMutant ofSubscription(String name, BiFunction<Changes, Named, Subscription> change) {
        return FeedMutant.ofCore(name, core -> new OtherChanges(core) {
            @Override
            public Feed start(FeedPlan plan) {
                FeedPlan other = new FeedPlan(
                        plan.app(),
                        plan.start(),
                        plan.subscriptions().stream()
                                .map(each -> change.apply(core, new Named(each, plan)))
                                .toList(),
                        plan.checkpoints(),
                        plan.pollInterval(),
                        plan.checkpointInterval());
                return super.start(other);
            }
        });
    }

    private static Subscription handling(Named each, ChangeHandler handler) {
        Subscription old = each.subscription();
        return new Subscription(
                old.name(), handler, old.attempts(), old.firstDelay(), old.maxDelay(), old.deadLetters());
    }

    /** Core's changes, of which a mutant changes one method. */
    private static class OtherChanges implements Changes {
        private final Changes core;

        OtherChanges(Changes core) {
            this.core = core;
        }

        @Override
        public Feed start(FeedPlan plan) {
            return core.start(plan);
        }

        @Override
        public ObjectChange typed(ItemChange change, FeedPosition position) {
            return core.typed(change, position);
        }

        @Override
        public Checkpoints checkpoints() {
            return core.checkpoints();
        }
    }

    /** Checkpoints that keep the first position. */
    private record FirstOnly(Checkpoints place) implements Checkpoints {
        @Override
        public Optional<FeedPosition> read(String app, String subscription) {
            return place.read(app, subscription);
        }

        @Override
        public void write(String app, String subscription, FeedPosition position) {
            if (place.read(app, subscription).isEmpty()) {
                place.write(app, subscription, position);
            }
        }

        @Override
        public void delete(String app, String subscription) {
            place.delete(app, subscription);
        }
    }

    /** A feed that is closed by a thread for which nothing waits. */
    private record HastyFeed(Feed feed) implements Feed {
        @Override
        public FeedStatus status() {
            return feed.status();
        }

        @Override
        public boolean awaitStop(Duration timeout) throws InterruptedException {
            return feed.awaitStop(timeout);
        }

        @Override
        public void close() {
            Thread thread = new Thread(feed::close, "hasty");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A change whose object before is the one after. */
    private record OnlyAfter(ObjectChange change) implements ObjectChange {
        @Override
        public String type() {
            return change.type();
        }

        @Override
        public long version() {
            return change.version();
        }

        @Override
        public Optional<String> revision() {
            return change.revision();
        }

        @Override
        public Optional<ParaObject> before() {
            return change.after();
        }

        @Override
        public Optional<ParaObject> after() {
            return change.after();
        }

        @Override
        public FeedPosition position() {
            return change.position();
        }

        @Override
        public ItemChange item() {
            return change.item();
        }
    }
}
