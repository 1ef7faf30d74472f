package io.para4j.dao.dynamodb;

import io.para4j.spi.Ticker;
import java.time.Clock;

/**
 * The time source and the sleeper of everything that waits for the service: retries, batches, tables and purges.
 *
 * <p>The ticker is the system's, not the injected one, because that follows the application's clock. A test may stop
 * that clock while the requests, and the sleeps between them, still take real time. With a stopped clock no deadline
 * would ever pass, and a throttled request would be retried forever. The durations that the store reports are measured
 * with the injected ticker.
 *
 * @param ticker measures how long an operation has waited
 * @param sleeper waits between two attempts
 */
record WaitingTime(Ticker ticker, Sleeper sleeper) {

    /** Returns the real time of this machine, with a sleeper. */
    static WaitingTime real(Sleeper sleeper) {
        return new WaitingTime(Ticker.of(Clock.systemUTC()), sleeper);
    }
}
