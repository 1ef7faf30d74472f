package io.para4j.testkit.tests.mutants;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** DAOs that handle a failing network wrongly. */
final class NetworkMutants {
    private static final int CHUNK = 100;

    private NetworkMutants() {}

    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>(ofThrottles());
        mutants.addAll(ofWrites());
        mutants.addAll(ofReads());
        return mutants;
    }

    private static List<Mutant> ofThrottles() {
        return List.of(
                Mutant.ofNetwork(
                                "gives up after one throttled request",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    int attempts() {
                                        return 1;
                                    }
                                })
                        .breaks("FLT-1"),
                Mutant.ofNetwork("calls throttling a failure", (service, network) -> new NetworkDAO(service, network) {
                            @Override
                            ParaException throttled(Target target) {
                                return StorageException.failed(target.toString(), "no capacity", null);
                            }
                        })
                        .breaks("FLT-1"),
                Mutant.ofNetwork(
                                "reports the outcome of a throttled write as unknown",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    ParaException throttled(Target target) {
                                        return new WriteOutcomeUnknownException(target, 1, null);
                                    }
                                })
                        .breaks("FLT-1"),
                Mutant.ofNetwork(
                                "reports unprocessed writes of a batch as done",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    public List<Outcome> createAll(AppId app, List<Creation> creations) {
                                        List<Outcome> outcomes = new ArrayList<>();
                                        for (Outcome outcome : super.createAll(app, creations)) {
                                            outcomes.add(
                                                    outcome instanceof Outcome.Refused refused
                                                                    && refused.error() instanceof ThrottledException
                                                            ? Outcome.DONE
                                                            : outcome);
                                        }
                                        return outcomes;
                                    }

                                    @Override
                                    int attempts() {
                                        return 3;
                                    }
                                })
                        .breaks("FLT-1", "FLT-2"));
    }

    private static List<Mutant> ofWrites() {
        return List.of(
                Mutant.ofNetwork(
                                "resends a write whose answer was lost",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    <R> R unansweredWrite(Target target, Supplier<R> request) {
                                        try {
                                            return request.get();
                                        } catch (Network.UnansweredSignal e) {
                                            return super.unansweredWrite(target, request);
                                        }
                                    }
                                })
                        .defect(15)
                        .breaks("FLT-2", "FLT-3"),
                Mutant.ofNetwork(
                                "reports a lost answer as a failure",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    <R> R unansweredWrite(Target target, Supplier<R> request) {
                                        throw StorageException.failed(target.toString(), "no answer", null);
                                    }
                                })
                        .breaks("FLT-2", "FLT-3"),
                Mutant.ofNetwork(
                                "reports a lost answer as never sent",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    <R> R unansweredWrite(Target target, Supplier<R> request) {
                                        throw StorageException.notSent(target.toString(), "no answer", null);
                                    }
                                })
                        .breaks("FLT-2", "FLT-3"),
                Mutant.ofNetwork(
                                "reports a lost answer as a success",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    public void create(AppId app, Creation creation) {
                                        try {
                                            super.create(app, creation);
                                        } catch (WriteOutcomeUnknownException e) {
                                            // The bug.
                                            return;
                                        }
                                    }
                                })
                        .breaks("FLT-2", "FLT-3"),
                Mutant.ofNetwork(
                                "does not name the id of an unknown write",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    <R> R unansweredWrite(Target target, Supplier<R> request) {
                                        return super.unansweredWrite(
                                                Target.of(target.operation(), target.app(), "?"), request);
                                    }
                                })
                        .breaks("FLT-3"),
                Mutant.ofNetwork(
                                "an interrupted batch reports writes in flight as not sent",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    <R> R unansweredWrite(Target target, Supplier<R> request) {
                                        if (Thread.currentThread().isInterrupted()) {
                                            throw StorageException.notSent(target.toString(), "interrupted", null);
                                        }
                                        return super.unansweredWrite(target, request);
                                    }
                                })
                        .breaks("FLT-3"),
                Mutant.ofNetwork(
                                "an updateAll clears the interrupt flag",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    public List<Outcome> updateAll(AppId app, List<Update> updates) {
                                        List<Outcome> outcomes = super.updateAll(app, updates);
                                        Thread.interrupted();
                                        return outcomes;
                                    }
                                })
                        .breaks("BAT-5", "FLT-3"));
    }

    private static List<Mutant> ofReads() {
        return List.of(
                Mutant.ofNetwork(
                                "a read that fails finds nothing",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    <R> R unansweredRead(Target target, R empty) {
                                        return empty;
                                    }
                                })
                        .defect(16)
                        .breaks("FLT-4"),
                Mutant.ofNetwork(
                                "a page that fails is the last",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                        try {
                                            return super.readPage(app, limit, position);
                                        } catch (StorageException e) {
                                            return ItemPage.of(List.of(), Optional.empty());
                                        }
                                    }
                                })
                        .defect(16)
                        .breaks("FLT-4"),
                Mutant.ofNetwork(
                                "readAll returns only the part read before a failure",
                                (service, network) -> new NetworkDAO(service, network) {
                                    @Override
                                    public Map<String, Item> readAll(
                                            AppId app, Collection<String> ids, Consistency consistency) {
                                        List<String> asked =
                                                ids.stream().distinct().toList();
                                        Map<String, Item> found = new LinkedHashMap<>();
                                        for (int i = 0; i < asked.size(); i += CHUNK) {
                                            List<String> some = asked.subList(i, Math.min(i + CHUNK, asked.size()));
                                            try {
                                                found.putAll(super.readAll(app, some, consistency));
                                            } catch (StorageException e) {
                                                if (found.isEmpty()) {
                                                    throw e;
                                                }
                                            }
                                        }
                                        return found;
                                    }
                                })
                        .defect(16)
                        .breaks("FLT-4"));
    }
}
