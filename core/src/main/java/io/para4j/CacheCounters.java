package io.para4j;

import io.para4j.spi.Cache;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link CacheStatistics} shows. */
final class CacheCounters {
    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder loadFailures = new LongAdder();
    final LongAdder puts = new LongAdder();
    final LongAdder invalidations = new LongAdder();
    final LongAdder cacheFailures = new LongAdder();

    CacheStatistics statistics(Optional<Cache.Usage> usage) {
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                loads.sum(),
                loadFailures.sum(),
                puts.sum(),
                invalidations.sum(),
                cacheFailures.sum(),
                usage);
    }
}
