package io.para4j.testkit.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A rule that applies a fault to some requests while its {@link FaultTransport} holds it, and counts the hits.
 * Thread-safe.
 */
public final class FaultRule {
    private final Request requests;
    private final Fault fault;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();

    FaultRule(Request requests, Fault fault) {
        this.requests = requests;
        this.fault = fault;
    }

    /** Counts the next request if the rule is about it, and returns whether its number is one of those to be hit. */
    boolean isNext(String operation, String table) {
        return requests.matches(operation, table) && requests.includes(seen.getAndIncrement());
    }

    Fault hit() {
        hits.incrementAndGet();
        return fault;
    }

    /**
     * Returns the number of requests that have been hit, including those in flight.
     *
     * @return the number, from 0
     */
    public int hits() {
        return hits.get();
    }

    @Override
    public String toString() {
        return requests + ": " + fault + ", hit " + hits;
    }
}
