package io.para4j.testkit.tests.mutants;

import io.para4j.error.ObjectNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.util.List;
import java.util.Optional;

/** DAOs whose optimistic locking has a hole. */
final class LockingMutants {
    private LockingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("update ignores the version", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, Items.withoutState(update));
                            }
                        })
                        .defect(30)
                        .breaks("LCK-2", "LCK-3", "LCK-4", "LCK-6", "LCK-7", "LCK-8", "LCK-9", "PAT-3", "BAT-2"),
                Mutant.ofDAO("update keeps the revision", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Optional<Item> before = find(app, update.id());
                                Optional<Item> after = super.update(app, update);
                                if (app.name().equals("para")) {
                                    // If the records of apps broke too, no other failure would be seen.
                                    return after;
                                }
                                before.ifPresent(item ->
                                        put(app, withRevision(item, items(app).get(item.id()))));
                                return find(app, update.id());
                            }
                        })
                        .breaks(
                                "OBJ-1", "OBJ-9", "REA-3", "REA-4", "UPD-1", "UPD-2", "LCK-1", "LCK-2", "LCK-3",
                                "LCK-4", "LCK-5", "LCK-7", "LCK-8", "LCK-9", "PAT-1", "PAT-3", "PAT-6", "BAT-1",
                                "BAT-2", "PAT-7", "PAT-9"),
                Mutant.ofDAO("updateAll ignores the versions", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> updateAll(AppId app, List<Update> updates) {
                                return super.updateAll(
                                        app,
                                        updates.stream()
                                                .map(Items::withoutState)
                                                .toList());
                            }
                        })
                        .breaks("LCK-3", "LCK-8", "BAT-2"),
                Mutant.ofDAO("deleteAll ignores the versions", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
                                return super.deleteAll(
                                        app,
                                        deletions.stream()
                                                .map(Items::withoutState)
                                                .toList());
                            }
                        })
                        .defect(3)
                        .breaks("LCK-8", "BAT-2"),
                Mutant.ofDAO("delete of a missing object is refused", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void delete(AppId app, Deletion deletion) {
                                if (find(app, deletion.id()).isEmpty()) {
                                    throw new ObjectNotFoundException(deletion.target(app));
                                }
                                super.delete(app, deletion);
                            }
                        })
                        .breaks("REA-3", "LCK-5", "BAT-2", "PAG-5", "TEN-1", "TEN-2"),
                Mutant.ofDAO("versions are compared but not revisions", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                boolean isSame = sameVersion(find(app, update.id()), update.precondition());
                                return super.update(app, isSame ? Items.withoutState(update) : update);
                            }

                            @Override
                            public synchronized void delete(AppId app, Deletion deletion) {
                                boolean isSame = sameVersion(find(app, deletion.id()), deletion.precondition());
                                super.delete(app, isSame ? Items.withoutState(deletion) : deletion);
                            }
                        })
                        .defect(14)
                        .breaks("LCK-2", "LCK-5", "LCK-6", "LCK-8", "LCK-9"),
                Mutant.ofDAO("a write without a version does not raise it", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Optional<Item> before = find(app, update.id());
                                Optional<Item> after = super.update(app, update);
                                if (update.precondition().state().isEmpty()) {
                                    put(
                                            app,
                                            Items.with(
                                                    after.get(),
                                                    before.get().state(),
                                                    after.get().attributes()));
                                }
                                return find(app, update.id());
                            }
                        })
                        .defect(2)
                        .breaks(
                                "LCK-6", "LCK-3", "LCK-7", "PAT-1", "PAT-2", "PAT-3", "PAT-6", "FLT-1", "FLT-2",
                                "FLT-3", "PAT-7", "PAT-8", "PAT-9"),
                Mutant.ofDAO("an item without a revision is not checked", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                boolean isBare = find(app, update.id())
                                        .filter(item -> item.revision().isEmpty())
                                        .isPresent();
                                return super.update(app, isBare ? Items.withoutState(update) : update);
                            }
                        })
                        .breaks("LCK-6", "LCK-9"),
                Mutant.ofDAO("an item without a version gets version 2", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected void put(AppId app, Item item) {
                                boolean isFirst = find(app, item.id())
                                        .filter(stored -> stored.version() == 0 && item.version() == 1)
                                        .isPresent();
                                super.put(
                                        app,
                                        isFirst
                                                ? Items.with(item, new State(2, item.revision()), item.attributes())
                                                : item);
                            }
                        })
                        .breaks("LCK-9"));
    }

    private static Item withRevision(Item before, Item after) {
        return Items.with(after, new State(after.version(), before.revision()), after.attributes());
    }

    private static boolean sameVersion(Optional<Item> stored, Precondition precondition) {
        return stored.isPresent()
                && precondition.state().isPresent()
                && stored.get().version() == precondition.state().get().version();
    }
}
