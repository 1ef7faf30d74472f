package io.para4j.internal.caching;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import io.para4j.error.Target;
import io.para4j.model.App;
import io.para4j.model.Cached;
import io.para4j.model.ParaObject;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Item;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The time to live of the cached objects of each type. Zero means never cached, which applies to the records of apps.
 */
public final class CachedTypes {
    private final Map<String, Duration> times;
    private final CacheTimes defaults;

    private CachedTypes(Map<String, Duration> times, CacheTimes defaults) {
        this.times = times;
        this.defaults = defaults;
    }

    /**
     * Returns the times of classes, which may be annotated with them.
     *
     * @param defaults the times of other objects
     */
    public static CachedTypes of(Collection<Class<? extends ParaObject>> classes, CacheTimes defaults) {
        Map<String, Duration> times = new HashMap<>();
        classes.forEach(each -> timeOf(each).ifPresent(time -> times.put(ParaObject.typeOf(each), time)));
        times.put(App.TYPE, Duration.ZERO);
        return new CachedTypes(times, defaults);
    }

    /**
     * Returns the time to live that a class declares by {@link Cached}; empty if it declares none.
     *
     * @throws IllegalArgumentException if the declared time is invalid
     */
    public static Optional<Duration> timeOf(Class<?> objectClass) {
        Cached cached = objectClass.getAnnotation(Cached.class);
        if (cached == null) {
            return Optional.empty();
        }
        if (cached.value().equals(Cached.NEVER)) {
            return Optional.of(Duration.ZERO);
        }
        Duration time = parse(cached.value());
        if (time.compareTo(CacheTimes.MIN) < 0 || time.compareTo(CacheTimes.MAX) > 0) {
            throw new IllegalArgumentException(objectClass.getName() + " has @Cached(" + Target.quote(cached.value())
                    + "), expected 1s to 30d, such as 30s, 10m, 2h or 1d, or \"never\"");
        }
        return Optional.of(time);
    }

    /**
     * Parses a duration with a unit, as the configuration does. Returns zero, which is out of bounds, for any other
     * text. The configuration reads a number without a unit as milliseconds, which would mislead in an annotation.
     */
    private static Duration parse(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(text.length() - 1))) {
            return Duration.ZERO;
        }
        try {
            return ConfigValueFactory.fromAnyRef(text).atKey("time").getDuration("time");
        } catch (ConfigException e) {
            return Duration.ZERO;
        }
    }

    /** Returns the time to live of an item, or of an absence. */
    Duration timeToLive(Optional<Item> item) {
        return item.isPresent() ? timeToLive(item.get().type()) : defaults.negativeTimeToLive();
    }

    private Duration timeToLive(String type) {
        return times.getOrDefault(type, defaults.timeToLive());
    }

    /** Returns whether objects of a type are cached. */
    boolean isCached(String type) {
        return !timeToLive(type).isZero();
    }

    /**
     * Returns the time after which every earlier entry of an id has expired, given the item that is stored under the id
     * now.
     */
    Duration longest(Optional<Item> item) {
        return item.isPresent() ? longer(timeToLive(item), defaults.negativeTimeToLive()) : longest();
    }

    /** Returns the time after which every earlier entry has expired. */
    Duration longest() {
        Duration longest = defaults.timeToLive();
        for (Duration time : times.values()) {
            longest = longer(longest, time);
        }
        return longer(longest, defaults.negativeTimeToLive());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
