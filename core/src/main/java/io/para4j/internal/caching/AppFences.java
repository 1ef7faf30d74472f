package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A number for each app that only ever rises, and does so when the app's storage is dropped: what was known of an app before
 * cannot be taken for what holds after it was made again. Bounded: when too many apps have been dropped, the numbers of all
 * rise at once, which costs each one miss an entry.
 */
final class AppFences {
    private final Map<AppId, Long> raised = new ConcurrentHashMap<>();
    private final int maxApps;
    private volatile long floor;

    /** The last number given; zero as long as no app was dropped, which is most often, and told without a look at the map. */
    private volatile long last;

    AppFences(int maxApps) {
        this.maxApps = maxApps;
    }

    /** Returns an app's number: zero for an app that was never dropped, as long as the bound was not reached. */
    long of(AppId app) {
        if (last == 0) {
            return 0;
        }
        Long own = raised.get(app);
        return own == null ? floor : own;
    }

    /** The floor rises before the map is emptied, so that no reader between the two sees a lower number than before. */
    synchronized void raise(AppId app) {
        long number = last + 1;
        last = number;
        if (raised.size() < maxApps || raised.containsKey(app)) {
            raised.put(app, number);
        } else {
            floor = number;
            raised.clear();
        }
    }
}
