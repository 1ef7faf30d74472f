package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import java.time.Duration;

/** A wait for a table to change its state, with a pause before each look at it. Not safe for use by many threads. */
final class TableWait {
    /** The time within which a table must become active or disappear. The service takes seconds, rarely minutes. */
    static final Duration DEADLINE = Duration.ofMinutes(5);

    static final Duration POLL = Duration.ofMillis(250);

    private final Target target;
    private final WaitingTime time;
    private long start;

    TableWait(Target target, WaitingTime time) {
        this.target = target;
        this.time = time;
        this.start = time.ticker().nanos();
    }

    /** Begins the deadline again, if the service is at work on something that may take hours. */
    void restartIf(boolean isAtWork) {
        if (isAtWork) {
            start = time.ticker().nanos();
        }
    }

    /**
     * Pauses.
     *
     * @param state the state of the table, for the message
     * @throws StorageException if the deadline has passed, or the thread is interrupted
     */
    void pause(String state) {
        if (time.ticker().nanos() - start > DEADLINE.toNanos()) {
            throw StorageException.failed(
                    target.toString(), state + " after " + DEADLINE.toMinutes() + " minutes", null);
        }
        try {
            time.sleeper().sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.failed(target.toString(), "the thread was interrupted while " + state, e);
        }
    }
}
