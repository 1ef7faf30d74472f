package io.para4j.testkit.tests.mutants;

import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DAOs that read wrongly. */
final class ReadMutants {
    private ReadMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("a missing id is a null value in readAll", data -> new TinyDAO(data.apps()) {
                            @Override
                            public Map<String, Item> readAll(
                                    AppId app, Collection<String> ids, Consistency consistency) {
                                Map<String, Item> found = super.readAll(app, ids, consistency);
                                ids.forEach(id -> putNull(found, id));
                                return found;
                            }
                        })
                        .defect(32)
                        .breaks(
                                "CLO-1", "REA-1", "REA-2", "REA-3", "REA-4", "BAT-1", "BAT-4", "BAT-5", "TEN-1",
                                "TEN-2", "TEN-3", "FLT-1", "FLT-4"),
                Mutant.ofDAO("a missing id is an error", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
                                Optional<Item> found = super.read(app, id, consistency);
                                if (found.isEmpty() && consistency == Consistency.EVENTUAL) {
                                    throw new ObjectNotFoundException(Target.of("read", app.name(), id));
                                }
                                return found;
                            }
                        })
                        .defect(32)
                        .breaks("REA-1", "REA-3", "UPD-4", "TEN-1", "TEN-3", "FLT-1", "FLT-4"),
                Mutant.ofDAO("readAll orders repeated ids by last mention", data -> new TinyDAO(data.apps()) {
                            @Override
                            public Map<String, Item> readAll(
                                    AppId app, Collection<String> ids, Consistency consistency) {
                                Map<String, Item> found = new LinkedHashMap<>();
                                for (String id : ids) {
                                    found.remove(id);
                                    read(app, id, consistency).ifPresent(item -> found.put(id, item));
                                }
                                return found;
                            }
                        })
                        .breaks("REA-2"),
                Mutant.ofDAO("a strong readAll is served by a lagging replica", data -> new TinyDAO(data.apps()) {
                            private final Map<String, Item> before = new LinkedHashMap<>();

                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                find(app, update.id()).ifPresent(item -> before.put(item.id(), item));
                                return super.update(app, update);
                            }

                            @Override
                            public synchronized Map<String, Item> readAll(
                                    AppId app, Collection<String> ids, Consistency consistency) {
                                Map<String, Item> found = super.readAll(app, ids, consistency);
                                found.replaceAll((id, item) ->
                                        Optional.ofNullable(before.remove(id)).orElse(item));
                                return found;
                            }
                        })
                        .defect(19)
                        .breaks("CLO-1", "PAT-2", "OBJ-1", "REA-4", "BAT-1", "TEN-2", "FLT-1", "FLT-2", "FLT-3"));
    }

    @SuppressWarnings("NullAway") // the bug
    private static void putNull(Map<String, Item> found, String id) {
        found.putIfAbsent(id, null);
    }
}
