package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Adds the capacity that the service reports to the cost of an operation, index writes included. A response without a
 * report adds nothing.
 */
final class ReportedCost {
    private ReportedCost() {}

    static void addRead(@Nullable ConsumedCapacity consumed, CostCounter cost) {
        cost.addReadUnits(units(consumed));
    }

    static void addReads(List<ConsumedCapacity> consumed, CostCounter cost) {
        consumed.forEach(each -> addRead(each, cost));
    }

    static void addWrite(@Nullable ConsumedCapacity consumed, CostCounter cost) {
        cost.addWriteUnits(units(consumed));
    }

    static void addWrites(List<ConsumedCapacity> consumed, CostCounter cost) {
        consumed.forEach(each -> addWrite(each, cost));
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }
}
