package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Stamp;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the writes of this node, so that it can be told of an entry whether a write has ended since it was made. Ids share
 * {@value #STRIPES} counts: a write makes entries of a few other ids misses as well, and never leaves one that it should not.
 *
 * <p>The count of a stamp is the sum of the id's count and its app's fence. Both only ever rise, so two sums are equal exactly
 * if neither has moved in between. The sum is zero as long as this node has not written the id and the app was not dropped.
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

    static int stripe(AppId app, String id) {
        int hash = app.hashCode() * 31 + id.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }

    /** Returns the stamp of what is read from the store from now on. */
    Stamp now(AppId app, int stripe) {
        return new Stamp(node, counts.get(stripe) + fences.of(app));
    }

    /**
     * Whether no write of this node has ended since the entry with a stamp was made. Another node's stamp tells nothing about
     * our writes, so its entry counts only where there were none.
     */
    boolean isCurrent(Stamp stamp, AppId app, int stripe) {
        long now = counts.get(stripe) + fences.of(app);
        return stamp.node() == node ? stamp.count() == now : now == 0;
    }

    long count(int stripe) {
        return counts.get(stripe);
    }

    long fence(AppId app) {
        return fences.of(app);
    }

    /**
     * Counts a write that has ended, and returns whether it was alone: no other write of the stripe has ended since the count
     * was {@code before}.
     */
    boolean countWrite(int stripe, long before) {
        if (counts.compareAndSet(stripe, before, before + 1)) {
            return true;
        }
        counts.incrementAndGet(stripe);
        return false;
    }

    /** Returns the stamp of what a write left behind that was alone. */
    Stamp afterWrite(long before, long fence) {
        return new Stamp(node, before + 1 + fence);
    }

    void dropped(AppId app) {
        fences.raise(app);
    }
}
