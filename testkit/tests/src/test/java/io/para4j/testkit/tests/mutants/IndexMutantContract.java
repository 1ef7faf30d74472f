package io.para4j.testkit.tests.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import io.para4j.Store;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.TinyIndexedDAO;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The contract for the index mutant that the run parameter names. It is not run by itself; {@code MutantRun} runs its
 * tests of indexes.
 */
@ExtendWith(IndexMutantContract.Choice.class)
final class IndexMutantContract extends DAOContract {
    private final StoredItems data = new StoredItems();
    private @Nullable IndexMutant mutant;

    /** Sets the contract's mutant from the run parameter. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            String name =
                    context.getConfigurationParameter(MutantContract.MUTANT).orElseThrow();
            ((IndexMutantContract) contract).mutant = IndexMutants.named(name);
        }
    }

    private IndexMutant mutant() {
        return Objects.requireNonNull(mutant, "mutant");
    }

    @Override
    protected Module store() {
        TinyIndexedDAO dao = mutant().dao().apply(data);
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(AppStorage.class).toInstance(dao);
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                install(TinyIndexedDAO.capability(dao));
            }
        };
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Store decorated(Store store) {
        return mutant().store().apply(store);
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
