package io.para4j.testkit.tests.mutants;

import com.google.inject.Module;
import io.para4j.testkit.CacheContract;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** The contract of caches on the mutant that the run's parameter names. No test of its own: {@code MutantRun} runs it. */
@ExtendWith(CacheMutantContract.Choice.class)
final class CacheMutantContract extends CacheContract {
    private @Nullable CacheMutant mutant;

    /** Gives the contract its mutant. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            ((CacheMutantContract) contract).mutant = CacheMutants.chosen(context);
        }
    }

    private CacheMutant mutant() {
        return Objects.requireNonNull(mutant, "mutant");
    }

    @Override
    protected Module cache() {
        return mutant().cacheModule(CacheMutant.MANY_ENTRIES);
    }

    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.of(mutant().cacheModule(maxEntries));
    }

    @Override
    protected Module decorated(Module para) {
        return mutant().brokenCore(para);
    }

    @Override
    protected String cacheName() {
        return mutant().name();
    }
}
