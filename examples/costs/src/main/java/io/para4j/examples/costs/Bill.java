package io.para4j.examples.costs;

import io.para4j.spi.Operation;
import io.para4j.spi.Operation.Cost;
import io.para4j.spi.OperationListener;

/** A listener that adds up the costs of one app's operations between {@link #begin} and {@link #end}, in one thread. */
final class Bill implements OperationListener {
    private String app = "";
    private Cost sum = new Cost(0, 0, 0, 0);

    void begin(String newApp) {
        app = newApp;
        sum = new Cost(0, 0, 0, 0);
    }

    /** Returns the sum, and stops adding. */
    Cost end() {
        app = "";
        return sum;
    }

    @Override
    public void onOperation(Operation operation) {
        if (operation.app().name().equals(app)) {
            Cost cost = operation.cost();
            sum = new Cost(
                    sum.requests() + cost.requests(),
                    sum.retries() + cost.retries(),
                    sum.readUnits() + cost.readUnits(),
                    sum.writeUnits() + cost.writeUnits());
        }
    }
}
