package io.para4j.testkit.tests.mutants;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.para4j.ForPara;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cache with one bug, or a store behind a cache with one.
 *
 * @param name the bug, stated as a claim
 * @param defects the numbers of the known defects, seen in real systems, that it represents
 * @param cache creates the cache
 * @param dao creates the store behind it
 * @param rules all rules whose tests fail
 */
record CacheMutant(String name, List<Integer> defects, OfCache cache, OfDAO dao, Set<String> rules) {
    /** More entries than the tests put, unless they ask for a small cache. */
    static final int MANY_ENTRIES = 100_000;

    /** Creates a cache with a bound on its entries. */
    interface OfCache {
        SoundCache of(int maxEntries, Clock clock);
    }

    /** Creates a DAO that puts a cache before a store. */
    interface OfDAO {
        DAO of(DAO store, Cache cache, Duration negative);
    }

    static CacheMutant ofCache(String name, OfCache cache) {
        return new CacheMutant(name, List.of(), cache, SoundCachingDAO::new, Set.of());
    }

    static CacheMutant ofDAO(String name, OfDAO dao) {
        return new CacheMutant(name, List.of(), SoundCache::new, dao, Set.of());
    }

    /** Returns a module that binds the cache. */
    Module cacheModule(int maxEntries) {
        return new AbstractModule() {
            @Provides
            @Singleton
            Cache cache(@ForPara Clock clock) {
                return cache.of(maxEntries, clock);
            }
        };
    }

    /** Returns core's module with the store behind the cache in place of core's caching. */
    Module brokenCore(Module para) {
        return Modules.override(para).with(new AbstractModule() {
            @Provides
            @Singleton
            DAO dao(@Raw DAO raw, Optional<Cache> cache, Optional<CacheTimes> times) {
                Duration negative = times.orElse(CacheTimes.DEFAULT).negativeTimeToLive();
                return dao.of(raw, cache.orElseThrow(), negative);
            }
        });
    }

    CacheMutant defect(Integer... numbers) {
        return new CacheMutant(name, List.of(numbers), cache, dao, rules);
    }

    CacheMutant breaks(String... ids) {
        return new CacheMutant(name, defects, cache, dao, new TreeSet<>(Arrays.asList(ids)));
    }

    @Override
    public String toString() {
        return name;
    }
}
