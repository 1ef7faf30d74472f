package io.para4j.testkit.tests.interleavings;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A cache whose calls are the borders between turns, and fail as the test specifies. */
final class SteppedCache implements Cache {
    private final Cache cache;
    private final Turns turns;
    private final Failing failing;

    SteppedCache(Cache cache, Turns turns, Failing failing) {
        this.cache = cache;
        this.turns = turns;
        this.failing = failing;
    }

    /** The calls that fail when an operation makes them. */
    enum Failing {
        /** None. */
        NONE,
        /** Every get. */
        GETS,
        /** Every put, without effect. */
        PUTS,
        /** Every put, after it has taken effect. */
        LATE_PUTS,
        /** Every remove, without effect. */
        REMOVES,
        /** Every put and every remove, without effect. */
        CHANGES;

        @Override
        public String toString() {
            return this == NONE
                    ? "sound"
                    : "failing-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private <T> T step(Touch touch, String call, Supplier<T> action) {
        return turns.call(touch, () -> {
            try {
                T result = action.get();
                turns.record(() -> "cache." + call + Interleaving.shown(result));
                return result;
            } catch (IllegalStateException e) {
                turns.record(() -> "cache." + call + " fails");
                throw e;
            }
        });
    }

    private void change(String call, Runnable action) {
        step(Touch.CACHE_CHANGE, call, () -> {
            action.run();
            return true;
        });
    }

    private void failIf(boolean fails) {
        if (fails && turns.isActor()) {
            throw new IllegalStateException("made to fail");
        }
    }

    @Override
    public Optional<CacheEntry> get(AppId app, String id) {
        return step(Touch.CACHE_READ, "get", () -> {
            failIf(failing == Failing.GETS);
            return cache.get(app, id);
        });
    }

    @Override
    public Map<String, CacheEntry> getAll(AppId app, Collection<String> ids) {
        return cache.getAll(app, ids);
    }

    @Override
    public void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
        change("put " + Interleaving.text(entry), () -> {
            failIf(failing == Failing.PUTS || failing == Failing.CHANGES);
            cache.put(app, id, entry, timeToLive);
            failIf(failing == Failing.LATE_PUTS);
        });
    }

    @Override
    public void remove(AppId app, String id) {
        change("remove", () -> {
            failIf(failing == Failing.REMOVES || failing == Failing.CHANGES);
            cache.remove(app, id);
        });
    }

    @Override
    public void removeAll(AppId app) {
        cache.removeAll(app);
    }
}
