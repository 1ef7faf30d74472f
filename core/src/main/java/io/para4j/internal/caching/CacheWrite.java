package io.para4j.internal.caching;

import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One write of one id, from before it is sent until it has ended. It is always counted before the caller receives the
 * outcome, so that no earlier entry is a hit afterwards. The stored item is put into the cache if the store returned it
 * and no other write of the stripe ended meanwhile, because the order of two such writes is unknown. Otherwise the
 * entry is removed.
 *
 * <p>A write with an unknown outcome may still be applied later. Items that are loaded before that are cached as usual.
 */
final class CacheWrite implements AutoCloseable {
    private final CacheKey key;
    private final CacheStamps stamps;
    private final CacheAccess access;
    private final long startNanos;
    private final int stripe;
    private final long before;
    private final long fence;
    private boolean isStoredKnown;
    private boolean isAlone;
    private Optional<Item> stored = Optional.empty();

    CacheWrite(CacheKey key, CacheStamps stamps, CacheAccess access) {
        this.key = key;
        this.stamps = stamps;
        this.access = access;
        this.startNanos = access.nanos();
        this.stripe = CacheStamps.stripe(key.app(), key.id());
        this.before = stamps.count(stripe);
        this.fence = stamps.fence(key.app());
    }

    /** Records the item that is stored after the write; empty if the object was deleted. */
    void setStored(Optional<Item> item) {
        isStoredKnown = true;
        stored = item;
    }

    /** Records the item after the write if the store returned it. */
    void setStoredIfPresent(Optional<Item> item) {
        if (item.isPresent()) {
            setStored(item);
        }
    }

    @Override
    public void close() {
        count(1);
        updateCache();
    }

    /**
     * Ends the writes of one call. All are counted before the cache is called for any. Writes of the same stripe remove
     * their entries, because they may concern one id and their order is unknown.
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
        if (isStoredKnown && isAlone) {
            Stamp stamp = stamps.afterWrite(before, fence);
            access.refresh(key, stored, stamp, startNanos);
        } else {
            access.remove(key);
        }
    }
}
