package io.para4j.spi;

/**
 * A counter of the requests that one operation has sent and the units that it has consumed so far. Safe for use by many
 * threads.
 */
public final class CostCounter {
    private int requests;
    private int retries;
    private double readUnits;
    private double writeUnits;

    /** Creates a counter at zero. */
    public CostCounter() {}

    /**
     * Counts a request.
     *
     * @param isRetry whether the request repeats an earlier one
     */
    public synchronized void addRequest(boolean isRetry) {
        requests++;
        retries += isRetry ? 1 : 0;
    }

    /**
     * Counts the units of a read.
     *
     * @param units read capacity units, from 0
     */
    public synchronized void addReadUnits(double units) {
        readUnits += units;
    }

    /**
     * Counts the units of a write.
     *
     * @param units write capacity units, from 0
     */
    public synchronized void addWriteUnits(double units) {
        writeUnits += units;
    }

    /**
     * Returns the counts so far.
     *
     * @return the cost
     */
    public synchronized Operation.Cost cost() {
        return new Operation.Cost(requests, retries, readUnits, writeUnits);
    }
}
