package io.para4j.dao.dynamodb;

import java.time.Duration;

/** The time of this machine, in which nobody sleeps: for waits whose end nothing in the test depends on. */
final class RushedTime implements Time {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a sleep");
        }
    }
}
