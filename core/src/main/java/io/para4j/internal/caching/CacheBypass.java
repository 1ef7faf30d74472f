package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids that bypass the cache because it failed to replace or remove their entries. An id bypasses the cache until every
 * entry that could still be there has outlived its time. With more than {@value #MAX_IDS} ids, or after a failure that
 * concerned a whole app, everything bypasses the cache for that long. Safe for use by many threads; while nothing has failed
 * recently, {@link #covers} costs one volatile read.
 */
final class CacheBypass {
    static final int MAX_IDS = 10_000;

    private final Map<CacheKey, Long> deadlines = new ConcurrentHashMap<>();
    private final Ticker ticker;

    /** The end of the time in which everything bypasses the cache. Read only if {@link #isAll}. */
    private volatile long allUntil;

    private volatile boolean isAll;
    private volatile long last;
    private volatile boolean isEmpty = true;

    CacheBypass(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Returns whether every failure is over. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** Returns whether an id bypasses the cache now. */
    boolean covers(AppId app, String id) {
        if (isEmpty) {
            return false;
        }
        long now = ticker.nanos();
        if (now - last >= 0) {
            clear(now);
            return false;
        }
        Long deadline = deadlines.get(new CacheKey(app, id));
        return coversAll(now) || (deadline != null && now - deadline < 0);
    }

    private boolean coversAll(long now) {
        return isAll && now - allUntil < 0;
    }

    /** Bypasses the cache for an id for some time; does nothing if that is zero. */
    synchronized void add(CacheKey key, Duration duration) {
        if (duration.isZero()) {
            return;
        }
        long now = ticker.nanos();
        if (!hasRoom(key, now)) {
            addAll(duration);
        } else {
            deadlines.merge(key, extend(now, duration), CacheBypass::later);
        }
    }

    /** Bypasses the cache for everything for some time. */
    synchronized void addAll(Duration duration) {
        long until = extend(ticker.nanos(), duration);
        allUntil = isAll ? later(allUntil, until) : until;
        isAll = true;
    }

    /** Returns the end of a time that begins now, and extends the last of all to it. */
    private long extend(long now, Duration duration) {
        long until = now + duration.toNanos();
        last = isEmpty ? until : later(last, until);
        isEmpty = false;
        return until;
    }

    private static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    private boolean hasRoom(CacheKey key, long now) {
        if (deadlines.size() >= MAX_IDS && !deadlines.containsKey(key)) {
            deadlines.values().removeIf(until -> now - until >= 0);
        }
        return deadlines.size() < MAX_IDS || deadlines.containsKey(key);
    }

    private synchronized void clear(long now) {
        if (now - last >= 0) {
            deadlines.clear();
            isAll = false;
            isEmpty = true;
        }
    }
}
