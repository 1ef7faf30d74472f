package io.para4j.dao.dynamodb;

import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time that passes only by sleeping. Sleeps are recorded and return at once. */
final class FakeTime implements Ticker, Sleeper {
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private final Sleeper instant = new InstantSleeper();
    private final AtomicLong now = new AtomicLong();

    WaitingTime waitingTime() {
        return new WaitingTime(this, this);
    }

    @Override
    public long nanos() {
        return now.get();
    }

    /** Returns the time that has passed. */
    Duration elapsed() {
        return Duration.ofNanos(nanos());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        instant.sleep(duration);
        sleeps.add(duration);
        now.addAndGet(duration.toNanos());
    }
}
