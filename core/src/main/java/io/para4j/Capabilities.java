package io.para4j;

import io.para4j.error.ConfigException;
import io.para4j.error.Target;
import io.para4j.feed.Changes;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.DAO;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.TransactionalDAO;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks that the store can do what the application declares or asks for. */
final class Capabilities {
    private Capabilities() {}

    /**
     * Checks that the store keeps indexes, if any are declared (rule IDX-11).
     *
     * @throws ConfigException if it does not; it names each class and index, and the store
     */
    static void checkIndexes(DAO store, Optional<IndexedDAO> indexed, DeclaredIndexes indexes, ObjectCodec codec) {
        if (indexed.isPresent() || indexes.all().isEmpty()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        for (IndexDefinition index : indexes.all()) {
            String owner = codec.plan(index.type())
                    .map(plan -> plan.objectClass().getName() + " declares")
                    .orElse("ParaModule declares for type " + Target.quote(index.type()));
            problems.add(owner + " index " + Target.quote(index.name()) + ", but the store "
                    + store.getClass().getName() + " keeps no indexes: its module binds no IndexedDAO."
                    + " AWSDynamoDAOModule and MemoryDAOModule bind one");
        }
        throw new ConfigException(problems);
    }

    /**
     * Returns a supplier of the store's transactions, which throws if it offers none.
     *
     * @throws ConfigException if the store offers none; it names the store
     */
    static Supplier<Transactions> transactions(
            DAO store, Optional<TransactionalDAO> transactional, StoreServices services) {
        if (transactional.isPresent()) {
            Transactions transactions = new StoreTransactions(transactional.get(), services);
            return () -> transactions;
        }
        return () -> {
            throw new ConfigException(List.of("the application needs Transactions, but the store "
                    + store.getClass().getName() + " offers none: its module binds no TransactionalDAO."
                    + " AWSDynamoDAOModule and MemoryDAOModule bind one"));
        };
    }

    /**
     * Returns a supplier of the store's changes, which throws if it reports none.
     *
     * @param changes makes the changes of a source
     * @throws ConfigException if the store reports none; it names the store
     */
    static Supplier<Changes> changes(
            DAO store, Optional<ChangeSource> source, Function<ChangeSource, Changes> changes) {
        if (source.isPresent()) {
            Changes made = changes.apply(source.get());
            return () -> made;
        }
        return () -> {
            throw new ConfigException(List.of("the application needs Changes, but the store "
                    + store.getClass().getName() + " reports none: its module binds no ChangeSource."
                    + " AWSDynamoDAOModule and MemoryDAOModule bind one"));
        };
    }
}
