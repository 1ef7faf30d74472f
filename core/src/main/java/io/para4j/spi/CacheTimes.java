package io.para4j.spi;

import java.time.Duration;

/**
 * How long entries of a {@link Cache} live, where an object's class does not say. The module of a cache may bind it; if
 * it does not, {@link #DEFAULT} holds.
 *
 * @param timeToLive how long an object is kept, from the beginning of its load or write; also the longest that a node
 *     may give an object after another node has changed it
 * @param negativeTimeToLive how long it is kept that an id is not stored; zero if that is not kept at all
 */
public record CacheTimes(Duration timeToLive, Duration negativeTimeToLive) {
    /** The shortest time to live allowed: one second. */
    public static final Duration MIN = Duration.ofSeconds(1);

    /** The longest time to live allowed: 30 days. */
    public static final Duration MAX = Duration.ofDays(30);

    /** The longest time allowed to keep that an id is not stored: one hour. */
    public static final Duration MAX_NEGATIVE = Duration.ofHours(1);

    /** Five minutes; that an id is not stored is not kept. */
    public static final CacheTimes DEFAULT = new CacheTimes(Duration.ofMinutes(5), Duration.ZERO);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the time to live is not from {@link #MIN} to {@link #MAX}, or the negative
     *     one not from zero to {@link #MAX_NEGATIVE}
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
     * Reads the keys {@code time_to_live} and {@code negative_time_to_live} of a cache's own section.
     *
     * @param reader reads the section
     * @return the times
     */
    public static CacheTimes read(ConfigReader reader) {
        return new CacheTimes(
                reader.duration("time_to_live", MIN, MAX),
                reader.duration("negative_time_to_live", Duration.ZERO, MAX_NEGATIVE));
    }
}
