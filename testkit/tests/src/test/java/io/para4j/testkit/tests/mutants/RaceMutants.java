package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.util.List;
import java.util.Optional;

/** DAOs that check in one step and act in another, so that a second writer can get in between. */
final class RaceMutants {
    private RaceMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("create checks and then acts", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
                            public void create(AppId app, Creation creation) {
                                Item item = creation.applyTo(app, find(app, creation.id()));
                                gap.pass(item.id());
                                put(app, item);
                            }
                        })
                        .breaks("CRE-3"),
                Mutant.ofDAO("delete checks and then acts", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // waits for the other thread
                            public Optional<Item> update(AppId app, Update update) {
                                gap.awaitOther(update.id());
                                Optional<Item> after = super.update(app, update);
                                gap.come(update.id());
                                return after;
                            }

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
                            public void delete(AppId app, Deletion deletion) {
                                deletion.verify(app, find(app, deletion.id()));
                                gap.pass(deletion.id());
                                remove(app, deletion.id());
                            }
                        })
                        .breaks("LCK-3", "LCK-5"),
                Mutant.ofDAO("an addition reads and then writes", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
                            public Optional<Item> update(AppId app, Update update) {
                                if (update.precondition().state().isPresent()
                                        || update.precondition().condition().isPresent()) {
                                    return super.update(app, update);
                                }
                                Item after = update.applyTo(app, find(app, update.id()));
                                gap.pass(update.id());
                                put(app, after);
                                return Optional.of(after);
                            }
                        })
                        .breaks("LCK-6", "PAT-2", "PAT-6", "PAT-9"),
                Mutant.ofDAO("a condition is checked before the patch", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
                            public Optional<Item> update(AppId app, Update update) {
                                if (update.precondition().condition().isEmpty()) {
                                    return super.update(app, update);
                                }
                                Item after = update.applyTo(app, find(app, update.id()));
                                gap.pass(update.id());
                                put(app, after);
                                return Optional.of(after);
                            }
                        })
                        .breaks("PAT-3"),
                Mutant.ofDAO("a patch rereads the object it returns", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
                            public Optional<Item> update(AppId app, Update update) {
                                super.update(app, update);
                                if (update.precondition().state().isEmpty()) {
                                    gap.pass(update.id());
                                }
                                return find(app, update.id());
                            }
                        })
                        .breaks("PAT-2", "PAT-6"));
    }
}
