package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DAOs that do not store values as given. */
final class ObjectMutants {
    private ObjectMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("bytes are stored as Base64 text", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected void put(AppId app, Item item) {
                                super.put(app, Items.mapped(item, ObjectMutants::base64));
                            }
                        })
                        .defect(8)
                        .breaks(
                                "CLO-1", "OBJ-1", "OBJ-4", "OBJ-5", "OBJ-6", "OBJ-7", "CRE-1", "CRE-5", "CRE-6",
                                "REA-4", "REA-5", "REA-6", "REA-7", "UPD-1", "UPD-2", "UPD-3", "UPD-4", "LCK-2",
                                "LCK-3", "LCK-4", "LCK-5", "LCK-7", "PAT-1", "PAT-2", "PAT-3", "PAT-4", "PAT-7",
                                "PAT-8", "PAT-9", "TEN-1", "TEN-4", "FLT-1", "FLT-2"),
                Mutant.ofDAO("decimals lose digits", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected void put(AppId app, Item item) {
                                super.put(app, Items.mapped(item, ObjectMutants::rounded));
                            }
                        })
                        .defect(8)
                        .breaks("OBJ-1", "OBJ-4", "OBJ-5", "CRE-6", "UPD-1", "PAT-1", "PAT-2", "PAG-1", "PAT-3"),
                Mutant.ofDAO("empty texts and lists are skipped", data -> new TinyDAO(data.apps()) {
                            @Override
                            protected void put(AppId app, Item item) {
                                super.put(app, Items.without(item, ObjectMutants::isEmpty));
                            }
                        })
                        .defect(6)
                        .breaks(
                                "OBJ-1", "OBJ-4", "OBJ-5", "OBJ-9", "UPD-1", "PAT-1", "PAT-2", "PAT-8", "PAT-9",
                                "PAT-3"),
                Mutant.ofDAO("a removed field becomes the text null", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                List<Change> changes = update.changes().stream()
                                        .map(ObjectMutants::nullAsText)
                                        .toList();
                                return super.update(app, Items.with(update, changes));
                            }
                        })
                        .defect(6)
                        .breaks(
                                "OBJ-1", "OBJ-3", "OBJ-5", "OBJ-9", "REA-3", "UPD-1", "LCK-9", "PAT-1", "PAG-3",
                                "PAT-7"),
                Mutant.ofDAO("a read adds the row key", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
                                return super.read(app, id, consistency).map(item -> Items.with(item, "rowkey", id));
                            }
                        })
                        .defect(9)
                        .breaks(
                                "OBJ-1", "OBJ-2", "OBJ-3", "OBJ-4", "OBJ-5", "OBJ-8", "OBJ-9", "CRE-2", "CRE-5",
                                "REA-7", "UPD-1", "UPD-5", "LCK-1", "LCK-9", "PAT-1", "PAT-2", "PAT-3", "PAT-5",
                                "BAT-1", "PAG-1", "TEN-2", "TEN-3", "LCK-7", "PAT-7", "PAT-8", "PAT-9"),
                Mutant.ofDAO("a page adds the row key", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                ItemPage page = super.readPage(app, limit, position);
                                return ItemPage.of(
                                        page.items().stream()
                                                .map(item -> Items.with(item, "rowkey", item.id()))
                                                .toList(),
                                        page.next());
                            }
                        })
                        .defect(9)
                        .breaks("OBJ-1", "OBJ-3", "CRE-6", "PAG-1"),
                Mutant.ofDAO("an update removes the fields it does not name", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Optional<Item> after = super.update(app, update);
                                return after.map(item -> {
                                    put(app, Items.with(item, named(item, update)));
                                    return items(app).get(item.id());
                                });
                            }
                        })
                        .defect(7)
                        .breaks(
                                "LCK-6", "OBJ-1", "OBJ-3", "OBJ-4", "OBJ-5", "OBJ-6", "OBJ-9", "UPD-1", "UPD-2",
                                "PAT-1", "PAT-2", "PAT-3", "PAT-6", "PAT-7", "PAT-8", "PAT-9"),
                Mutant.ofDAO("the size is not checked at create", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void create(AppId app, Creation creation) {
                                if (find(app, creation.id()).isPresent()) {
                                    super.create(app, creation);
                                }
                                put(app, creation.item());
                            }
                        })
                        .breaks("OBJ-8", "CRE-4", "BAT-2"),
                Mutant.ofDAO("the size is not checked at restore", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void restore(AppId app, Item item) {
                                put(app, item);
                            }
                        })
                        .breaks("OBJ-8", "BAT-2"),
                Mutant.ofDAO("the size is checked after the update is stored", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Optional<Item> before = find(app, update.id());
                                try {
                                    return super.update(app, update);
                                } catch (io.para4j.error.ObjectTooLargeException e) {
                                    before.ifPresent(item -> put(app, Items.changed(item, update)));
                                    throw e;
                                }
                            }
                        })
                        .breaks("OBJ-8", "BAT-2"));
    }

    private static Object base64(Object value) {
        return value instanceof Bytes bytes ? Base64.getEncoder().encodeToString(bytes.toByteArray()) : value;
    }

    private static Object rounded(Object value) {
        return value instanceof BigDecimal number ? number.round(MathContext.DECIMAL64) : value;
    }

    private static boolean isEmpty(Object value) {
        return value.equals("") || (value instanceof Collection<?> values && values.isEmpty());
    }

    private static Change nullAsText(Change change) {
        return change instanceof Change.Remove ? new Change.Set(change.field(), "null") : change;
    }

    private static Map<String, Object> named(Item item, Update update) {
        Map<String, Object> named = new LinkedHashMap<>(item.attributes());
        named.keySet().retainAll(update.changes().stream().map(Change::field).toList());
        return named;
    }
}
