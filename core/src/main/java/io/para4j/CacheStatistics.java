package io.para4j;

import io.para4j.internal.caching.CacheCounters;
import io.para4j.internal.caching.CachingDAO;
import io.para4j.spi.Cache;
import java.util.Optional;

/**
 * What the cache of this node has done since Para was started. Counted while it works, so that numbers that belong together
 * may differ by what is under way.
 *
 * @param hits objects that were read from the cache, known absences included
 * @param misses objects that were not in the cache, or no longer good, when an eventually consistent read asked for them
 * @param loads objects that were read from the store because of a miss; fewer than the misses where many waited for one load
 * @param loadFailures objects whose load failed
 * @param puts entries that the cache was given
 * @param invalidations entries that the cache was told to remove, those of a removed app counted as one
 * @param cacheFailures calls of the cache that threw
 * @param readUnitsSaved what the hits would have cost on DynamoDB as eventually consistent reads, in read units, by the formulas of
 *     {@link io.para4j.spi.Capacity}: an estimate, whatever the store. A load costs twice such a read, for it is strong, and what
 *     loads cost is not taken off
 * @param occupancy how full the cache is; empty if it does not report that
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
     * Returns the part of the reads that were hits.
     *
     * @return hits by hits and misses, from 0 to 1; 0 if nothing was read
     */
    public double hitRate() {
        long reads = hits + misses;
        return reads == 0 ? 0 : (double) hits / reads;
    }
}
