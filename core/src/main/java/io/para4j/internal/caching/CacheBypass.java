package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.NodeTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The ids for which the cache is not used, because it failed to change or remove an entry: until every entry that may have
 * been there has outlived its time. Bounded: when there are too many ids, the cache is not used for the whole app; when there
 * are too many apps, not at all. What is over leaves, so that nothing is slower for a failure of long ago.
 */
final class CacheBypass {
    static final int MAX_IDS = 10_000;
    static final int MAX_APPS = 1_000;

    private final Map<CacheKey, Long> ids = new ConcurrentHashMap<>();
    private final Map<AppId, Long> apps = new ConcurrentHashMap<>();
    private final NodeTime time;
    private volatile @Nullable Long all;
    private volatile long last;
    private volatile boolean isEmpty = true;

    CacheBypass(NodeTime time) {
        this.time = time;
    }

    /** Whether nothing has failed of late. */
    boolean isEmpty() {
        return isEmpty;
    }

    /**
     * Whether the cache is not used for an id.
     *
     * @param now the time
     */
    boolean covers(AppId app, String id, long now) {
        if (isEmpty) {
            return false;
        }
        if (now - last >= 0) {
            clear(now);
            return false;
        }
        return coversApp(app, now) || isAhead(ids.get(new CacheKey(app, id)), now);
    }

    private boolean coversApp(AppId app, long now) {
        return isAhead(all, now) || isAhead(apps.get(app), now);
    }

    private static boolean isAhead(@Nullable Long until, long now) {
        return until != null && now - until < 0;
    }

    /** Goes past the cache for an id for so long; not at all if that is zero. */
    synchronized void add(CacheKey key, Duration duration) {
        long now = time.nanos();
        if (coversApp(key.app(), now) || !hasRoom(ids, key, MAX_IDS, now)) {
            add(key.app(), duration);
        } else if (!duration.isZero()) {
            ids.merge(key, end(now, duration), CacheBypass::later);
        }
    }

    /** Goes past the cache for an app for so long. */
    synchronized void add(AppId app, Duration duration) {
        long now = time.nanos();
        long until = end(now, duration);
        Long before = all;
        if (isAhead(before, now) || !hasRoom(apps, app, MAX_APPS, now)) {
            all = before == null ? until : later(before, until);
        } else {
            apps.merge(app, until, CacheBypass::later);
        }
    }

    /** Returns when a time that begins now is over, and keeps in mind which is the last of all. */
    private long end(long now, Duration duration) {
        long until = now + duration.toNanos();
        last = isEmpty ? until : later(last, until);
        isEmpty = false;
        return until;
    }

    private static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    private static <K> boolean hasRoom(Map<K, Long> map, K key, int max, long now) {
        if (map.size() >= max && !map.containsKey(key)) {
            map.values().removeIf(until -> !isAhead(until, now));
        }
        return map.size() < max || map.containsKey(key);
    }

    private synchronized void clear(long now) {
        if (now - last >= 0) {
            ids.clear();
            apps.clear();
            all = null;
            isEmpty = true;
        }
    }
}
