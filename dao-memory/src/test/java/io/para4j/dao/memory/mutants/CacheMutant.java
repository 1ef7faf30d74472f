package io.para4j.dao.memory.mutants;

import io.para4j.spi.Cache;
import io.para4j.spi.DAO;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cache with one bug, or a store behind a cache with one.
 *
 * @param name the bug, as a claim
 * @param defects the numbers of the defects, seen in systems that people use, that it is an example of
 * @param cache makes the cache
 * @param dao makes the store behind it
 * @param rules the rules whose tests fail, all of them
 */
record CacheMutant(String name, List<Integer> defects, OfCache cache, OfDAO dao, Set<String> rules) {

    /** Makes a cache of so many entries. */
    interface OfCache {
        SoundCache of(int maxEntries, Clock clock);
    }

    /** Puts a cache before a store. */
    interface OfDAO {
        DAO of(DAO store, Cache cache, Duration negative);
    }

    static CacheMutant ofCache(String name, OfCache cache) {
        return new CacheMutant(name, List.of(), cache, SoundCachingDAO::new, Set.of());
    }

    static CacheMutant ofDAO(String name, OfDAO dao) {
        return new CacheMutant(name, List.of(), SoundCache::new, dao, Set.of());
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
