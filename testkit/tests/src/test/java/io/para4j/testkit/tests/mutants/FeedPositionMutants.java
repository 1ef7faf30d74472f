package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.FeedPosition;
import java.util.ArrayList;
import java.util.List;

/** Stores whose positions in recorded changes have one bug each. */
final class FeedPositionMutants {
    private FeedPositionMutants() {}

    static List<FeedMutant> all() {
        return List.of(
                FeedMutant.ofDAO("a feed from now begins with the oldest change", data -> new RollingFeedDAO(data) {
                            @Override
                            public synchronized FeedPosition now(AppId app) {
                                return oldest(app);
                            }
                        })
                        .breaks("FED-1", "FED-2", "FED-8")
                        .mayBreak("FED-4", "FED-6", "FED-9", "FED-10"),
                FeedMutant.ofDAO("a feed from the oldest change begins now", data -> new RollingFeedDAO(data) {
                            @Override
                            public synchronized FeedPosition oldest(AppId app) {
                                return now(app);
                            }
                        })
                        .breaks("FED-2"),
                FeedMutant.ofDAO("a second start of the recording forgets changes", data -> new RollingFeedDAO(data) {
                            @Override
                            public synchronized void enable(AppId app) {
                                super.enable(app);
                                expire();
                            }
                        })
                        .breaks("FED-2"),
                FeedMutant.ofDAO("a position is known to its process only", data -> new RollingFeedDAO(data) {
                            private final List<String> known = new ArrayList<>();

                            @Override
                            protected synchronized FeedPosition position(AppId app, int number) {
                                FeedPosition position = super.position(app, number);
                                known.add(position.text());
                                return position;
                            }

                            @Override
                            protected synchronized int number(AppId app, FeedPosition position) {
                                if (!known.contains(position.text())) {
                                    throw new IllegalArgumentException("position '" + position + "' is not known");
                                }
                                return super.number(app, position);
                            }
                        })
                        .breaks("FED-4"),
                FeedMutant.ofDAO("each position of a page is that of its end", data -> new RollingFeedDAO(data) {
                            @Override
                            protected synchronized ChangePage read(AppId app, int from, int limit) {
                                ChangePage page = super.read(app, from, limit);
                                int count = page.changes().size();
                                return page(page, page.changes(), handled -> page.positionAfter(count));
                            }
                        })
                        .breaks("FED-2", "FED-4")
                        .mayBreak("FED-1", "FED-9", "FED-10"),
                FeedMutant.ofDAO("a reader repeats the change before its position", data -> new RollingFeedDAO(data) {
                            @Override
                            public ChangeReader open(AppId app, FeedPosition from) {
                                int number = number(app, from);
                                return super.open(app, position(app, Math.max(0, number - 1)));
                            }
                        })
                        .breaks("FED-2", "FED-4")
                        .mayBreak("FED-1", "FED-5", "FED-6", "FED-7", "FED-8", "FED-9", "FED-10"),
                FeedMutant.ofDAO("the earliest of positions is the first one", data -> new RollingFeedDAO(data) {
                            @Override
                            public FeedPosition earliest(AppId app, List<FeedPosition> positions) {
                                return positions.get(0);
                            }
                        })
                        .breaks("FED-4"),
                FeedMutant.ofDAO("every position counts as reached", data -> new RollingFeedDAO(data) {
                            @Override
                            public boolean isReached(AppId app, FeedPosition position, FeedPosition by) {
                                return true;
                            }
                        })
                        .breaks("FED-4"),
                FeedMutant.ofDAO("the positions of other apps are accepted", data -> new RollingFeedDAO(data) {
                            @Override
                            protected int number(AppId app, FeedPosition position) {
                                String text = position.text();
                                return super.number(
                                        app, position(app, Integer.parseInt(text.substring(text.indexOf(':') + 1))));
                            }
                        })
                        .breaks("FED-4"));
    }
}
