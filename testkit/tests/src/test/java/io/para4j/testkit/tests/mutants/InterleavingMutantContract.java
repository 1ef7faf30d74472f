package io.para4j.testkit.tests.mutants;

import com.google.inject.Module;
import io.para4j.testkit.tests.interleavings.InterleavingContract;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** The interleavings on the mutant that the run's parameter names. No test of its own: {@code MutantRun} runs it. */
@ExtendWith(InterleavingMutantContract.Choice.class)
final class InterleavingMutantContract extends InterleavingContract {
    /** The run's parameter that has three operations interleaved. */
    static final String THREE = "para.mutant.three";

    /** The run's parameter that repeats one schedule. */
    static final String AGAIN = "para.mutant.schedule";

    private @Nullable CacheMutant mutant;
    private Optional<String> again = Optional.empty();
    private boolean isThree;

    /** Gives the contract its mutant. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            InterleavingMutantContract chosen = (InterleavingMutantContract) contract;
            chosen.mutant = CacheMutants.chosen(context);
            chosen.again = context.getConfigurationParameter(AGAIN);
            chosen.isThree = context.getConfigurationParameter(THREE).isPresent();
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
    protected boolean takesThree() {
        return isThree || mutant().name().equals(FencingMutants.JOINED_TOO_LATE);
    }

    @Override
    protected Optional<String> schedule() {
        return again;
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
