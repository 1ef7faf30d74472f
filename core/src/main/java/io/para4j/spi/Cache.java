package io.para4j.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The interface that a cache implements: entries by app and id, each with a time to live. The entries may be in the
 * process or on another machine. A cache loads nothing and locks nothing, and may return copies of the entries that it
 * was given.
 *
 * <p>A cache is not responsible for freshness. Each entry carries a {@link Stamp}, which core checks when the entry is
 * read. A put that arrives late therefore does no harm, and entries may be lost at any time. The rules CCH-1 to CCH-4
 * of the contract state what each method promises; {@code CacheContract} in the testkit checks them.
 *
 * <p>Implementations are safe for use by many threads. Arguments are never null and never changed; results are never
 * null. Any method may throw. A get that throws is a miss. After a remove that throws, core bypasses the cache for that
 * id until every entry that could still be there has expired. It does the same after a put that throws, if the put was
 * to replace an entry that a write or a strong read found to be old. No error of a cache reaches the caller of a read
 * or a write, so a cache should use short timeouts. A method that is interrupted leaves the thread's interrupt flag
 * set.
 *
 * <p>A cache's module binds it as {@code Cache}, optionally binds {@link CacheTimes}, and registers resources that must
 * be closed with the {@link Closer}.
 */
public interface Cache {

    /**
     * Returns the entry that was last put under an app and an id.
     *
     * @param app the app; the same name in own and in shared storage is two apps
     * @param id the id
     * @return the entry, equal to the one that was put (rule CCH-1); empty if there is none or it has expired
     */
    Optional<CacheEntry> get(AppId app, String id);

    /**
     * Returns the entries of many ids, each as by {@link #get}. The default calls {@link #get} for one id after the
     * other.
     *
     * @param app the app
     * @param ids the ids, none twice
     * @return the entries found, by id and in any order; ids without an entry are left out
     */
    default Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        Map<String, CacheEntry> found = new HashMap<>();
        for (String id : ids) {
            get(app, id).ifPresent(entry -> found.put(id, entry));
        }
        return found;
    }

    /**
     * Stores an entry and replaces the previous one.
     *
     * @param app the app
     * @param id the id
     * @param entry the entry
     * @param timeToLive the time from now for which the entry may be returned, at least one millisecond; reads do not
     *     prolong it (rule CCH-3)
     */
    void put(AppId app, String id, CacheEntry entry, Duration timeToLive);

    /**
     * Removes the entry under an app and an id. Does nothing if there is no entry.
     *
     * @param app the app
     * @param id the id
     */
    void remove(AppId app, String id);

    /**
     * Removes all entries of an app that were put before, and no others (rule CCH-2).
     *
     * @param app the app
     */
    void removeAll(AppId app);

    /**
     * Returns the occupancy of the cache, for the statistics. The default returns nothing.
     *
     * @return the occupancy that this instance knows; empty if it would have to ask another process
     */
    default Optional<Occupancy> occupancy() {
        return Optional.empty();
    }

    /**
     * The fill level of a cache.
     *
     * @param entries the approximate number of entries
     * @param evictions the number of entries evicted for lack of room since the cache was created
     */
    record Occupancy(long entries, long evictions) {}
}
