package io.para4j.testkit;

import com.google.inject.Module;
import io.para4j.spi.Cache;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole contract of a cache, to be extended by its author with the one method that makes the cache. The promises of the
 * cache itself are checked on it alone (rules CCH-1 to CCH-4). The promises of core with the cache before a store are checked
 * on a {@link TinyDAO} (CCH-5 to CCH-8): stampedes, failed writes, writes within loads and within each other, and a cache that
 * fails at random.
 *
 * <p>The other methods are hooks with defaults. What a fixture has no hook for is reported as not checked, never as passed. The
 * result is written as that of {@link DAOContract} is.
 *
 * <p>The cache must be of the tests alone while they run, but need not be empty: the kit works in apps of its own, whose names
 * begin with {@code k}.
 */
public abstract class CacheContract extends CacheFixture
        implements CacheEntryContract, CacheBoundsContract, CachedContract, CachedLoadContract {
    /** Creates the contract; JUnit does. */
    protected CacheContract() {
        super(CacheContract.class, "the cache alone, and before a map");
    }

    /**
     * Returns the hook that lets time pass for the cache under test.
     *
     * @return by default a step of {@link #clock()}, for a cache that reads the {@link java.time.Clock} or the {@link
     *     io.para4j.spi.Ticker} that Para binds; empty if time cannot be stepped, and CCH-3 is reported as not checked
     */
    @Override
    protected Optional<Consumer<Duration>> time() {
        return Optional.of(clock()::step);
    }

    /**
     * Makes a small cache.
     *
     * @param maxEntries how many entries of some hundred bytes it may hold
     * @return the module; by default empty, and CCH-4 is reported as not checked
     */
    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.empty();
    }

    /**
     * Does, or awaits, the work that a cache has put off, so that its bound holds. By default does nothing.
     *
     * @param cache the cache, as {@link #cache()} or {@link #bounded} has bound it
     */
    @Override
    protected void finishPending(Cache cache) {}
}
