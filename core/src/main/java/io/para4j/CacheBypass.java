package io.para4j;

import io.para4j.spi.AppId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids for which the cache is not used, because it failed to change or remove an entry: until every entry that may have
 * been there has outlived its time. Bounded: when there are too many ids, the cache is not used for the whole app; when there
 * are too many apps, not at all.
 */
final class CacheBypass {
    static final int MAX_IDS = 10_000;
    static final int MAX_APPS = 1_000;

    private final Map<CacheKey, Long> ids = new ConcurrentHashMap<>();
    private final Map<AppId, Long> apps = new ConcurrentHashMap<>();
    private volatile long allUntil = Long.MIN_VALUE;
    private final Duration time;
    private final Clock clock;

    CacheBypass(Duration time, Clock clock) {
        this.time = time;
        this.clock = clock;
    }

    /** Whether nothing has failed of late, which is told without a look at the clock. */
    boolean isEmpty() {
        return ids.isEmpty() && apps.isEmpty() && allUntil == Long.MIN_VALUE;
    }

    boolean covers(AppId app, String id) {
        if (isEmpty()) {
            return false;
        }
        long now = clock.millis();
        return coversApp(app, now) || isAhead(ids.get(new CacheKey(app, id)), now);
    }

    private boolean coversApp(AppId app, long now) {
        return now < allUntil || isAhead(apps.get(app), now);
    }

    private static boolean isAhead(@org.jspecify.annotations.Nullable Long until, long now) {
        return until != null && now < until;
    }

    synchronized void add(AppId app, String id) {
        long now = clock.millis();
        CacheKey key = new CacheKey(app, id);
        if (coversApp(app, now) || !hasRoom(ids, key, MAX_IDS, now)) {
            add(app);
        } else {
            ids.put(key, now + time.toMillis());
        }
    }

    synchronized void add(AppId app) {
        long now = clock.millis();
        long until = now + time.toMillis();
        if (now < allUntil || !hasRoom(apps, app, MAX_APPS, now)) {
            allUntil = until;
        } else {
            apps.put(app, until);
        }
    }

    private static <K> boolean hasRoom(Map<K, Long> map, K key, int max, long now) {
        if (map.size() >= max && !map.containsKey(key)) {
            map.values().removeIf(until -> until <= now);
        }
        return map.size() < max || map.containsKey(key);
    }
}
