package io.para4j.testkit;

import com.google.inject.Module;
import io.para4j.spi.Cache;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole contract of a cache. The cache's author extends it with the one method that creates the cache. The cache's
 * own rules (CCH-1 to CCH-4) are checked on the cache alone. Core's rules for a cache in front of a store (CCH-5 to
 * CCH-8) are checked on a {@link TinyDAO}. They cover stampedes, failed writes, writes during loads and during other
 * writes, and a cache that fails at random.
 *
 * <p>The other methods are hooks with defaults. A rule that needs a missing hook is reported as not checked, never as
 * passed, and JUnit shows its tests as skipped. The results are written in the same way as those of
 * {@link DAOContract}.
 *
 * <p>While the tests run, nothing else may use the cache. It need not be empty, because the kit creates its own apps.
 * Their names begin with {@code k}.
 */
public abstract class CacheContract extends CacheFixture
        implements CacheEntryContract, CacheBoundsContract, CachedContract, CachedLoadContract {
    /** Creates the contract. Called by JUnit. */
    protected CacheContract() {
        super(CacheContract.class, "the cache alone, and in front of a map");
    }

    /**
     * Returns the hook that advances the time of the cache under test. The default suits a cache that reads the
     * {@link java.time.Clock} or the {@link io.para4j.spi.Ticker} that Para binds.
     *
     * @return by default a step of {@link #clock()}; empty if time cannot be stepped, which reports CCH-3 as not
     *     checked
     */
    @Override
    protected Optional<Consumer<Duration>> time() {
        return Optional.of(clock()::step);
    }

    /**
     * Creates a small cache.
     *
     * @param maxEntries the maximum number of entries, of a few hundred bytes each
     * @return the module; by default empty, which reports CCH-4 as not checked
     */
    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.empty();
    }

    /**
     * Performs or awaits the work that a cache has deferred, so that the cache is within its bound. Does nothing by
     * default.
     *
     * @param cache the cache that {@link #cache()} or {@link #bounded} has bound
     */
    @Override
    protected void finishPending(Cache cache) {}
}
