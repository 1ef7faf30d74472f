package io.para4j.dao.memory.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.BrokenCacheContract;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** The cache contract for the mutant that a run parameter names. It is not run by itself; {@code MutantRun} runs it. */
@ExtendWith(CacheMutantContract.Choice.class)
final class CacheMutantContract extends BrokenCacheContract {
    private static final int MAX_ENTRIES = 100_000;

    /** The run parameter that interleaves three operations. */
    static final String THREE = "para.mutant.three";

    /** The run parameter that runs one schedule again. */
    static final String AGAIN = "para.mutant.schedule";

    private @Nullable CacheMutant mutant;
    private Optional<String> again = Optional.empty();
    private boolean isThree;

    /** Sets the contract's mutant and schedule from the run parameters. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            String name =
                    context.getConfigurationParameter(MutantContract.MUTANT).orElseThrow();
            CacheMutantContract chosen = (CacheMutantContract) contract;
            chosen.mutant = CacheMutants.named(name);
            chosen.again = context.getConfigurationParameter(AGAIN);
            chosen.isThree = context.getConfigurationParameter(THREE).isPresent();
        }
    }

    private CacheMutant mutant() {
        return Objects.requireNonNull(mutant, "mutant");
    }

    @Override
    protected Module cache() {
        return holding(MAX_ENTRIES);
    }

    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.of(holding(maxEntries));
    }

    private Module holding(int maxEntries) {
        return new AbstractModule() {
            @Provides
            @Singleton
            Cache cache(Clock time) {
                return mutant().cache().of(maxEntries, time);
            }
        };
    }

    @Override
    protected Optional<Consumer<Duration>> time() {
        return Optional.of(clock()::step);
    }

    /** Returns false for caches that are wrong by themselves, since they need no second operation. */
    @Override
    protected boolean interleaves() {
        return EntryMutants.all().stream().noneMatch(each -> each.name().equals(mutant().name()));
    }

    @Override
    protected boolean interleavesThree() {
        return isThree || mutant().name().equals(FencingMutants.JOINED_TOO_LATE);
    }

    @Override
    protected Optional<String> again() {
        return again;
    }

    @Override
    protected Module broken(Module para) {
        return Modules.override(para).with(new AbstractModule() {
            @Provides
            @Singleton
            DAO dao(@Raw DAO raw, Optional<Cache> cache, Optional<CacheTimes> times) {
                Duration negative = times.orElse(CacheTimes.DEFAULT).negativeTimeToLive();
                return mutant().dao().of(raw, cache.orElseThrow(), negative);
            }
        });
    }

    @Override
    protected String cacheName() {
        return mutant().name();
    }
}
