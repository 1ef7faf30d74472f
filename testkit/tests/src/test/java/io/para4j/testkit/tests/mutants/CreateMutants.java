package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.testkit.TinyDAO;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DAOs that create and restore wrongly. */
final class CreateMutants {
    private CreateMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("createAll puts without checking", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                return restoreAll(
                                        app,
                                        creations.stream().map(Creation::item).toList());
                            }
                        })
                        .defect(4)
                        .breaks("CRE-2", "CRE-3", "CRE-4", "BAT-2", "BAT-3", "BAT-4"),
                Mutant.ofDAO("create of a taken id is silently ignored", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void create(AppId app, Creation creation) {
                                if (find(app, creation.id()).isEmpty()) {
                                    super.create(app, creation);
                                }
                            }
                        })
                        .breaks("CRE-2", "CRE-3", "CRE-4", "BAT-2", "BAT-3", "BAT-4"),
                Mutant.ofDAO("restore merges with the stored item", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void restore(AppId app, Item item) {
                                Map<String, Object> merged = new LinkedHashMap<>();
                                find(app, item.id()).ifPresent(stored -> merged.putAll(stored.attributes()));
                                merged.putAll(item.attributes());
                                super.restore(app, Items.with(item, merged));
                            }
                        })
                        .breaks("CRE-5", "BAT-1"),
                Mutant.ofDAO("restore keeps a newer item", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void restore(AppId app, Item item) {
                                if (find(app, item.id())
                                        .filter(stored -> stored.version() > item.version())
                                        .isEmpty()) {
                                    super.restore(app, item);
                                }
                            }
                        })
                        .breaks("LCK-6", "CRE-5", "BAT-1"),
                Mutant.ofDAO("pages come from an index without lists", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                ItemPage page = super.readPage(app, limit, position);
                                return ItemPage.of(
                                        page.items().stream()
                                                .map(item -> Items.without(item, List.class::isInstance))
                                                .toList(),
                                        page.next());
                            }
                        })
                        .breaks("OBJ-1", "OBJ-6", "CRE-6", "PAG-1"));
    }
}
