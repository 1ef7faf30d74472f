package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Puts threads to sleep between attempts. Tests replace it. Safe for use by many threads. */
@FunctionalInterface
interface Sleeper {
    /** Sleeps in real time. */
    Sleeper SYSTEM = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    /**
     * Sleeps.
     *
     * @param duration the time to sleep
     * @throws InterruptedException if the thread is interrupted before or during the sleep
     */
    void sleep(Duration duration) throws InterruptedException;
}
