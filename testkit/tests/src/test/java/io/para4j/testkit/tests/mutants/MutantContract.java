package io.para4j.testkit.tests.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import io.para4j.Store;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import io.para4j.testkit.TinyDAO;
import io.para4j.testkit.tests.mutants.PacedDAO.Pace;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The contract for the mutant that the run parameter {@value #MUTANT} names. It is not run by itself; {@code MutantRun}
 * runs it.
 */
@ExtendWith(MutantContract.Choice.class)
final class MutantContract extends DAOContract {
    static final String MUTANT = "para.mutant";

    private final StoredItems data = new StoredItems();
    private final Network network = new Network();
    private @Nullable Mutant mutant;

    /** Sets the contract's mutant from the run parameter. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            String name = context.getConfigurationParameter(MUTANT).orElseThrow();
            ((MutantContract) contract).mutant = Mutants.named(name);
        }
    }

    private Mutant mutant() {
        return Objects.requireNonNull(mutant, "mutant");
    }

    @Override
    protected Module store() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(AppStorage.class).to(TinyDAO.class);
            }

            @Provides
            @Singleton
            TinyDAO dao(Closer closer) {
                TinyDAO dao = mutant().dao().apply(data);
                if (dao instanceof AutoCloseable resource) {
                    closer.register(resource);
                }
                return dao;
            }

            @Provides
            @Singleton
            @Raw
            DAO remote(TinyDAO dao) {
                DAO paced = mutant().pace() == Pace.ANY ? dao : new PacedDAO(dao, mutant().pace());
                return mutant().network().apply(paced, network);
            }
        };
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.of(network);
    }

    @Override
    protected Store decorated(Store store) {
        return mutant().store().apply(store, kit().rawDAO());
    }

    @Override
    protected String storeName() {
        return mutant().name();
    }
}
