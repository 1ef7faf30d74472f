package io.para4j.examples.quickstart;

import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** A listener that adds up the costs of all operations. Safe for use by many threads. */
final class Meter implements OperationListener {
    private final LongAdder objects = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    @Override
    public void onOperation(Operation operation) {
        objects.add(operation.objects());
        requests.add(operation.cost().requests());
        retries.add(operation.cost().retries());
        readUnits.add(operation.cost().readUnits());
        writeUnits.add(operation.cost().writeUnits());
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
}
