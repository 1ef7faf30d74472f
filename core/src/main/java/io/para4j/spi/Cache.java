package io.para4j.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a cache implements: entries by app and id, each with a time to live. In the process or beyond a network: a cache
 * loads nothing, locks nothing, and need not keep the instances that it is given.
 *
 * <p>A cache is never asked to be right about time: whether an entry is still good is told by its {@link Stamp}, which
 * core checks when the entry is read. So a put that arrives late does no harm, and entries may be lost at any time.
 * What each method promises is written in the contract's rules CCH-1 to CCH-4.
 *
 * <p>Implementations are safe for use by many threads. Arguments are never null and never changed; results are never
 * null. Any method may throw: a get that throws is a miss; after a remove that throws, or a put in place of what a
 * write or a strong read found to be old, core goes past the cache for that id until every entry that could still be
 * there has outlived its time. No error of a cache reaches the caller of a read or a write, so it should come soon, by
 * a short timeout. A method that is interrupted leaves the thread's interrupt flag set.
 *
 * <p>A module binds its cache as {@code Cache}, maybe {@link CacheTimes}, and registers with the {@link Closer} what
 * must be closed.
 */
public interface Cache {

    /**
     * Returns what was put last under an app and an id.
     *
     * @param app the app; the same name, shared and not, is two apps
     * @param id the id
     * @return the entry, equal to the one that was put (rule CCH-1); empty if there is none, or it has outlived its
     *     time
     */
    Optional<CacheEntry> get(AppId app, String id);

    /**
     * Returns the entries of many ids, each as by {@link #get}.
     *
     * @param app the app
     * @param ids the ids, none twice
     * @return the entries found, by id, in any order; no others
     */
    default Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        Map<String, CacheEntry> found = new HashMap<>();
        for (String id : ids) {
            get(app, id).ifPresent(entry -> found.put(id, entry));
        }
        return found;
    }

    /**
     * Puts an entry in place of what is there.
     *
     * @param app the app
     * @param id the id
     * @param entry the entry
     * @param timeToLive how long the entry may be returned, counted from now; reading it does not prolong it (rule
     *     CCH-3). From one millisecond
     */
    void put(AppId app, String id, CacheEntry entry, Duration timeToLive);

    /**
     * Removes what is there under an app and an id. Removing nothing is no error.
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
     * Returns how full the cache is, for the statistics.
     *
     * @return what this instance knows; empty if that is not known without asking beyond the process
     */
    default Optional<Occupancy> occupancy() {
        return Optional.empty();
    }

    /**
     * How full a cache is, and what did not fit.
     *
     * @param entries how many entries it holds, about
     * @param evictions how many entries had to go for lack of room since the cache was made
     */
    record Occupancy(long entries, long evictions) {}
}
