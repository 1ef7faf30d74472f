package io.para4j.testkit.tests.mutants;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Stores that record changes with one bug each. */
final class RecordingMutants {
    private RecordingMutants() {}

    /** A store that does not record some of its writes. */
    private static class PausingFeedDAO extends RollingFeedDAO {
        private boolean isPaused;

        PausingFeedDAO(RecordedItems data) {
            super(data);
        }

        synchronized void unrecorded(Runnable write) {
            isPaused = true;
            try {
                write.run();
            } finally {
                isPaused = false;
            }
        }

        @Override
        protected void add(ItemChange change) {
            if (!isPaused) {
                super.add(change);
            }
        }
    }

    static List<FeedMutant> all() {
        return List.of(
                FeedMutant.ofDAO("the deletions of a batch are not recorded", data -> new PausingFeedDAO(data) {
                            @Override
                            public synchronized List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
                                List<Outcome> all = deletions.stream()
                                        .map(any -> Outcome.DONE)
                                        .toList();
                                unrecorded(() -> super.deleteAll(app, deletions));
                                return all;
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-6", "FED-7", "FED-8"),
                FeedMutant.ofDAO("restored objects are not recorded", data -> new PausingFeedDAO(data) {
                            @Override
                            public synchronized void restore(AppId app, Item item) {
                                unrecorded(() -> super.restore(app, item));
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-6"),
                FeedMutant.ofDAO("deletions by id are not recorded", data -> new PausingFeedDAO(data) {
                            @Override
                            public synchronized void delete(AppId app, Deletion deletion) {
                                if (deletion.precondition().isNone()) {
                                    unrecorded(() -> super.delete(app, deletion));
                                } else {
                                    super.delete(app, deletion);
                                }
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-3", "FED-4", "FED-5", "FED-6", "FED-7", "FED-8"),
                FeedMutant.ofDAO("the writes of transactions are not recorded", data -> new PausingFeedDAO(data) {
                            @Override
                            protected void apply(ItemKey key, Optional<Item> item) {
                                unrecorded(() -> super.apply(key, item));
                            }
                        })
                        .breaks("FED-8"),
                FeedMutant.ofDAO("the deletion of an app is not reported", data -> new PausingFeedDAO(data) {
                            @Override
                            public synchronized void drop(AppId app, LongConsumer progress) {
                                unrecorded(() -> super.drop(app, progress));
                            }

                            @Override
                            public synchronized ChangePage read(AppId app, int from, int limit) {
                                ChangePage page = super.read(app, from, limit);
                                return page.next() == ChangePage.Next.END
                                        ? new ChangePage(page.changes(), page::positionAfter, ChangePage.Next.WAIT)
                                        : page;
                            }
                        })
                        .breaks("FED-8"),
                FeedMutant.ofDAO("a refused update is recorded", data -> new RollingFeedDAO(data) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                try {
                                    return super.update(app, update);
                                } catch (ParaException e) {
                                    find(app, update.id()).ifPresent(item -> add(change(app, item, refused(item))));
                                    throw e;
                                }
                            }

                            private Item refused(Item item) {
                                return new Item(
                                        item.id(),
                                        item.type(),
                                        item.version() + 1,
                                        Optional.of("refused"),
                                        item.timestamp(),
                                        item.attributes());
                            }
                        })
                        .breaks("FED-2"),
                FeedMutant.ofDAO("the first change after a rollover is lost", data -> new RollingFeedDAO(data) {
                            private boolean isFirst;

                            @Override
                            synchronized void rollover() {
                                super.rollover();
                                isFirst = true;
                            }

                            @Override
                            protected void add(ItemChange change) {
                                if (!isFirst) {
                                    super.add(change);
                                }
                                isFirst = false;
                            }
                        })
                        .breaks("FED-1", "FED-2"),
                FeedMutant.ofDAO("two changes are recorded in the wrong order", data -> new RollingFeedDAO(data) {
                            private @Nullable ItemChange held;

                            @Override
                            protected void add(ItemChange change) {
                                ItemChange first = held;
                                if (first != null) {
                                    super.add(change);
                                    super.add(first);
                                    held = null;
                                } else if (change.id().hashCode() % 2 == 0
                                        && change.kind() == ItemChange.Kind.UPDATED) {
                                    held = change;
                                } else {
                                    super.add(change);
                                }
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-3", "FED-6")
                        .mayBreak("FED-4", "FED-5", "FED-7", "FED-8", "FED-9", "FED-10"),
                FeedMutant.ofDAO("the image before an update is lost", data -> new RollingFeedDAO(data) {
                            @Override
                            protected void add(ItemChange change) {
                                super.add(new ItemChange(
                                        change.app(),
                                        change.id(),
                                        change.after().isEmpty() ? change.before() : Optional.empty(),
                                        change.after(),
                                        change.time()));
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-3", "FED-4", "FED-5", "FED-6", "FED-8"),
                FeedMutant.ofDAO("the image before is the one after", data -> new RollingFeedDAO(data) {
                            @Override
                            protected void add(ItemChange change) {
                                boolean isUpdate = change.kind() == ItemChange.Kind.UPDATED;
                                super.add(new ItemChange(
                                        change.app(),
                                        change.id(),
                                        isUpdate ? change.after() : change.before(),
                                        change.after(),
                                        change.time()));
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-3", "FED-4", "FED-5", "FED-6", "FED-8"),
                FeedMutant.ofDAO(
                                "an app that is created again goes on with the changes before",
                                data -> new PausingFeedDAO(data) {
                                    @Override
                                    public synchronized void drop(AppId app, LongConsumer progress) {
                                        boolean isRecorded = isRecorded(app);
                                        unrecorded(() -> super.drop(app, progress));
                                        if (isRecorded) {
                                            kept.add(app);
                                        }
                                    }

                                    private final Set<AppId> kept = new HashSet<>();

                                    private boolean isRecorded(AppId app) {
                                        try {
                                            super.start(app);
                                            return true;
                                        } catch (ParaException e) {
                                            return false;
                                        }
                                    }

                                    @Override
                                    protected int start(AppId app) {
                                        int start = super.start(app);
                                        return kept.contains(app) ? 0 : start;
                                    }
                                })
                        .breaks("FED-5"));
    }

    private static ItemChange change(AppId app, Item before, Item after) {
        return new ItemChange(
                app,
                before.id(),
                Optional.of(new ItemImage.Decoded(before)),
                Optional.of(new ItemImage.Decoded(after)),
                Instant.EPOCH);
    }
}
