package io.para4j.testkit.tests.mutants;

import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that read recorded changes with one bug each. */
final class FeedReadMutants {
    private FeedReadMutants() {}

    static List<FeedMutant> all() {
        List<FeedMutant> all = new ArrayList<>(ofPages());
        all.addAll(ofGaps());
        return all;
    }

    private static List<FeedMutant> ofPages() {
        return List.of(
                FeedMutant.ofDAO("the changes of a page are in reverse order", data -> new RollingFeedDAO(data) {
                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                ChangePage page = super.read(app, from, limit);
                                List<ItemChange> changes = new ArrayList<>(page.changes());
                                Collections.reverse(changes);
                                return page(page, changes);
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-3", "FED-4", "FED-5", "FED-6", "FED-7", "FED-8")
                        .mayBreak("FED-9", "FED-10"),
                FeedMutant.ofDAO("a shard is read before its parent", data -> new RollingFeedDAO(data) {
                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                Integer child = rollovers().higher(from);
                                ChangePage page = super.read(app, from, limit);
                                if (child == null || child >= end()) {
                                    return page;
                                }
                                ChangePage first = super.read(app, child, end());
                                List<ItemChange> changes = new ArrayList<>(first.changes());
                                changes.addAll(
                                        super.read(app, from, child - from).changes());
                                int count = Math.min(limit, changes.size());
                                int end = end();
                                return new ChangePage(
                                        changes.subList(0, count),
                                        handled -> position(app, handled < count ? from : end),
                                        ChangePage.Next.WAIT);
                            }
                        })
                        .breaks("FED-1", "FED-2"),
                FeedMutant.ofDAO("a rollover ends the page and skips a change", data -> new RollingFeedDAO(data) {
                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                return super.read(
                                        app, rollovers().contains(from) && from < end() ? from + 1 : from, limit);
                            }
                        })
                        .breaks("FED-1", "FED-2"),
                FeedMutant.ofDAO("a change that is read again has another time", data -> new RollingFeedDAO(data) {
                            private final AtomicLong reads = new AtomicLong();

                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                ChangePage page = super.read(app, from, limit);
                                Instant time = Instant.ofEpochSecond(reads.incrementAndGet());
                                return page(
                                        page,
                                        page.changes().stream()
                                                .map(each -> new ItemChange(
                                                        each.app(), each.id(), each.before(), each.after(), time))
                                                .toList());
                            }
                        })
                        .breaks("FED-3"),
                FeedMutant.ofDAO("the image after a change is what is stored now", data -> new RollingFeedDAO(data) {
                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                ChangePage page = super.read(app, from, limit);
                                return page(
                                        page,
                                        page.changes().stream().map(this::now).toList());
                            }

                            private ItemChange now(ItemChange change) {
                                Optional<ItemImage> stored = status(change.app())
                                        .flatMap(any -> find(change.app(), change.id()))
                                        .map(ItemImage.Decoded::new);
                                return new ItemChange(
                                        change.app(),
                                        change.id(),
                                        change.before(),
                                        stored.isPresent() ? stored : change.after(),
                                        change.time());
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-3", "FED-4", "FED-6", "FED-8")
                        .mayBreak("FED-5", "FED-9", "FED-10"),
                FeedMutant.ofDAO("the changes of all apps arrive", data -> new RollingFeedDAO(data) {
                            @Override
                            protected boolean isOf(AppId app, ItemChange change) {
                                return true;
                            }
                        })
                        .breaks("FED-7"),
                FeedMutant.ofDAO(
                                "the changes of apps whose names begin with the app's arrive",
                                data -> new RollingFeedDAO(data) {
                                    @Override
                                    protected boolean isOf(AppId app, ItemChange change) {
                                        return change.app().name().startsWith(app.name());
                                    }
                                })
                        .breaks("FED-7"));
    }

    private static List<FeedMutant> ofGaps() {
        return List.of(
                FeedMutant.ofDAO("a gap is skipped", data -> new RollingFeedDAO(data) {
                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                return super.read(
                                        app, status(app).isPresent() ? Math.max(from, start(app)) : from, limit);
                            }
                        })
                        .breaks("FED-5"),
                FeedMutant.ofDAO("a gap is reported once", data -> new RollingFeedDAO(data) {
                            private int reported = -1;

                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                try {
                                    return super.read(app, from, limit);
                                } catch (FeedGapException e) {
                                    if (reported != from) {
                                        reported = from;
                                        throw e;
                                    }
                                    return super.read(app, start(app), limit);
                                }
                            }
                        })
                        .breaks("FED-5"),
                FeedMutant.ofDAO("changes that are not recorded are an empty feed", data -> new RollingFeedDAO(data) {
                            @Override
                            protected int start(AppId app) {
                                try {
                                    return super.start(app);
                                } catch (FeedNotEnabledException e) {
                                    return 0;
                                }
                            }
                        })
                        .breaks("FED-5"));
    }
}
