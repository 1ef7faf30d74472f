package io.para4j.examples.quickstart;

import io.para4j.spi.FeedEvent;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** A listener that adds up the costs of all operations, and the changes that feeds have handled. Safe for use by many threads. */
final class Meter implements OperationListener {
    private final LongAdder objects = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAccumulator longestLag = new LongAccumulator(Math::max, 0);

    @Override
    public void onOperation(Operation operation) {
        objects.add(operation.objects());
        requests.add(operation.cost().requests());
        retries.add(operation.cost().retries());
        readUnits.add(operation.cost().readUnits());
        writeUnits.add(operation.cost().writeUnits());
    }

    @Override
    public void onFeedEvent(FeedEvent event) {
        if (event.kind() == FeedEvent.Kind.HANDLED) {
            changes.increment();
            longestLag.accumulate(event.lag().toMillis());
        }
    }

    long objects() {
        return objects.sum();
    }

    long requests() {
        return requests.sum();
    }

    long retries() {
        return retries.sum();
    }

    double readUnits() {
        return readUnits.sum();
    }

    double writeUnits() {
        return writeUnits.sum();
    }

    /** Returns the number of changes that handlers of feeds have handled. */
    long changes() {
        return changes.sum();
    }

    /** Returns the longest time from a change, by the clock of the store, to the end of its handling, in milliseconds. */
    long longestLag() {
        return longestLag.get();
    }
}
