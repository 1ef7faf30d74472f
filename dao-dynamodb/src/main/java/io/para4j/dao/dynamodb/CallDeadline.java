package io.para4j.dao.dynamodb;

import io.para4j.spi.Ticker;
import java.time.Duration;

/**
 * The deadline of one call of the store, which all its requests share, those of a batch included. After it, no request is
 * sent again, and no further request begins once one has failed. So a batch whose requests are all answered is never cut
 * off. Safe for use by many threads.
 */
final class CallDeadline {
    /** The number of objects for which a call has the configured time once. */
    static final int OBJECTS = 1000;

    private final Ticker ticker;
    private final long end;
    private volatile boolean failed;
    private volatile boolean throttled;

    private CallDeadline(Ticker ticker, long end) {
        this.ticker = ticker;
        this.end = end;
    }

    /**
     * Begins a deadline.
     *
     * @param ticker the time source
     * @param configured the time for a call on at most {@value #OBJECTS} objects
     * @param objects the number of objects of the call; a larger call has the time once for each {@value #OBJECTS}
     */
    static CallDeadline begin(Ticker ticker, Duration configured, int objects) {
        long times = Math.max(1, (objects + OBJECTS - 1L) / OBJECTS);
        return new CallDeadline(
                ticker, ticker.nanos() + configured.multipliedBy(times).toNanos());
    }

    /** Returns the time that is left; negative after the deadline. */
    Duration remaining() {
        return Duration.ofNanos(end - ticker.nanos());
    }

    /** Returns whether no further request of the call may begin. */
    boolean isOver() {
        return failed && end - ticker.nanos() <= 0;
    }

    /**
     * Returns the time for the next attempt: half of what is left, so that an attempt without an answer leaves time to find
     * its outcome. Negative after the deadline.
     */
    Duration timeOfAttempt() {
        return remaining().dividedBy(2);
    }

    /** Records that a request of the call failed, and whether it was for lack of capacity. */
    void recordFailure(boolean isThrottle) {
        failed = true;
        throttled |= isThrottle;
    }

    boolean wasThrottled() {
        return throttled;
    }
}
