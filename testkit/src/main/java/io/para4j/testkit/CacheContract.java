package io.para4j.testkit;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.spi.Cache;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.Reported;
import io.para4j.testkit.rules.ReportedRun;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/**
 * The whole contract of a cache, to be extended by its author with the one method that makes the cache. What the cache itself
 * promises is checked on it alone (rules CCH-1 to CCH-4); what core promises with it before a store, on a store in memory
 * (CCH-5 to CCH-8), by every interleaving of two and of three operations on one id among others: reads that hit, that miss and
 * that are strong, update, patch, delete, create, a write whose answer is lost, and an entry that is evicted. Operations take turns
 * at their calls of the cache and the store. A schedule that fails is printed call by call, with the system property
 * {@code para.testkit.schedule} that has it taken again, alone.
 *
 * <p>The other methods are hooks with defaults. What a fixture has no hook for is reported as not checked, never as passed. The
 * result is written as that of {@link DAOContract} is.
 *
 * <p>The cache must be of the tests alone while they run, but need not be empty: the kit works in apps of its own, whose names
 * begin with {@code k}.
 */
public abstract class CacheContract
        implements Reported,
                CacheEntryContract,
                CacheBoundsContract,
                CachedContract,
                CachedLoadContract,
                InterleavingContract {
    private @Nullable CacheHooks hooks;

    /** Creates the contract; JUnit does. */
    protected CacheContract() {}

    /**
     * Makes the cache under test: a module that binds {@link Cache}. The clock that Para is started with is {@link #clock()}.
     * Called once a class.
     *
     * @return the module
     */
    protected abstract Module cache();

    /**
     * Returns the configuration that Para is started with.
     *
     * @return by default nothing but the defaults of the modules
     */
    protected Config config() {
        return ConfigFactory.empty();
    }

    /**
     * Returns what lets time pass for the cache under test: a step of the ticker that it was made with, say. A cache that goes
     * by the {@link java.time.Clock} that Para binds returns {@code Optional.of(clock()::step)}.
     *
     * @return by default empty, and CCH-3 is reported as not checked
     */
    protected Optional<Consumer<Duration>> time() {
        return Optional.empty();
    }

    /**
     * Makes a small cache.
     *
     * @param maxEntries how many entries of some hundred bytes it may hold
     * @return the module; by default empty, and CCH-4 is reported as not checked
     */
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.empty();
    }

    /**
     * Does, or awaits, the work that a cache has put off, so that its bound holds. By default does nothing.
     *
     * @param cache the cache, as {@link #cache()} or {@link #bounded} has bound it
     */
    protected void finishPending(Cache cache) {}

    /**
     * Says whether the interleavings of three operations are taken too. They are about half a million, and take a minute or less
     * with a cache in the process, on two cores; where a cache is slower they may be left out, which is reported as not checked.
     *
     * @return by default true
     */
    protected boolean interleavesThree() {
        return true;
    }

    /**
     * Returns the name of the cache for the report.
     *
     * @return by default the simple name of its class
     */
    protected String cacheName() {
        return underTest().getClass().getSimpleName();
    }

    /**
     * Returns the clock that Para is started with, which stands still until it is stepped.
     *
     * @return the clock
     */
    protected final KitClock clock() {
        return kit().clock();
    }

    @Override
    public final Kit kit() {
        return hooks().kit();
    }

    @Override
    public final Cache underTest() {
        return kit().cache()
                .orElseThrow(() -> new IllegalStateException("cache() must make a module that binds Cache"));
    }

    @Override
    public final void passTime(Duration duration) {
        time().orElseThrow(() -> new NotCheckedException(
                        "the fixture cannot let time pass for the cache; override time() if it can"))
                .accept(duration);
    }

    @Override
    public final Cache small(int maxEntries) {
        Module module = bounded(maxEntries)
                .orElseThrow(() -> new NotCheckedException(
                        "the fixture cannot make a small cache; override bounded(int) if it can"));
        return kit().otherCache(module);
    }

    @Override
    public final boolean takesThree() {
        return interleavesThree();
    }

    @Override
    public final void settle(Cache cache) {
        finishPending(cache);
    }

    /** Comes between the tests and core's module, so that the mutants of what core does with a cache can break it. */
    Module decorated(Module para) {
        return para;
    }

    private CacheHooks hooks() {
        if (hooks == null) {
            hooks = new CacheHooks(this);
        }
        return hooks;
    }

    @Override
    public final ReportedRun reported() {
        return new ReportedRun(
                CacheContract.class,
                Optional.ofNullable(hooks).map(started -> cacheName()),
                Optional.ofNullable(hooks).map(started -> "the cache alone, and before a map"),
                Optional.ofNullable(hooks).flatMap(CacheHooks::usedSeed),
                Optional.ofNullable(hooks).flatMap(CacheHooks::fact));
    }

    @AfterEach
    final void endTest() {
        if (hooks != null) {
            hooks.endTest();
        }
    }

    @AfterAll
    final void closeKit() {
        if (hooks != null) {
            hooks.closeKit();
        }
    }
}
