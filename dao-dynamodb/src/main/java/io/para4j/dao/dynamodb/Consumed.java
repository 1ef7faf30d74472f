package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds what the service says it has charged, index writes included; a service that does not say has charged nothing. */
final class Consumed {
    private Consumed() {}

    static void byRead(@Nullable ConsumedCapacity consumed, CostCounter usage) {
        usage.addReadUnits(units(consumed));
    }

    static void byReads(List<ConsumedCapacity> consumed, CostCounter usage) {
        consumed.forEach(each -> byRead(each, usage));
    }

    static void byWrite(@Nullable ConsumedCapacity consumed, CostCounter usage) {
        usage.addWriteUnits(units(consumed));
    }

    static void byWrites(List<ConsumedCapacity> consumed, CostCounter usage) {
        consumed.forEach(each -> byWrite(each, usage));
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }
}
