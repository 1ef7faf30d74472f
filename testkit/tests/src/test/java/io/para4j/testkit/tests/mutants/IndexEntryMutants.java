package io.para4j.testkit.tests.mutants;

import io.para4j.error.IndexNotReadyException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyIndexedDAO;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Indexes that miss a kind of write, and one that is built wrongly. */
final class IndexEntryMutants {
    private IndexEntryMutants() {}

    /** A store whose index shows some items in a state that is not stored, or not at all. */
    private static class Lagging extends TinyIndexedDAO {
        private final Map<String, Optional<Item>> seen = new ConcurrentHashMap<>();

        Lagging(StoredItems data) {
            super(data.apps());
        }

        /** Leaves the index of an item as it is, whatever is written next. */
        final void keep(AppId app, String id) {
            seen.put(app + " " + id, find(app, id));
        }

        /** Shows the stored item again. */
        final void show(AppId app, String id) {
            seen.remove(app + " " + id);
        }

        @Override
        protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
            NavigableMap<Bytes, Item> rows = super.rows(app, index);
            seen.forEach((place, item) -> {
                if (place.startsWith(app + " ")) {
                    rows.values().removeIf(row -> place.equals(app + " " + row.id()));
                    item.ifPresent(shown -> index.keyOf(shown).ifPresent(key -> rows.put(key, shown)));
                }
            });
            return rows;
        }
    }

    static List<IndexMutant> all() {
        return List.of(
                IndexMutant.ofDAO("an index lags after a patch", data -> new Lagging(data) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                show(app, update.id());
                                if (update.operation().equals("patch")) {
                                    keep(app, update.id());
                                }
                                return super.update(app, update);
                            }
                        })
                        .breaks("IDX-4", "IDX-5", "IDX-10"),
                IndexMutant.ofDAO("an index forgets an addition to a number", data -> new Lagging(data) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                show(app, update.id());
                                if (update.changes().stream()
                                        .anyMatch(change -> change instanceof Change.Add
                                                && change.field().equals("weight"))) {
                                    keep(app, update.id());
                                }
                                return super.update(app, update);
                            }
                        })
                        .breaks("IDX-4"),
                IndexMutant.ofDAO("a deleted object stays in the index", data -> new Lagging(data) {
                            @Override
                            protected void remove(AppId app, String id) {
                                keep(app, id);
                                super.remove(app, id);
                            }
                        })
                        .breaks("IDX-2", "IDX-3", "IDX-4", "IDX-8"),
                IndexMutant.ofDAO(
                                "an object that moves stays under its old key",
                                data -> new TinyIndexedDAO(data.apps()) {
                                    private final Map<String, Item> old = new ConcurrentHashMap<>();

                                    @Override
                                    protected void put(AppId app, Item item) {
                                        find(app, item.id())
                                                .ifPresent(before -> old.put(app + " " + item.id(), before));
                                        super.put(app, item);
                                    }

                                    @Override
                                    protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                        NavigableMap<Bytes, Item> rows = super.rows(app, index);
                                        old.forEach((place, item) -> {
                                            if (place.startsWith(app + " ")) {
                                                index.keyOf(item).ifPresent(key -> rows.putIfAbsent(key, item));
                                            }
                                        });
                                        return rows;
                                    }
                                })
                        .breaks("IDX-4", "IDX-5"),
                IndexMutant.ofDAO("a restored object is not indexed", data -> new Lagging(data) {
                            @Override
                            public synchronized void restore(AppId app, Item item) {
                                keep(app, item.id());
                                super.restore(app, item);
                            }
                        })
                        .breaks("IDX-1", "IDX-2", "IDX-4"),
                IndexMutant.ofDAO("a batch of new objects is not indexed", data -> new Lagging(data) {
                            @Override
                            public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                creations.forEach(creation -> keep(app, creation.id()));
                                return super.createAll(app, creations);
                            }
                        })
                        .breaks("IDX-3", "IDX-4", "IDX-9", "IDX-10"),
                IndexMutant.ofDAO("a result has the version of its creation", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                NavigableMap<Bytes, Item> rows = super.rows(app, index);
                                rows.replaceAll((key, item) -> new Item(
                                        item.id(),
                                        item.type(),
                                        1,
                                        item.revision(),
                                        item.timestamp(),
                                        item.attributes()));
                                return rows;
                            }
                        })
                        .breaks("IDX-1", "IDX-10"),
                IndexMutant.ofDAO("a result has only the fields of its index", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                NavigableMap<Bytes, Item> rows = super.rows(app, index);
                                Set<String> fields = new HashSet<>();
                                fields.add(index.partition().name());
                                index.sort().ifPresent(field -> fields.add(field.name()));
                                rows.replaceAll((key, item) -> {
                                    Map<String, Object> kept = new HashMap<>(item.attributes());
                                    kept.keySet().retainAll(fields);
                                    return Items.with(item, kept);
                                });
                                return rows;
                            }
                        })
                        .breaks("IDX-1", "IDX-3", "IDX-9", "IDX-10"),
                IndexMutant.ofDAO(
                                "results that are read again include deleted objects",
                                data -> new ReadAgain(data, true))
                        .breaks("IDX-10"),
                IndexMutant.ofDAO(
                                "results that are read again are as they were created",
                                data -> new ReadAgain(data, false))
                        .breaks("IDX-10"),
                IndexMutant.ofDAO("a late index has only what was written since", data -> new Late(data, false))
                        .breaks("IDX-8"),
                IndexMutant.ofDAO("a late index is not built completely", data -> new Late(data, true))
                        .breaks("IDX-8"));
    }

    /** A store whose reads of several items return some in the state of their creation. */
    private static final class ReadAgain extends TinyIndexedDAO {
        private final Map<String, Item> created = new ConcurrentHashMap<>();
        private final boolean isOfDeleted;

        ReadAgain(StoredItems data, boolean isOfDeleted) {
            super(data.apps());
            this.isOfDeleted = isOfDeleted;
        }

        @Override
        protected void put(AppId app, Item item) {
            created.putIfAbsent(app + " " + item.id(), item);
            super.put(app, item);
        }

        @Override
        public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
            Map<String, Item> found = new LinkedHashMap<>(super.readAll(app, ids, consistency));
            for (String id : ids) {
                Item first = created.get(app + " " + id);
                if (first != null && found.containsKey(id) != isOfDeleted) {
                    found.put(id, first);
                }
            }
            return found;
        }
    }

    /** A store whose instances have not seen the items that others have stored. */
    private static final class Late extends TinyIndexedDAO {
        private final Set<String> known = ConcurrentHashMap.newKeySet();
        private final boolean isHonest;
        private boolean isBuilt;

        Late(StoredItems data, boolean isHonest) {
            super(data.apps());
            this.isHonest = isHonest;
        }

        @Override
        protected void put(AppId app, Item item) {
            known.add(app + " " + item.id());
            super.put(app, item);
        }

        @Override
        protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
            NavigableMap<Bytes, Item> rows = super.rows(app, index);
            if (isLate(index) && (!isBuilt || isHonest)) {
                rows.values().removeIf(item -> !known.contains(app + " " + item.id()));
            }
            return rows;
        }

        private static boolean isLate(IndexDefinition index) {
            return index.name().equals("by_shelf");
        }

        @Override
        public synchronized ItemPage query(AppId app, IndexQuery query) {
            if (isLate(query.index()) && isHonest && !isBuilt) {
                throw IndexNotReadyException.ofBuilding(
                        app.name(), query.index().fullName(), null);
            }
            return super.query(app, query);
        }

        @Override
        public synchronized void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
            super.updateIndexes(app, progress);
            isBuilt = true;
        }
    }
}
