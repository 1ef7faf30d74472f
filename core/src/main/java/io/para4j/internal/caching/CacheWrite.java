package io.para4j.internal.caching;

import io.para4j.spi.Item;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One write or one strong read of one id, from before it is sent until it has ended. A write is always recorded before
 * the caller receives the outcome, so that no earlier entry is a hit afterwards; so is a strong read that succeeds. The
 * stored item is put into the cache if the store returned it and no other write or strong read of the id ended
 * meanwhile, because the order of two such operations is unknown. Otherwise the entry is removed.
 *
 * <p>A write with an unknown outcome may still be applied later. Items that are loaded before that are cached as usual.
 */
final class CacheWrite implements AutoCloseable {
    private final CacheKey key;
    private final CacheStamps stamps;
    private final CacheAccess access;
    private final long startNanos;
    private final int hash;
    private final long before;
    private boolean isStoredKnown;
    private CacheStamps.@Nullable End end;
    private Optional<Item> stored = Optional.empty();

    CacheWrite(CacheKey key, CacheStamps stamps, CacheAccess access) {
        this.key = key;
        this.stamps = stamps;
        this.access = access;
        this.startNanos = access.nanos();
        this.hash = CacheStamps.hash(key.app(), key.id());
        this.before = stamps.now();
    }

    /** Records the item that is stored now; empty if there is none. */
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
        closeAll(List.of(this));
    }

    /** Ends the writes or strong reads of one call. All are recorded before the cache is called for any. */
    static void closeAll(Collection<CacheWrite> writes) {
        writes.forEach(write -> write.end = write.stamps.end(write.key.app(), write.hash, write.before));
        writes.forEach(CacheWrite::updateCache);
    }

    /** Replaces the entry, unless another write or strong read has ended since this one began. */
    private void updateCache() {
        if (isStoredKnown && end != null && end.isAlone() && stamps.isCurrent(end.stamp(), key.app(), hash)) {
            access.refresh(key, stored, end.stamp(), startNanos);
        } else {
            access.remove(key);
        }
    }
}
