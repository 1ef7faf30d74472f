package io.para4j.spi;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * A time source for measuring elapsed time; unrelated to wall-clock time. {@code ParaModule} binds it. Safe for use by
 * many threads.
 *
 * <p>A reading takes about as long as a lookup of an entry in memory.
 */
@FunctionalInterface
public interface Ticker {

    /**
     * Returns the current reading.
     *
     * @return nanoseconds since an arbitrary origin; only the difference between two readings of one instance is
     *     meaningful
     */
    long nanos();

    /**
     * Returns the ticker for a clock.
     *
     * @param clock the clock
     * @return a monotonic ticker, independent of changes to the system's time, if the clock is the system's; otherwise
     *     a ticker that follows the clock
     */
    static Ticker of(Clock clock) {
        boolean isSystems = clock.getClass() == Clock.systemUTC().getClass();
        return isSystems ? System::nanoTime : () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }
}
