package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Stamp;
import java.util.function.LongSupplier;

/**
 * Stamps of the moments at which items were read or written. They show whether an entry was overtaken: by a write or a
 * strong read of its id by this node, or because its app was dropped.
 *
 * <p>A stamp is a time on a clock that counts these changes. An entry is current if neither its id nor its app was
 * changed after its stamp. {@link ChangeTimes} and {@link AppFences} never report a change too early, so an outdated
 * entry is never current. Safe for use by many threads.
 */
final class CacheStamps {
    private final long node;
    private final AppFences fences;
    private final LongSupplier cachedEntries;
    private final ChangeTimes times = new ChangeTimes();

    /**
     * Creates the stamps of a node.
     *
     * @param cachedEntries returns the approximate number of entries of the cache, which is never called under a lock
     */
    CacheStamps(long node, AppFences fences, LongSupplier cachedEntries) {
        this.node = node;
        this.fences = fences;
        this.cachedEntries = cachedEntries;
    }

    /** Returns the hash of an id, which all bits of both hashes influence. */
    static int hash(AppId app, String id) {
        int hash = app.hashCode() * 0x9E3779B9 + id.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }

    /** Returns the current time. */
    long now() {
        return times.now();
    }

    /** Returns the stamp for an item that will be read from the store after this call. */
    Stamp current() {
        return new Stamp(node, times.now());
    }

    /**
     * Returns whether nothing has changed since the stamp was taken. The stamp of another node does not cover the
     * changes of this one, so it is current only if this node has had none.
     */
    boolean isCurrent(Stamp stamp, AppId app, int hash) {
        long changed = changed(app, hash);
        return stamp.node() == node ? changed <= stamp.count() : changed == 0;
    }

    private long changed(AppId app, int hash) {
        return Math.max(times.of(hash), fences.of(app));
    }

    /**
     * The end of a write or a strong read.
     *
     * @param stamp the stamp for its item
     * @param isAlone whether nothing else has changed between its start and its end
     */
    record End(Stamp stamp, boolean isAlone) {}

    /**
     * Records a write or a strong read that has ended.
     *
     * @param before the time when it started
     */
    End end(AppId app, int hash, long before) {
        ChangeTimes.Change change = times.record(hash);
        if (change.isCrowded()) {
            times.growFor(cachedEntries.getAsLong());
        }
        boolean isAlone = Math.max(change.previous(), fences.of(app)) <= before;
        return new End(new Stamp(node, change.time()), isAlone);
    }

    /** Invalidates all stamps of an app. */
    void dropped(AppId app) {
        fences.raise(app, times.tick());
    }
}
