package io.para4j.testkit.tests.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.para4j.ObjectKey;
import io.para4j.ReadWriteTransaction;
import io.para4j.Snapshot;
import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.error.TransactionException;
import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.Raw;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import io.para4j.testkit.TinyTransactionalDAO;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores whose transactions have one bug each. */
final class TransactionMutants {
    static final TransactionMutant SOUND = TransactionMutant.ofCore("no bug", core -> core);

    private TransactionMutants() {}

    static TransactionMutant named(String name) {
        return name.equals(SOUND.name())
                ? SOUND
                : all().stream()
                        .filter(mutant -> mutant.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    static List<TransactionMutant> all() {
        List<TransactionMutant> all = new ArrayList<>(ofStores());
        all.addAll(ofAnswers());
        all.addAll(ofCore());
        return all;
    }

    private static List<TransactionMutant> ofStores() {
        return List.of(
                TransactionMutant.ofDAO(
                                "the other parts of a refused transaction are applied",
                                data -> new TinyTransactionalDAO(data.apps()) {
                                    @Override
                                    public synchronized List<Outcome> write(TransactionRequest request) {
                                        List<ItemKey> keys = request.parts().stream()
                                                .map(TransactionPart::key)
                                                .toList();
                                        TransactionRequest.Result result = request.resultOn(readTogether(keys));
                                        for (int i = 0; i < keys.size(); i++) {
                                            if (result.outcomes().get(i) instanceof Outcome.Done) {
                                                apply(
                                                        keys.get(i),
                                                        result.items().get(i));
                                            }
                                        }
                                        return result.outcomes();
                                    }
                                })
                        .breaks("TRX-1")
                        .mayBreak("TRX-2", "TRX-3", "TRX-6", "TRX-7", "TRX-9", "TRX-10"),
                TransactionMutant.ofDAO(
                                "only the first refusal is named", data -> new TinyTransactionalDAO(data.apps()) {
                                    @Override
                                    public synchronized List<Outcome> write(TransactionRequest request) {
                                        List<Outcome> outcomes = new ArrayList<>();
                                        boolean isRefused = false;
                                        for (Outcome outcome : super.write(request)) {
                                            outcomes.add(isRefused ? Outcome.DONE : outcome);
                                            isRefused |= outcome instanceof Outcome.Refused;
                                        }
                                        return outcomes;
                                    }
                                })
                        .breaks("TRX-2"),
                TransactionMutant.ofDAO("checks are forgotten", data -> new TinyTransactionalDAO(data.apps()) {
                            @Override
                            public synchronized List<Outcome> write(TransactionRequest request) {
                                List<TransactionPart> writes = request.parts().stream()
                                        .filter(part -> !(part.write() instanceof ItemCheck))
                                        .toList();
                                List<Outcome> outcomes = new ArrayList<>(
                                        writes.isEmpty()
                                                ? List.of()
                                                : super.write(new TransactionRequest(request.id(), writes)));
                                for (int i = 0; i < request.parts().size(); i++) {
                                    if (request.parts().get(i).write() instanceof ItemCheck) {
                                        outcomes.add(i, Outcome.DONE);
                                    }
                                }
                                return outcomes;
                            }
                        })
                        .breaks("TRX-2", "TRX-7", "TRX-10")
                        .mayBreak("TRX-9"),
                TransactionMutant.ofDAO("deletions are forgotten", data -> new TinyTransactionalDAO(data.apps()) {
                            @Override
                            public synchronized List<Outcome> write(TransactionRequest request) {
                                Map<ItemKey, Item> kept = new HashMap<>();
                                for (TransactionPart part : request.parts()) {
                                    if (part.write() instanceof Deletion) {
                                        find(part.app(), part.write().id())
                                                .ifPresent(item -> kept.put(part.key(), item));
                                    }
                                }
                                List<Outcome> outcomes = super.write(request);
                                kept.forEach((key, item) -> put(key.app(), item));
                                return outcomes;
                            }
                        })
                        .breaks("TRX-1", "TRX-4"),
                TransactionMutant.ofDAO("a transaction is for one app", data -> new TinyTransactionalDAO(data.apps()) {
                            @Override
                            protected void apply(ItemKey key, Optional<Item> item) {
                                if (first == null || first.equals(key.app())) {
                                    super.apply(key, item);
                                }
                            }

                            private @Nullable AppId first;

                            @Override
                            public synchronized List<Outcome> write(TransactionRequest request) {
                                first = request.parts().get(0).app();
                                return super.write(request);
                            }
                        })
                        .breaks("TRX-1", "TRX-3", "TRX-7"),
                TransactionMutant.ofDAO("a consistent read is cached", data -> new TinyTransactionalDAO(data.apps()) {
                            private final Map<ItemKey, Optional<Item>> seen = new HashMap<>();

                            @Override
                            public synchronized List<Optional<Item>> readTogether(List<ItemKey> keys) {
                                List<Optional<Item>> items = new ArrayList<>(super.readTogether(keys));
                                if (keys.size() > 2) {
                                    items.set(0, seen.computeIfAbsent(keys.get(0), key -> items.get(0)));
                                }
                                return items;
                            }
                        })
                        .breaks("TRX-3", "TRX-6"));
    }

    private static List<TransactionMutant> ofAnswers() {
        return List.of(
                TransactionMutant.ofNetwork(
                                "a repeated transaction meets itself",
                                (service, network) -> new NetworkTransactions(service, network) {
                                    @Override
                                    synchronized List<Outcome> answer(TransactionRequest request) {
                                        return service().write(request);
                                    }
                                })
                        .breaks("TRX-4"),
                TransactionMutant.ofNetwork(
                                "a transaction without an answer is reported applied",
                                (service, network) -> new NetworkTransactions(service, network) {
                                    @Override
                                    List<Outcome> unanswered(TransactionRequest request) {
                                        return request.parts().stream()
                                                .map(part -> Outcome.DONE)
                                                .toList();
                                    }
                                })
                        .breaks("TRX-4"));
    }

    private static List<TransactionMutant> ofCore() {
        return List.of(
                TransactionMutant.ofCore("a refused transaction is run again", core -> new OtherTransactions(core) {
                            @Override
                            public <T> T modify(Function<? super ReadWriteTransaction, T> work) {
                                try {
                                    return super.modify(work);
                                } catch (TransactionException e) {
                                    return super.modify(work);
                                }
                            }
                        })
                        .breaks("TRX-5"),
                TransactionMutant.ofCore(
                                "a transaction that is too large is split", core -> new OtherTransactions(core) {
                                    @Override
                                    public void write(Consumer<? super Transaction> writes) {
                                        try {
                                            super.write(writes);
                                        } catch (IllegalArgumentException e) {
                                            SplitTransaction.write(core, writes);
                                        }
                                    }
                                })
                        .breaks("TRX-8"),
                TransactionMutant.ofPara(
                                "a transaction leaves the cache as it was",
                                para -> Modules.override(para).with(new AbstractModule() {
                                    @Provides
                                    @Singleton
                                    Optional<TransactionalDAO> uncached(@Raw Optional<TransactionalDAO> raw) {
                                        return raw;
                                    }
                                }))
                        .breaks("TRX-10")
                        .mayBreak("TRX-1", "TRX-2", "TRX-3", "TRX-4"));
    }

    /** Core's transactions, of which a mutant changes one method. */
    private static class OtherTransactions implements Transactions {
        private final Transactions core;

        OtherTransactions(Transactions core) {
            this.core = core;
        }

        @Override
        public void write(Consumer<? super Transaction> writes) {
            core.write(writes);
        }

        @Override
        public <T> T modify(Function<? super ReadWriteTransaction, T> work) {
            return core.modify(work);
        }

        @Override
        public Snapshot read(Collection<? extends ObjectKey<?>> keys) {
            return core.read(keys);
        }
    }
}
