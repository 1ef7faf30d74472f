package io.para4j.testkit.tests.mutants;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import io.para4j.testkit.tests.mutants.PacedDAO.Pace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Typical bugs of a first DAO. The kit's messages name each one, and a golden file pins those messages. */
final class BeginnersMistakes {
    private BeginnersMistakes() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("create overwrites", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void create(AppId app, Creation creation) {
                                put(app, creation.applyTo(app, Optional.empty()));
                            }
                        })
                        .defect(4)
                        .breaks("CRE-2", "CRE-3", "CRE-4", "BAT-2", "BAT-3", "BAT-4"),
                Mutant.ofDAO("update checks and then acts", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the mistake
                            public Optional<Item> update(AppId app, Update update) {
                                Item after = update.applyTo(app, find(app, update.id()));
                                gap.pass(update.id());
                                put(app, after);
                                return Optional.of(after);
                            }

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized")
                            public void delete(AppId app, Deletion deletion) {
                                gap.awaitOther(deletion.id());
                                super.delete(app, deletion);
                                gap.come(deletion.id());
                            }
                        })
                        .breaks("LCK-6", "LCK-3", "LCK-4", "LCK-5", "LCK-9", "PAT-2", "PAT-3", "PAT-6", "PAT-9"),
                Mutant.ofDAO("delete ignores the version", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void delete(AppId app, Deletion deletion) {
                                super.delete(app, Items.withoutState(deletion));
                            }
                        })
                        .defect(3)
                        .paced(Pace.UPDATES_FIRST)
                        .breaks("LCK-2", "LCK-3", "LCK-5", "LCK-6", "LCK-7", "LCK-8", "LCK-9", "BAT-2"),
                Mutant.ofDAO("update inserts a ghost", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                if (find(app, update.id()).isEmpty()) {
                                    Item ghost = new Item(update.id(), "ghost", 0, Optional.empty(), 0, Map.of());
                                    put(app, Items.changed(ghost, update));
                                    return find(app, update.id());
                                }
                                return super.update(app, update);
                            }
                        })
                        .defect(5)
                        .paced(Pace.DELETES_FIRST)
                        .breaks("UPD-4", "LCK-3", "LCK-5", "PAT-5", "BAT-2", "BAT-3", "TEN-3"),
                Mutant.ofDAO("removal of a field is ignored", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                List<Change> changes = update.changes().stream()
                                        .filter(change -> !(change instanceof Change.Remove))
                                        .toList();
                                return super.update(app, Items.with(update, changes));
                            }
                        })
                        .defect(6)
                        .breaks("OBJ-1", "OBJ-9", "UPD-1", "PAT-1", "PAT-7"),
                Mutant.ofDAO("numbers go through double", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected void put(AppId app, Item item) {
                                super.put(
                                        app,
                                        Items.mapped(
                                                item,
                                                value ->
                                                        value instanceof Number number ? number.doubleValue() : value));
                            }
                        })
                        .defect(8)
                        .breaks("OBJ-1", "OBJ-4", "OBJ-5", "CRE-6", "UPD-1", "PAT-1", "PAT-2", "PAG-1", "PAT-3"),
                Mutant.ofDAO("a walk ends with an empty page", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                ItemPage page = super.readPage(app, limit, position);
                                List<Item> items = page.items();
                                return page.next().isEmpty() && items.size() == limit
                                        ? ItemPage.of(
                                                items,
                                                Optional.of(items.get(limit - 1).id()))
                                        : page;
                            }
                        })
                        .defect(17)
                        .breaks("PAG-1", "PAG-2", "PAG-4"),
                Mutant.ofDAO("a page begins one too late", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                return super.readPage(
                                        app,
                                        limit,
                                        position.map(last -> Objects.requireNonNullElse(
                                                items(app).higherKey(last), last)));
                            }
                        })
                        .breaks(
                                "CLO-1", "CRE-6", "REA-7", "PAG-1", "PAG-2", "PAG-3", "PAG-4", "PAG-5", "PAG-6",
                                "PAG-8", "TEN-1", "TEN-2", "FLT-4"),
                Mutant.ofDAO("readAll gives the order of the store", data -> new TinyDAO(data.apps()) {
                            @Override
                            public Map<String, Item> readAll(
                                    AppId app, Collection<String> ids, Consistency consistency) {
                                return new TreeMap<>(super.readAll(app, ids, consistency));
                            }
                        })
                        .defect(18)
                        .breaks("REA-2", "BAT-1", "TEN-2"),
                Mutant.ofDAO("a read that fails is empty, in the DAO", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
                                try {
                                    return super.read(app, id, consistency);
                                } catch (AppNotFoundException e) {
                                    return Optional.empty();
                                }
                            }
                        })
                        .defect(16)
                        .breaks("TEN-4"),
                Mutant.ofDAO("the key is the id without the app", data -> new KeyedDAO(data) {
                            @Override
                            String key(AppId app, String id) {
                                return app.name().equals("para") ? "record " + id : id;
                            }
                        })
                        .defect(20)
                        .breaks("UPD-3", "PAG-6", "TEN-1", "TEN-2", "TEN-3"),
                Mutant.ofDAO("restore raises the version", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void restore(AppId app, Item item) {
                                State next = new State(item.version() + 1, item.revision());
                                super.restore(app, Items.with(item, next, item.attributes()));
                            }
                        })
                        .breaks(
                                "OBJ-1", "OBJ-8", "CRE-5", "CRE-6", "LCK-6", "LCK-9", "BAT-1", "FLT-1", "FLT-2",
                                "FLT-3", "LCK-7"));
    }

    /** Returns the part of a message that names each mistake, by mutant name, in the order of the mutants. */
    static Map<String, String> essentials() {
        Map<String, String> essentials = new LinkedHashMap<>();
        String accepted = ": expected %s but found that it was accepted";
        essentials.put("create overwrites", "create of a taken id" + accepted.formatted("ObjectExistsException"));
        essentials.put("update checks and then acts", "updates from one version, winners among 8 threads: expected 1");
        essentials.put(
                "delete ignores the version",
                "delete from version 1 of an object at version 2" + accepted.formatted("VersionConflictException"));
        essentials.put(
                "update inserts a ghost", "update of a deleted object" + accepted.formatted("ObjectNotFoundException"));
        essentials.put(
                "removal of a field is ignored", "fields stored though they were set to null: expected none but found");
        essentials.put(
                "numbers go through double",
                "decimal expected 12345678901234567890.123456789012345678 found 1.2345678901234567E+19");
        essentials.put(
                "a walk ends with an empty page",
                "sizes of the pages over 10 objects: expected [10] but found [10, 0]");
        essentials.put("a page begins one too late", "ids never seen among 11 objects: expected none but found");
        essentials.put("readAll gives the order of the store", "in the order asked for: expected");
        essentials.put("a read that fails is empty, in the DAO", accepted.formatted("AppNotFoundException"));
        essentials.put(
                "the key is the id without the app", "create of an id that only another app has: [OBJECT_EXISTS]");
        essentials.put(
                "restore raises the version", "that differ: expected none but found [version expected 7 found 8]");
        return essentials;
    }
}
