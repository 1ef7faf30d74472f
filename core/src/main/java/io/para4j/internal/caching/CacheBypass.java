package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids that bypass the cache because it failed to replace or remove their entries. An id bypasses the cache until
 * every entry that could still be there has expired. With more than {@value #MAX_IDS} ids, or after a failure that
 * concerned a whole app, all ids bypass the cache for that time. Safe for use by many threads. While nothing has failed
 * recently, {@link #covers} costs one volatile read.
 */
final class CacheBypass {
    static final int MAX_IDS = 10_000;

    private final Map<CacheKey, Long> deadlines = new ConcurrentHashMap<>();
    private final Ticker ticker;

    /** The end of the time in which all ids bypass the cache. Valid only if {@link #isAll}. */
    private volatile long allUntil;

    private volatile boolean isAll;

    /** The end of the last bypass. Valid only if not {@link #isEmpty}. */
    private volatile long lastUntil;

    private volatile boolean isEmpty = true;

    CacheBypass(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Returns the number of ids that have a bypass of their own. */
    int ids() {
        return deadlines.size();
    }

    /** Returns whether no bypass is active, as of the last call of {@link #covers}. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** Returns whether an id bypasses the cache now. */
    boolean covers(AppId app, String id) {
        if (isEmpty) {
            return false;
        }
        long now = ticker.nanos();
        if (now - lastUntil >= 0) {
            clearIfOver(now);
            return false;
        }
        Long deadline = deadlines.get(new CacheKey(app, id));
        return coversAll(now) || (deadline != null && now - deadline < 0);
    }

    private boolean coversAll(long now) {
        return isAll && now - allUntil < 0;
    }

    /**
     * Starts or extends the bypass of an id; does nothing if the duration is zero. Without room for another id, all ids
     * are forgotten, and everything bypasses the cache until the last of them has expired. So under steady failures the
     * ids are searched for expired ones only now and then, not at each call.
     */
    synchronized void add(CacheKey key, Duration duration) {
        if (duration.isZero()) {
            return;
        }
        long now = ticker.nanos();
        if (hasRoom(key, now)) {
            deadlines.merge(key, extend(now, duration), CacheBypass::later);
        } else {
            addAll(duration);
            allUntil = lastUntil;
            deadlines.clear();
        }
    }

    /** Starts or extends the bypass of all ids. */
    synchronized void addAll(Duration duration) {
        long until = extend(ticker.nanos(), duration);
        allUntil = isAll ? later(allUntil, until) : until;
        isAll = true;
    }

    /** Returns the end of a bypass that starts now, and moves the end of the last bypass there if it is later. */
    private long extend(long now, Duration duration) {
        long until = now + duration.toNanos();
        lastUntil = isEmpty ? until : later(lastUntil, until);
        isEmpty = false;
        return until;
    }

    private static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    /** Returns whether an id can be added, after removing expired ids if the bound is reached. */
    private boolean hasRoom(CacheKey key, long now) {
        if (deadlines.size() >= MAX_IDS && !deadlines.containsKey(key)) {
            deadlines.values().removeIf(until -> now - until >= 0);
        }
        return deadlines.size() < MAX_IDS || deadlines.containsKey(key);
    }

    private synchronized void clearIfOver(long now) {
        if (now - lastUntil >= 0) {
            deadlines.clear();
            isAll = false;
            isEmpty = true;
        }
    }
}
