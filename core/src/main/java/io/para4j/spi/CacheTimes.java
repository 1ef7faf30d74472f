package io.para4j.spi;

import java.time.Duration;

/**
 * The times to live of the entries of a {@link Cache}, for classes without {@code @Cached}. A cache's module may bind
 * them; otherwise {@link #DEFAULT} applies.
 *
 * @param timeToLive the time for which an object is cached, from the beginning of its load or write; also the longest
 *     time for which a node may return an object after another node has changed it
 * @param negativeTimeToLive the time for which the absence of an object is cached; zero if it is not cached
 */
public record CacheTimes(Duration timeToLive, Duration negativeTimeToLive) {
    /** The shortest time to live allowed: one second. */
    public static final Duration MIN = Duration.ofSeconds(1);

    /** The longest time to live allowed: 30 days. */
    public static final Duration MAX = Duration.ofDays(30);

    /** The longest time allowed for the absence of an object: one hour. */
    public static final Duration MAX_NEGATIVE = Duration.ofHours(1);

    /** Five minutes for objects; absence is not cached. */
    public static final CacheTimes DEFAULT = new CacheTimes(Duration.ofMinutes(5), Duration.ZERO);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the time to live is not between {@link #MIN} and {@link #MAX}, or the
     *     negative one is not between zero and {@link #MAX_NEGATIVE}
     */
    public CacheTimes {
        check("timeToLive", timeToLive, MIN, MAX);
        check("negativeTimeToLive", negativeTimeToLive, Duration.ZERO, MAX_NEGATIVE);
    }

    private static void check(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " = " + value + ", expected " + min + " to " + max);
        }
    }

    /**
     * Reads the keys {@code time_to_live} and {@code negative_time_to_live} of a cache's section of the configuration.
     *
     * @param reader the reader of the section
     * @return the times
     */
    public static CacheTimes read(ConfigReader reader) {
        return new CacheTimes(
                reader.duration("time_to_live", MIN, MAX),
                reader.duration("negative_time_to_live", Duration.ZERO, MAX_NEGATIVE));
    }
}
