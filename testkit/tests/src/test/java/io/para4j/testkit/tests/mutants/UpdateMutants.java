package io.para4j.testkit.tests.mutants;

import io.para4j.error.ConditionFailedException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import io.para4j.testkit.tests.mutants.PacedDAO.Pace;
import java.util.List;
import java.util.Optional;

/** DAOs that update wrongly, regardless of the version. */
final class UpdateMutants {
    private UpdateMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("the time of change is not stored", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                List<Change> changes = update.changes().stream()
                                        .filter(change -> !change.field().equals(Item.UPDATED))
                                        .toList();
                                return super.update(app, Items.with(update, changes));
                            }
                        })
                        .breaks("OBJ-1", "OBJ-3", "OBJ-4", "OBJ-9", "UPD-1", "PAT-1"),
                Mutant.ofDAO("an update applies at most 100 changes", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                List<Change> changes = update.changes();
                                int dropped = Math.max(0, changes.size() - 100);
                                return super.update(app, Items.with(update, changes.subList(dropped, changes.size())));
                            }
                        })
                        .breaks("UPD-1"),
                Mutant.ofDAO("an update of a missing object is silently ignored", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return find(app, update.id()).flatMap(stored -> super.update(app, update));
                            }
                        })
                        .paced(Pace.DELETES_FIRST)
                        .breaks("UPD-4", "LCK-3", "LCK-5", "PAT-5", "BAT-2", "BAT-3", "TEN-3"),
                Mutant.ofDAO("update does not compare types", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, Items.with(update, ofAnyType(update.precondition())));
                            }
                        })
                        .breaks("UPD-5", "PAT-5", "BAT-2", "BAT-3"),
                Mutant.ofDAO("delete does not compare types", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized void delete(AppId app, Deletion deletion) {
                                super.delete(app, new Deletion(deletion.id(), ofAnyType(deletion.precondition())));
                            }
                        })
                        .breaks("UPD-5", "BAT-2"),
                Mutant.ofDAO("a refusal shows the stored values", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                try {
                                    return super.update(app, update);
                                } catch (ConditionFailedException e) {
                                    String shown = e.condition() + " on " + e.stored(Item.class);
                                    throw new ConditionFailedException(e.target(), shown, e.stored(Item.class));
                                }
                            }
                        })
                        .breaks("PAT-3", "PAT-7", "PAT-8", "MSG-1"));
    }

    private static Precondition ofAnyType(Precondition precondition) {
        return new Precondition(Optional.empty(), precondition.state(), precondition.condition());
    }
}
