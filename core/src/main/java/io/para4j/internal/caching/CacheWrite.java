package io.para4j.internal.caching;

import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One write of one id, from before it is sent until it has ended. However it ends, it is counted before the caller hears of
 * it, so that no entry from before is a hit afterwards. What it left behind is put if the store said so and no other write of
 * the stripe has ended meanwhile, for nobody knows which of two was the last; otherwise the entry is removed.
 *
 * <p>A write whose outcome is unknown may still be applied after that; what is loaded before then is cached as usual.
 */
final class CacheWrite implements AutoCloseable {
    private final CacheKey key;
    private final CacheStamps stamps;
    private final CacheAccess access;
    private final long begun;
    private final int stripe;
    private final long before;
    private final long fence;
    private boolean isKnown;
    private boolean isAlone;
    private Optional<Item> stored = Optional.empty();

    CacheWrite(CacheKey key, CacheStamps stamps, CacheAccess access) {
        this.key = key;
        this.stamps = stamps;
        this.access = access;
        this.begun = access.now();
        this.stripe = CacheStamps.stripe(key.app(), key.id());
        this.before = stamps.count(stripe);
        this.fence = stamps.fence(key.app());
    }

    /** The store said that this is what it holds now, which may be nothing. */
    void left(Optional<Item> item) {
        isKnown = true;
        stored = item;
    }

    /** The same, for a store that may not have said it. */
    void leftIfPresent(Optional<Item> item) {
        if (item.isPresent()) {
            left(item);
        }
    }

    @Override
    public void close() {
        count(1);
        updateCache();
    }

    /**
     * Ends writes of one call: all are counted before the cache is called for any. Of those on one stripe it is not known
     * which was the last to be applied, should they be of one id; their entries are removed.
     */
    static void closeAll(List<CacheWrite> writes) {
        Map<Integer, Integer> byStripe = new HashMap<>();
        writes.forEach(write -> byStripe.merge(write.stripe, 1, Integer::sum));
        writes.forEach(write -> write.count(byStripe.getOrDefault(write.stripe, 1)));
        writes.forEach(CacheWrite::updateCache);
    }

    private void count(int writesOfStripe) {
        isAlone = stamps.countWrite(stripe, before) && writesOfStripe == 1;
    }

    private void updateCache() {
        if (isKnown && isAlone) {
            Stamp stamp = stamps.afterWrite(before, fence);
            access.refresh(key, stored, stamp, begun);
        } else {
            access.remove(key);
        }
    }
}
