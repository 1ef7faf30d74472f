package io.para4j.examples.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
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
    private static List<Line> together;

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
        together = Costs.measureTogether(new MemoryDAOModule(), ConfigFactory.empty());
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

    /**
     * A hundred objects of the class with indexes have about 95 KB. DynamoDB Local reports the units of one object of each table only, so
     * only requests are compared with it.
     */
    @Test
    void operationsOnSeveralObjectsTogetherCostTheLeast(DynamoDBServer dynamoDB) {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        together.forEach(line -> measured.put(
                line.operation(),
                List.of(
                        (double) line.own().requests(),
                        line.own().readUnits(),
                        line.own().writeUnits(),
                        line.shared().writeUnits())));
        Config tables =
                ConfigFactory.parseMap(Map.of("para.app_name", "together", "para.dynamodb.table_prefix", "together-"));
        Config config = tables.withValue(
                "para.dynamodb.endpoint",
                ConfigValueFactory.fromAnyRef(dynamoDB.endpoint().toString()));
        List<Line> onDynamoDB = Costs.measureTogether(new AWSDynamoDAOModule(), config);

        assertThat(measured)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "transaction of 2 creations", List.of(1.0, 0.0, 4.0, 6.0),
                        "transaction of 10 creations", List.of(1.0, 0.0, 20.0, 30.0),
                        "transaction of an update and a check", List.of(1.0, 0.0, 4.0, 5.0),
                        "consistent read of 10", List.of(1.0, 20.0, 0.0, 0.0),
                        "`create` in 1 index", List.of(1.0, 0.0, 2.0, 3.0),
                        "`create` in 3 indexes", List.of(1.0, 0.0, 4.0, 5.0),
                        "`find` of 20", List.of(1.0, 2.5, 0.0, 0.0),
                        "`find` of 100", List.of(1.0, 12.0, 0.0, 0.0)));
        assertThat(onDynamoDB)
                .extracting(line -> line.own().requests())
                .isEqualTo(together.stream().map(line -> line.own().requests()).toList());
    }

    @Test
    void thePageHasThePrintedTable() {
        assertThat(Path.of("../../docs/cost.md"))
                .as("copy the output of this command there: mvn -q -Pcosts package -pl examples/costs -am")
                .content()
                .contains("\n\n" + Costs.toMarkdown(lines) + "\n")
                .contains("\n\n" + Costs.toMarkdown(together) + "\n");
    }
}
