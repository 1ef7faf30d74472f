package io.para4j.dao.dynamodb;

import io.para4j.spi.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** What one operation has sent and consumed so far. Safe for use by many threads. */
final class Usage {
    private int requests;
    private int retries;
    private double readUnits;
    private double writeUnits;

    synchronized void addRequest(boolean isRetry) {
        requests++;
        retries += isRetry ? 1 : 0;
    }

    /** Adds what a read consumed; a service that does not say has charged nothing. */
    synchronized void addRead(@Nullable ConsumedCapacity consumed) {
        readUnits += units(consumed);
    }

    synchronized void addReads(List<ConsumedCapacity> consumed) {
        consumed.forEach(this::addRead);
    }

    synchronized void addWrite(@Nullable ConsumedCapacity consumed) {
        writeUnits += units(consumed);
    }

    synchronized void addWrites(List<ConsumedCapacity> consumed) {
        consumed.forEach(this::addWrite);
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }

    synchronized Operation.Cost cost() {
        return new Operation.Cost(requests, retries, readUnits, writeUnits);
    }
}
