package io.para4j;

import io.para4j.internal.caching.CacheCounters;
import io.para4j.internal.caching.CachingDAO;
import io.para4j.spi.Cache;
import java.util.Optional;

/**
 * Statistics of this node's cache since Para was started. The counters are read one by one, so related values may
 * differ by the calls in progress.
 *
 * @param hits the number of objects read from the cache, known absences included
 * @param misses the number of objects that eventually consistent reads did not find in the cache, or found outdated
 * @param loads the number of objects read from the store after a miss; smaller than {@code misses} if several reads
 *     waited for the same load
 * @param loadFailures the number of objects whose load failed
 * @param puts the number of entries passed to the cache
 * @param invalidations the number of removals requested from the cache; the removal of an app counts as one
 * @param cacheFailures the number of calls in which the cache threw an exception
 * @param readUnitsSaved the read units that the hits would have cost on DynamoDB as eventually consistent reads, by the
 *     formulas of {@link io.para4j.spi.Capacity}. This is an estimate for every store. The cost of loads is not
 *     subtracted. A load costs twice as much as an eventually consistent read, because it is strong.
 * @param occupancy the occupancy of the cache; empty if the cache does not report it
 */
public record CacheStatistics(
        long hits,
        long misses,
        long loads,
        long loadFailures,
        long puts,
        long invalidations,
        long cacheFailures,
        double readUnitsSaved,
        Optional<Cache.Occupancy> occupancy) {

    static CacheStatistics of(CachingDAO cached) {
        CacheCounters counters = cached.counters();
        return new CacheStatistics(
                counters.hits(),
                counters.misses(),
                counters.loads(),
                counters.loadFailures(),
                counters.puts(),
                counters.invalidations(),
                counters.cacheFailures(),
                counters.readUnitsSaved(),
                cached.occupancy());
    }

    /**
     * Returns the share of hits among all cache reads.
     *
     * @return hits divided by the sum of hits and misses, from 0 to 1; 0 if nothing was read
     */
    public double hitRate() {
        long reads = hits + misses;
        return reads == 0 ? 0 : (double) hits / reads;
    }
}
