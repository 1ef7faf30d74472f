package io.para4j.spi;

/** Counts what one operation has sent and consumed so far. Safe for use by many threads. */
public final class CostCounter {
    private int requests;
    private int retries;
    private double readUnits;
    private double writeUnits;

    /** Creates a count of nothing. */
    public CostCounter() {}

    /**
     * Counts a request that is sent.
     *
     * @param isRetry whether it repeats an earlier one
     */
    public synchronized void addRequest(boolean isRetry) {
        requests++;
        retries += isRetry ? 1 : 0;
    }

    /**
     * Counts what a read consumed.
     *
     * @param units read capacity units, from 0
     */
    public synchronized void addReadUnits(double units) {
        readUnits += units;
    }

    /**
     * Counts what a write consumed.
     *
     * @param units write capacity units, from 0
     */
    public synchronized void addWriteUnits(double units) {
        writeUnits += units;
    }

    /**
     * Returns what was counted so far.
     *
     * @return the cost
     */
    public synchronized Operation.Cost cost() {
        return new Operation.Cost(requests, retries, readUnits, writeUnits);
    }
}
