package io.para4j.testkit.tests.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import io.para4j.Transactions;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import io.para4j.testkit.TinyTransactionalDAO;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The contract for the transaction mutant that the run parameter names, behind a cache. It is not run by itself;
 * {@code MutantRun} runs its tests of transactions.
 */
@ExtendWith(TransactionMutantContract.Choice.class)
final class TransactionMutantContract extends DAOContract {
    private final StoredItems data = new StoredItems();
    private final Network network = new Network();
    private @Nullable TransactionMutant mutant;

    /** Sets the contract's mutant from the run parameter. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            String name =
                    context.getConfigurationParameter(MutantContract.MUTANT).orElseThrow();
            ((TransactionMutantContract) contract).mutant = TransactionMutants.named(name);
        }
    }

    private TransactionMutant mutant() {
        return Objects.requireNonNull(mutant, "mutant");
    }

    @Override
    protected Module store() {
        TinyTransactionalDAO dao = mutant().dao().apply(data);
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(AppStorage.class).toInstance(dao);
                bind(Key.get(DAO.class, Raw.class)).toInstance(new NetworkDAO(dao, network));
                install(TinyTransactionalDAO.capability(mutant().network().apply(dao, network)));
                install(new CaffeineCacheModule());
            }
        };
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.of(network);
    }

    @Override
    protected Transactions decorated(Transactions transactions) {
        return mutant().core().apply(transactions);
    }

    @Override
    protected Module decorated(Module para) {
        return mutant().para().apply(para);
    }

    @Override
    protected String storeName() {
        return mutant().name();
    }
}
