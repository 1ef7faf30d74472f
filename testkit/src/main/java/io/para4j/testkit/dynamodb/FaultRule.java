package io.para4j.testkit.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;

/** A fault for some requests, as long as its {@link FaultTransport} has it. Counts what it hits. Safe for use by many threads. */
public final class FaultRule {
    private final Request requests;
    private final Fault fault;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();

    FaultRule(Request requests, Fault fault) {
        this.requests = requests;
        this.fault = fault;
    }

    /** Counts the next request if the rule is about it, and says whether its number is one of those to be hit. */
    boolean isNext(String operation, String table) {
        return requests.matches(operation, table) && requests.includes(seen.getAndIncrement());
    }

    Fault hit() {
        hits.incrementAndGet();
        return fault;
    }

    /**
     * Returns how many requests have been hit, those under way included.
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
