package io.para4j.testkit.tests.mutants;

import io.para4j.error.ObjectTooLargeException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** DAOs whose batches lose objects or report wrong outcomes. */
final class BatchMutants {
    private BatchMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("readAll of more than 100 ids loses the first", data -> new TinyDAO(data.apps()) {
                            @Override
                            public Map<String, Item> readAll(
                                    AppId app, Collection<String> ids, Consistency consistency) {
                                long lost = ids.size() > 100 ? 1 : 0;
                                return super.readAll(
                                        app, ids.stream().skip(lost).toList(), consistency);
                            }
                        })
                        .breaks("REA-2", "BAT-1", "BAT-5", "FLT-1", "FLT-4"),
                Mutant.ofDAO("createAll drops the rest after whole chunks of 25", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                int whole = creations.size() < 25 ? creations.size() : creations.size() / 25 * 25;
                                List<Outcome> outcomes =
                                        new ArrayList<>(super.createAll(app, creations.subList(0, whole)));
                                outcomes.addAll(Collections.nCopies(creations.size() - whole, Outcome.DONE));
                                return outcomes;
                            }
                        })
                        .breaks("CRE-1", "CRE-3", "REA-2", "BAT-1", "BAT-2", "BAT-3", "TEN-2", "FLT-1", "FLT-2"),
                Mutant.ofDAO("deleteAll stops after 100 objects", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
                                int done = Math.min(100, deletions.size());
                                List<Outcome> outcomes =
                                        new ArrayList<>(super.deleteAll(app, deletions.subList(0, done)));
                                outcomes.addAll(Collections.nCopies(deletions.size() - done, Outcome.DONE));
                                return outcomes;
                            }
                        })
                        .breaks("BAT-1", "BAT-5"),
                Mutant.ofDAO("an object that is too large fails its whole batch", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized List<Outcome> createAll(AppId app, List<Creation> creations) {
                                for (Creation creation : creations) {
                                    try {
                                        creation.applyTo(app, java.util.Optional.empty());
                                    } catch (ObjectTooLargeException e) {
                                        return Collections.nCopies(creations.size(), Outcome.of(e));
                                    }
                                }
                                return super.createAll(app, creations);
                            }
                        })
                        .defect(10)
                        .breaks("CRE-4", "BAT-2"),
                Mutant.ofDAO("updateAll ends at the first refusal", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized List<Outcome> updateAll(AppId app, List<Update> updates) {
                                List<Outcome> outcomes = new ArrayList<>();
                                for (Update update : updates) {
                                    boolean isFailed = !outcomes.isEmpty()
                                            && outcomes.get(outcomes.size() - 1) instanceof Outcome.Refused;
                                    outcomes.addAll(
                                            isFailed
                                                    ? List.of(outcomes.get(outcomes.size() - 1))
                                                    : super.updateAll(app, List.of(update)));
                                }
                                return outcomes;
                            }
                        })
                        .defect(10)
                        .breaks("LCK-8", "BAT-2", "BAT-3"),
                Mutant.ofDAO("outcomes are not in the order of the writes", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                List<Outcome> outcomes = new ArrayList<>(super.createAll(app, creations));
                                outcomes.sort(Comparator.comparing(Outcome.Refused.class::isInstance));
                                return outcomes;
                            }
                        })
                        .breaks("CRE-4", "BAT-2", "BAT-3"),
                Mutant.ofDAO(
                                "an interrupted batch returns as if it had been applied",
                                data -> new TinyDAO(data.apps()) {
                                    @Override
                                    public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                        return Thread.currentThread().isInterrupted()
                                                ? Collections.nCopies(creations.size(), Outcome.DONE)
                                                : super.createAll(app, creations);
                                    }
                                })
                        .breaks("BAT-5"),
                Mutant.ofDAO("a batch clears the interrupt flag", data -> new TinyDAO(data.apps()) {
                            @Override
                            public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                List<Outcome> outcomes = super.createAll(app, creations);
                                Thread.interrupted();
                                return outcomes;
                            }
                        })
                        .breaks("BAT-5"));
    }
}
