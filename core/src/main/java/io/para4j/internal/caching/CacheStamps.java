package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Stamp;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the writes of this node, to detect whether a write has ended since an entry was read from the store. The ids
 * share {@value #STRIPES} counts. A write therefore also invalidates the entries of a few other ids, but never leaves
 * an outdated entry valid.
 *
 * <p>The count of a stamp is the sum of the count of the id's stripe and the app's fence. Both only rise, so two sums
 * are equal only if neither has changed in between. The sum is zero until this node writes the stripe or the app is
 * dropped. Safe for use by many threads.
 */
final class CacheStamps {
    static final int STRIPES = 1 << 16;

    private final long node;
    private final AppFences fences;
    private final AtomicLongArray counts = new AtomicLongArray(STRIPES);

    CacheStamps(long node, AppFences fences) {
        this.node = node;
        this.fences = fences;
    }

    /** Returns the stripe of an id, from 0 to {@link #STRIPES} - 1. */
    static int stripe(AppId app, String id) {
        int hash = app.hashCode() * 31 + id.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }

    /** Returns the stamp for an item that will be read from the store after this call. */
    Stamp current(AppId app, int stripe) {
        return new Stamp(node, counts.get(stripe) + fences.of(app));
    }

    /**
     * Returns whether no write of this node has ended since the stamp was taken. The stamp of another node does not
     * cover the writes of this one, so it is current only if this node has had none.
     */
    boolean isCurrent(Stamp stamp, AppId app, int stripe) {
        long currentCount = counts.get(stripe) + fences.of(app);
        return stamp.node() == node ? stamp.count() == currentCount : currentCount == 0;
    }

    /** Returns the number of writes of a stripe that have ended. */
    long count(int stripe) {
        return counts.get(stripe);
    }

    /** Returns the number that rises whenever an app is dropped. */
    long fence(AppId app) {
        return fences.of(app);
    }

    /**
     * Counts a write that has ended.
     *
     * @param before the count of the stripe when the write started
     * @return whether no other write of the stripe has ended since
     */
    boolean countWrite(int stripe, long before) {
        if (counts.compareAndSet(stripe, before, before + 1)) {
            return true;
        }
        counts.incrementAndGet(stripe);
        return false;
    }

    /** Returns the stamp for the item that a write stored, if no other write of the stripe ended meanwhile. */
    Stamp afterWrite(long before, long fence) {
        return new Stamp(node, before + 1 + fence);
    }

    /** Invalidates all stamps of an app. */
    void dropped(AppId app) {
        fences.raise(app);
    }
}
