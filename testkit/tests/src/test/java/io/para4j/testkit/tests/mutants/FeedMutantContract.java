package io.para4j.testkit.tests.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import io.para4j.feed.Changes;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.FeedControl;
import io.para4j.testkit.TinyFeedDAO;
import io.para4j.testkit.TinyTransactionalDAO;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The contract for the feed mutant that the run parameter names. It is not run by itself; {@code MutantRun} runs its tests
 * of changes.
 */
@ExtendWith(FeedMutantContract.Choice.class)
final class FeedMutantContract extends DAOContract {
    private final RecordedItems data = new RecordedItems();
    private @Nullable FeedMutant mutant;
    private @Nullable RollingFeedDAO store;

    /** Sets the contract's mutant from the run parameter. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            String name =
                    context.getConfigurationParameter(MutantContract.MUTANT).orElseThrow();
            ((FeedMutantContract) contract).mutant = FeedMutants.named(name);
        }
    }

    private FeedMutant mutant() {
        return Objects.requireNonNull(mutant, "mutant");
    }

    private RollingFeedDAO dao() {
        return Objects.requireNonNull(store, "store");
    }

    @Override
    protected Module store() {
        RollingFeedDAO dao = mutant().dao().apply(data);
        store = dao;
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(AppStorage.class).toInstance(dao);
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                install(TinyTransactionalDAO.capability(dao));
                install(TinyFeedDAO.feedCapability(dao));
            }
        };
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Optional<FeedControl> feed() {
        return Optional.of(new FeedControl() {
            @Override
            public void rollover() {
                dao().rollover();
            }

            @Override
            public void expire() {
                dao().expire();
            }

            /** Returns a short time, since a change that a mutant has lost never arrives. */
            @Override
            public Duration patience() {
                return mutant().equals(FeedMutants.SOUND) ? PATIENCE : Duration.ofMillis(500);
            }
        });
    }

    @Override
    protected Changes decorated(Changes changes) {
        return mutant().core().apply(changes);
    }

    @Override
    protected String storeName() {
        return mutant().name();
    }
}
