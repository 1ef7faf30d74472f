package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A number for each app that rises whenever the app's storage is dropped, and never falls. It separates entries from
 * before the drop from those after the app was created again. Bounded: after too many different apps were dropped, the
 * numbers of all apps rise at once, which costs each entry one miss. Safe for use by many threads.
 */
final class AppFences {
    private final Map<AppId, Long> raised = new ConcurrentHashMap<>();
    private final int maxApps;
    private volatile long floor;

    /** The highest number; zero until an app is dropped, so that most lookups need no access to the map. */
    private volatile long highest;

    AppFences(int maxApps) {
        this.maxApps = maxApps;
    }

    /** Returns an app's number. It is zero if the app was never dropped and the bound was not reached. */
    long of(AppId app) {
        if (highest == 0) {
            return 0;
        }
        Long own = raised.get(app);
        return own == null ? floor : own;
    }

    /** Raises an app's number. The floor rises before the map is cleared, so that readers never see a lower number. */
    synchronized void raise(AppId app) {
        long number = highest + 1;
        highest = number;
        if (raised.size() < maxApps || raised.containsKey(app)) {
            raised.put(app, number);
        } else {
            floor = number;
            raised.clear();
        }
    }
}
