package io.para4j.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock that stands still until a test steps it. Safe for use by many threads. */
public final class KitClock extends Clock {
    private static final Instant START = Instant.parse("2024-02-29T23:59:58.765Z");

    private final AtomicReference<Instant> now;
    private final AtomicReference<@Nullable Runnable> interruption;
    private final ZoneId zone;

    /** Creates a clock that shows a moment in February 2024. */
    public KitClock() {
        this(new AtomicReference<>(START), new AtomicReference<>(), ZoneOffset.UTC);
    }

    private KitClock(AtomicReference<Instant> now, AtomicReference<@Nullable Runnable> interruption, ZoneId zone) {
        this.now = now;
        this.interruption = interruption;
        this.zone = zone;
    }

    /**
     * Moves the clock.
     *
     * @param duration the distance; negative to go back
     * @return the new time, in milliseconds since 1970-01-01T00:00Z
     */
    public long step(Duration duration) {
        return now.updateAndGet(time -> time.plus(duration)).toEpochMilli();
    }

    /**
     * Runs an action in the middle of the next operation that reads the clock. Core reads the clock after it has begun
     * a write and before it sends it, so the action forces an interleaving without threads.
     */
    void duringNextReading(Runnable action) {
        interruption.set(Objects.requireNonNull(action, "action"));
    }

    @Override
    public Instant instant() {
        Runnable action = interruption.getAndSet(null);
        if (action != null) {
            action.run();
        }
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new KitClock(now, interruption, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KitClock that && now == that.now && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(now);
    }
}
