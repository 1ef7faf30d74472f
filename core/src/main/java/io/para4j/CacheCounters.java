package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.Capacity;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link CacheStatistics} shows. */
final class CacheCounters {
    private static final double UNITS_OF_STEP = Capacity.ofRead(0, Consistency.EVENTUAL);

    private final LongAdder hits = new LongAdder();
    private final LongAdder furtherSteps = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder loadFailures = new LongAdder();
    final LongAdder puts = new LongAdder();
    final LongAdder invalidations = new LongAdder();
    final LongAdder cacheFailures = new LongAdder();

    /** Counts a hit. What each hit saves at least is known from their number, so only more than that is added up. */
    void hit(AppId app, Optional<Item> item) {
        hits.increment();
        if (item.isPresent()) {
            long steps = Capacity.readSteps(app, item.get());
            if (steps > 1) {
                furtherSteps.add(steps - 1);
            }
        }
    }

    CacheStatistics statistics(Optional<Cache.Usage> usage) {
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                loads.sum(),
                loadFailures.sum(),
                puts.sum(),
                invalidations.sum(),
                cacheFailures.sum(),
                (hits.sum() + furtherSteps.sum()) * UNITS_OF_STEP,
                usage);
    }
}
