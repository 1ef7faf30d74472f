package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time at which each app's storage was last dropped, by the clock of {@link ChangeTimes}. It separates entries from
 * before the drop from those after the app was created again. Bounded: after too many different apps were dropped, the
 * times of all apps rise at once, which costs each entry one miss. Safe for use by many threads.
 */
final class AppFences {
    private final Map<AppId, Long> raised = new ConcurrentHashMap<>();
    private final int maxApps;
    private volatile long floor;

    /** The latest time; zero until an app is dropped, so that most lookups need no access to the map. */
    private volatile long latest;

    AppFences(int maxApps) {
        this.maxApps = maxApps;
    }

    /** Returns the time of an app's last drop, or a later time; zero if no app was dropped. */
    long of(AppId app) {
        if (latest == 0) {
            return 0;
        }
        Long own = raised.get(app);
        return own == null ? floor : own;
    }

    /** Records a drop. The floor rises before the map is cleared, so that readers never see an earlier time. */
    synchronized void raise(AppId app, long time) {
        latest = Math.max(latest, time);
        if (raised.size() < maxApps || raised.containsKey(app)) {
            raised.merge(app, time, Math::max);
        } else {
            floor = latest;
            raised.clear();
        }
    }
}
