package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time that passes only by sleeping, at once. */
final class FakeTime implements Time {
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a sleep");
        }
        sleeps.add(duration);
        now.addAndGet(duration.toNanos());
    }
}
