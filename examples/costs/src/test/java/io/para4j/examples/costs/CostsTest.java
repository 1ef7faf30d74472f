package io.para4j.examples.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.Operation.Cost;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that no operation costs more than the least that DynamoDB must charge for it. */
@ExtendWith(DynamoDBExtension.class)
class CostsTest {
    /**
     * Requests, read units, write units, and write units in the shared table, by the Developer Guide and not by our
     * formulas.
     */
    private static final Map<String, List<Double>> LEAST = new LinkedHashMap<>();

    private static List<Line> lines;

    static {
        least("`read`", 1, 0.5, 0, 0);
        least("`read`, `strong()`", 1, 1, 0, 0);
        least("`read` of nothing", 1, 0.5, 0, 0);
        least("`exists`", 1, 0.5, 0, 0);
        least("`create`", 1, 0, 1, 2);
        least("`create` of 3 KB", 1, 0, 3, 6);
        least("`update`", 1, 0, 1, 2);
        least("`update` of 3 KB", 1, 0, 3, 6);
        least("`patch`, with the object after it", 1, 0, 1, 2);
        least("`patch` with `appendIfAbsent` or `removeElements`", 2, 1, 1, 2);
        least("`modify`", 2, 1, 1, 2);
        least("`delete(object)`", 1, 0, 1, 2);
        least("`delete(id)`", 1, 0, 1, 2);
        least("`delete(id)` of nothing", 1, 0, 1, 1);
        least("`create`, the id is taken", 1, 0, 1, 1);
        least("`update`, conflict", 1, 0, 1, 1);
        least("`patch`, the condition does not hold", 1, 0, 1, 1);
        least("`delete(object)`, conflict", 1, 0, 1, 1);
        least("`createAll` of 100", 4, 0, 100, 200);
        least("`readAll` of 100", 1, 50, 0, 0);
        least("`readAll` of 100, `strong()`", 1, 100, 0, 0);
        least("`updateAll` of 100", 100, 0, 100, 200);
        least("`deleteAll` of 100", 100, 0, 100, 200);
        least("`deleteAllById` of 100", 4, 0, 100, 200);
        least("`restoreAll` of 100", 4, 0, 100, 200);
        // Ten objects of 1,000 bytes are about 10 KB, 99 about 97 KB. The one that is read ahead needs no further unit.
        least("`readPage` of 10", 1, 1.5, 0, 0);
        least("`readPage` of 99", 1, 12.5, 0, 0);
    }

    private static void least(String operation, double... numbers) {
        LEAST.put(operation, Arrays.stream(numbers).boxed().toList());
    }

    @BeforeAll
    static void measure(DynamoDBServer dynamoDB) {
        Config config = ConfigFactory.parseMap(
                Map.of("para.dynamodb.endpoint", dynamoDB.endpoint().toString()));
        lines = Costs.measure(new AWSDynamoDAOModule(), config);
    }

    @Test
    void eachOperationCostsTheLeastThatDynamoDBCanCharge() {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (Line line : lines) {
            Cost own = line.own();
            measured.put(
                    line.operation(),
                    List.of(
                            (double) own.requests(),
                            own.readUnits(),
                            own.writeUnits(),
                            line.shared().writeUnits()));
        }
        assertThat(measured).containsExactlyInAnyOrderEntriesOf(LEAST);
    }

    @Test
    void theSharedTableTakesNoMoreRequestsOrReadUnitsAndNothingIsRetried() {
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.shared().requests()).isEqualTo(line.own().requests());
            assertThat(line.shared().readUnits()).isEqualTo(line.own().readUnits());
            assertThat(line.own().retries() + line.shared().retries()).isZero();
        });
    }

    @Test
    void memoryReportsTheSame() {
        assertThat(Costs.measure(new MemoryDAOModule(), ConfigFactory.empty())).isEqualTo(lines);
    }

    @Test
    void thePageHasThePrintedTable() {
        assertThat(Path.of("../../docs/cost.md"))
                .as("copy the output of this command there: mvn -q -Pcosts package -pl examples/costs -am")
                .content()
                .contains("\n\n" + Costs.toMarkdown(lines) + "\n");
    }
}
