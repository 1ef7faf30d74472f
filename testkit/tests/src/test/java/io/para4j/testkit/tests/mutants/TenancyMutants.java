package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.testkit.TinyDAO;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.LongConsumer;

/** DAOs that mix up apps, ids, or both. */
final class TenancyMutants {
    private static final String ROOT = "para";

    private TenancyMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("delete by id reaches into every app", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void delete(AppId app, Deletion deletion) {
                                super.delete(app, deletion);
                                if (deletion.precondition().isNone()) {
                                    data.apps().forEach((other, items) -> {
                                        if (!other.name().equals(ROOT)) {
                                            items.remove(deletion.id());
                                        }
                                    });
                                }
                            }
                        })
                        .breaks("TEN-1", "TEN-2"),
                Mutant.ofDAO("keys join app and id with a hyphen", data -> new KeyedDAO(data) {
                            @Override
                            String key(AppId app, String id) {
                                return app.name() + "-" + id;
                            }
                        })
                        .defect(20)
                        .breaks("TEN-2"),
                Mutant.ofDAO("ids are compared without case", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected Optional<Item> find(AppId app, String id) {
                                return super.find(app, id).or(() -> super.find(app, id.toLowerCase(Locale.ROOT)));
                            }
                        })
                        .breaks("TEN-2"),
                Mutant.ofDAO("dropping an app leaves its items", data -> new TinyDAO(data.apps()) {
                            private final java.util.Set<AppId> dropped =
                                    java.util.concurrent.ConcurrentHashMap.newKeySet();

                            @Override
                            protected NavigableMap<String, Item> items(AppId app) {
                                return dropped.contains(app) ? super.items(AppId.of("no-such-app")) : super.items(app);
                            }

                            @Override
                            public synchronized void ensure(AppId app) {
                                super.ensure(app);
                                dropped.remove(app);
                            }

                            @Override
                            public synchronized void drop(AppId app, LongConsumer progress) {
                                dropped.add(app);
                            }

                            @Override
                            public synchronized Optional<io.para4j.spi.AppStatus> status(AppId app) {
                                return super.status(app).filter(any -> !dropped.contains(app));
                            }
                        })
                        .breaks("TEN-3"),
                Mutant.ofDAO(
                                "dropping an app drops apps whose names extend its name",
                                data -> new TinyDAO(data.apps()) {
                                    @Override
                                    public synchronized void drop(AppId app, LongConsumer progress) {
                                        super.drop(app, progress);
                                        data.apps().forEach((other, items) -> {
                                            if (other.name().startsWith(app.name() + "-")) {
                                                items.clear();
                                            }
                                        });
                                    }
                                })
                        .breaks("TEN-3"),
                Mutant.ofDAO("ensuring storage recreates it", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void ensure(AppId app) {
                                super.drop(app, removed -> {});
                                super.ensure(app);
                            }
                        })
                        .breaks("CLO-1", "CLO-2", "CRE-4", "REA-1", "REA-4", "LCK-2", "LCK-4", "PAG-4", "TEN-2"),
                Mutant.ofDAO("a write creates missing storage", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected void put(AppId app, Item item) {
                                super.ensure(app);
                                super.put(app, item);
                            }

                            @Override
                            protected Optional<Item> find(AppId app, String id) {
                                super.ensure(app);
                                return super.find(app, id);
                            }
                        })
                        .breaks("TEN-3", "TEN-4"),
                Mutant.ofDAO("an app is not locked while its rows are replaced", UnlockedAppsDAO::new)
                        .breaks("TEN-3"));
    }
}
