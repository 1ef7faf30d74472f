package io.para4j.testkit;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A cache whose calls fail at random. A failed call has had no effect, has had its effect as if only the answer were
 * lost, or takes effect some calls later, in any order. Bind one over your own cache to run {@link DAOContract} as rule
 * CCH-8 requires. Safe for use by many threads if the other cache is.
 */
public final class FlakyCache implements Cache {
    private final Cache cache;
    private final Random random;
    private final double rate;
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    /**
     * Creates a cache.
     *
     * @param cache the cache that does the work
     * @param seed the seed of the random numbers; the same calls in the same order fail in the same way
     * @param rate the fraction of calls that fail, from 0 to 1
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public FlakyCache(Cache cache, long seed, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate " + rate + "; expected 0 to 1");
        }
        this.cache = Objects.requireNonNull(cache, "cache");
        this.random = new Random(seed);
        this.rate = rate;
    }

    /** Returns the cache behind this class, without its failures. */
    static Cache sound(Cache cache) {
        return cache instanceof FlakyCache flaky ? flaky.cache : cache;
    }

    private <T> T flaky(Supplier<T> call) {
        deliver();
        if (random.nextDouble() >= rate) {
            return call.get();
        }
        Runnable effect = () -> {
            T unused = call.get();
        };
        String when = "before the call";
        switch (random.nextInt(3)) {
            case 0 -> {
                effect.run();
                when = "after the call";
            }
            case 1 -> {
                late.add(effect);
                when = "and the call takes effect later";
            }
            default -> {}
        }
        throw new IllegalStateException("the cache fails at random, " + when);
    }

    /** Makes a late call at random; late calls are made more often than they are added. */
    private void deliver() {
        if (random.nextDouble() < rate) {
            Runnable call = late.poll();
            if (call != null) {
                call.run();
            }
        }
    }

    private void flakily(Runnable call) {
        flaky(() -> {
            call.run();
            return true;
        });
    }

    @Override
    public Optional<CacheEntry> get(AppId app, String id) {
        return flaky(() -> cache.get(app, id));
    }

    @Override
    public Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        return flaky(() -> cache.getAll(app, ids));
    }

    @Override
    public void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
        flakily(() -> cache.put(app, id, entry, timeToLive));
    }

    @Override
    public void remove(AppId app, String id) {
        flakily(() -> cache.remove(app, id));
    }

    @Override
    public void removeAll(AppId app) {
        flakily(() -> cache.removeAll(app));
    }

    @Override
    public Optional<Occupancy> occupancy() {
        return flaky(cache::occupancy);
    }
}
