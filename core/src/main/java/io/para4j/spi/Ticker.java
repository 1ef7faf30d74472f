package io.para4j.spi;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The time that passes on this node, which tells how long ago something was, not when. Bound by {@code ParaModule};
 * safe for use by many threads.
 *
 * <p>A look at it takes longer than to find an entry in memory, so what one call has to tell by the time, it tells by
 * one look.
 */
@FunctionalInterface
public interface Ticker {

    /**
     * Looks at the time.
     *
     * @return nanoseconds since some moment; only the difference of two readings of one instance means anything
     */
    long nanos();

    /**
     * Returns the time that goes with a clock.
     *
     * @param clock the clock
     * @return time that never goes back, however the system's clock is set, if the clock is the system's; otherwise
     *     time that goes as the clock does
     */
    static Ticker of(Clock clock) {
        boolean isSystems = clock.getClass() == Clock.systemUTC().getClass();
        return isSystems ? System::nanoTime : () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }
}
