package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The passing of time, which tests replace. */
interface Time {
    /** The time of this machine. */
    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    /** Returns nanoseconds since some fixed moment. */
    long nanos();

    /**
     * Sleeps.
     *
     * @throws InterruptedException if the thread is interrupted before or meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;
}
