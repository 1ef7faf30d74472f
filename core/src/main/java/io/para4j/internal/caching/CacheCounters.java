package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one node's cache since its start. They are read one by one, so related values may differ by calls in
 * progress.
 */
public final class CacheCounters {
    private static final double UNITS_OF_STEP = Capacity.ofRead(0, Consistency.EVENTUAL);

    private final LongAdder hits = new LongAdder();
    private final LongAdder furtherSteps = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder loadFailures = new LongAdder();
    final LongAdder puts = new LongAdder();
    final LongAdder invalidations = new LongAdder();
    final LongAdder cacheFailures = new LongAdder();

    /** Counts a hit. Every hit saves at least one step, so only further steps are summed. */
    void hit(AppId app, Optional<Item> item) {
        hits.increment();
        if (item.isPresent()) {
            long steps = Capacity.readSteps(app, item.get());
            if (steps > 1) {
                furtherSteps.add(steps - 1);
            }
        }
    }

    /** Returns the number of hits. */
    public long hits() {
        return hits.sum();
    }

    /** Returns the number of misses. */
    public long misses() {
        return misses.sum();
    }

    /** Returns the number of objects loaded from the store after a miss. */
    public long loads() {
        return loads.sum();
    }

    /** Returns the number of objects whose load failed. */
    public long loadFailures() {
        return loadFailures.sum();
    }

    /** Returns the number of entries passed to the cache. */
    public long puts() {
        return puts.sum();
    }

    /** Returns the number of removals requested from the cache. */
    public long invalidations() {
        return invalidations.sum();
    }

    /** Returns the number of calls in which the cache threw. */
    public long cacheFailures() {
        return cacheFailures.sum();
    }

    /** Returns the read units that the hits would have cost as eventually consistent reads. */
    public double readUnitsSaved() {
        return (hits.sum() + furtherSteps.sum()) * UNITS_OF_STEP;
    }
}
