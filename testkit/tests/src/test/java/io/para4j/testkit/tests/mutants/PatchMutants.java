package io.para4j.testkit.tests.mutants;

import io.para4j.error.InvalidObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** DAOs that patch wrongly. */
final class PatchMutants {
    private PatchMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("an append replaces the list", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                List<Change> changes = update.changes().stream()
                                        .map(PatchMutants::appendAsSet)
                                        .toList();
                                return super.update(app, Items.with(update, changes));
                            }
                        })
                        .breaks("OBJ-8", "PAT-1", "PAT-2", "PAT-7"),
                Mutant.ofDAO("sums are not bounded", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                List<Change> changes = update.changes().stream()
                                        .map(PatchMutants::unbounded)
                                        .toList();
                                return super.update(app, Items.with(update, changes));
                            }
                        })
                        .breaks("PAT-2", "LCK-7", "PAT-7"),
                Mutant.ofDAO("a missing number is not taken as zero", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                find(app, update.id()).ifPresent(item -> refuseMissing(app, item, update));
                                return super.update(app, update);
                            }
                        })
                        .breaks("PAT-1", "PAT-2", "PAT-7"),
                Mutant.ofDAO("conditions are ignored", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, Items.with(update, mapped(update, any -> Optional.empty())));
                            }
                        })
                        .breaks("OBJ-6", "PAT-3", "PAT-7", "PAT-8"),
                Mutant.ofDAO("conditions compare numbers as doubles", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Precondition rounded = mapped(
                                        update,
                                        known -> known.map(
                                                condition -> condition.mapValues((field, value) -> rounded(value))));
                                return super.update(app, Items.with(update, rounded));
                            }
                        })
                        .breaks("PAT-3"),
                Mutant.ofDAO("an addition creates a missing object", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Precondition precondition = update.precondition();
                                if (precondition.state().isEmpty()
                                        && find(app, update.id()).isEmpty()) {
                                    String type = precondition.type().orElse("thing");
                                    put(app, new Item(update.id(), type, 0, Optional.empty(), 0, Map.of()));
                                }
                                return super.update(app, update);
                            }
                        })
                        .breaks("UPD-4", "PAT-5", "TEN-3"),
                Mutant.ofDAO("a patch returns the state before it", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Optional<Item> before = find(app, update.id());
                                super.update(app, update);
                                return before;
                            }
                        })
                        .breaks(
                                "OBJ-3", "UPD-1", "PAT-1", "PAT-2", "PAT-3", "PAT-6", "BAT-1", "PAT-7", "PAT-8",
                                "PAT-9"));
    }

    private static Change appendAsSet(Change change) {
        return change instanceof ListChange.Append append ? new Change.Set(append.path(), append.values()) : change;
    }

    private static Change unbounded(Change change) {
        return change instanceof Change.Add add ? new Change.Add(add.path(), add.amount()) : change;
    }

    private static void refuseMissing(AppId app, Item item, Update update) {
        for (Change change : update.changes()) {
            if (change instanceof Change.Add
                    && !change.field().equals(Item.VERSION)
                    && change.path().in(item).isEmpty()) {
                throw new InvalidObjectException(update.target(app), List.of(change.field() + " is missing"));
            }
        }
    }

    private static Precondition mapped(Update update, UnaryOperator<Optional<Condition>> change) {
        Precondition known = update.precondition();
        return new Precondition(known.type(), known.state(), change.apply(known.condition()));
    }

    private static Object rounded(Object value) {
        return value instanceof BigDecimal number ? BigDecimal.valueOf(number.doubleValue()) : value;
    }
}
