package io.para4j.examples.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.micrometer.MicrometerListener;
import io.para4j.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the code of docs/cost.md. */
class CostInTestsTest {
    private final Config config = ConfigFactory.empty();

    @Test
    void countingUpCostsOneWriteUnit() {
        List<Operation> operations = new ArrayList<>();
        ParaModule module = new ParaModule(config).types(Thing.class).listener(operations::add);
        try (Para para = Para.start(module, new MemoryDAOModule())) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            String id = shop.create(Thing.small());

            operations.clear();
            countUp(shop, id);

            assertThat(operations)
                    .extracting(Operation::cost)
                    .containsExactly(new Operation.Cost(1, 0, 0, 1)); // requests, retries, read units, write units
        }
    }

    private static void countUp(Store store, String id) {
        store.patch(id, Patch.of(Thing.class).add("count", 1));
    }

    @Test
    void micrometerCountsTheUnits() {
        MeterRegistry registry = new SimpleMeterRegistry();
        ParaModule module = new ParaModule(config).types(Thing.class).listener(MicrometerListener.create(registry));
        try (Para para = Para.start(module, new MemoryDAOModule())) {
            para.apps().create("shop");
            para.store("shop").create(Thing.large());
        }
        // 1 for the record of the app, 3 for the object of 3 KB.
        assertThat(registry.get("para.write.units")
                        .tag("operation", "create")
                        .counter()
                        .count())
                .isEqualTo(4);
    }
}
