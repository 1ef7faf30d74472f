package io.para4j.examples.serverless.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.examples.serverless.Reply;
import io.para4j.examples.serverless.TestShop;
import io.para4j.spi.AppId;
import io.para4j.spi.Operation;
import io.para4j.spi.Operation.Cost;
import io.para4j.spi.Operation.Counts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the standard output: a line for each request, and the metrics of each operation. */
class EmbeddedMetricsTest {
    private static List<JsonNode> lines(TestShop shop) {
        return shop.printed().stream().map(Reply::json).toList();
    }

    private static List<JsonNode> requests(List<JsonNode> lines) {
        return lines.stream().filter(line -> line.has("route")).toList();
    }

    @Test
    void everyLineHasTheRequestAndTheTenant() {
        try (TestShop shop = TestShop.inMemory()) {
            shop.printed();
            shop.product("p", 5);
            shop.order("p", 1);
            shop.send("GET", "/products/none", null);
            List<JsonNode> lines = lines(shop);

            assertThat(lines).allSatisfy(line -> {
                assertThat(line.path("requestId").asText()).isEqualTo("request-1");
                assertThat(line.path("tenant").asText()).isEqualTo("demo");
            });
            assertThat(requests(lines))
                    .extracting(line -> line.path("status").asInt())
                    .containsExactly(201, 201, 404);
            assertThat(requests(lines).get(2).path("problem").asText()).isEqualTo("NOT_FOUND");
            assertThat(lines).hasSizeGreaterThan(5);
        }
    }

    @Test
    void refusedTenantIsNotLogged() {
        try (TestShop shop = TestShop.inMemory()) {
            shop.printed();
            shop.sendAs("SECRET", "GET", "/products", null);
            assertThat(lines(shop))
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("tenant").asText()).isEmpty());
        }
    }

    @Test
    void noLineHasContents() {
        try (TestShop shop = TestShop.inMemory()) {
            shop.send(
                    "POST",
                    "/products",
                    "{\"id\":\"SECRET1\",\"title\":\"SECRET2\",\"category\":\"SECRET3\",\"price\":77.77,\"stock\":9}",
                    "Content-Type",
                    TestShop.JSON,
                    "Idempotency-Key",
                    "SECRET4");
            shop.send("GET", "/products?category=SECRET3", null);
            shop.send("GET", "/products/SECRET1", null, "If-None-Match", "SECRET5");
            shop.send("PUT", "/products/SECRET1", "{\"SECRET6\":", "Content-Type", TestShop.JSON, "If-Match", "*");
            assertThat(String.join("\n", shop.printed()))
                    .doesNotContain("SECRET")
                    .doesNotContain("77.77");
        }
    }

    @Test
    void operationIsInTheEmbeddedMetricFormat() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EmbeddedMetrics metrics = new EmbeddedMetrics(
                new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8)),
                new CurrentRequest(),
                Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC));
        metrics.onOperation(new Operation(
                AppId.of("demo"),
                Operation.Kind.UPDATE,
                new Counts(1, 1, 0),
                new Cost(4, 3, 0.5, 2),
                Duration.ofMillis(12),
                Optional.of(new ThrottledException(Target.of("update", "demo", "p"), 4, null))));

        JsonNode line = Reply.json(out.toString(StandardCharsets.UTF_8));
        assertThat(line.path("_aws").toString())
                .isEqualTo("{\"Timestamp\":1000,\"CloudWatchMetrics\":[{\"Namespace\":\"ParaShop\",\"Dimensions\":"
                        + "[[],[\"operation\"]],\"Metrics\":[{\"Name\":\"Duration\",\"Unit\":\"Milliseconds\"},"
                        + "{\"Name\":\"Requests\",\"Unit\":\"Count\"},{\"Name\":\"Retries\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"ReadUnits\",\"Unit\":\"Count\"},{\"Name\":\"WriteUnits\",\"Unit\":\"Count\"}]},"
                        + "{\"Namespace\":\"ParaShop\",\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"THROTTLED\","
                        + "\"Unit\":\"Count\"}]}]}");
        for (JsonNode group : line.path("_aws").path("CloudWatchMetrics")) {
            group.path("Metrics")
                    .forEach(metric -> assertThat(
                                    line.path(metric.path("Name").asText()).isNumber())
                            .isTrue());
            group.path("Dimensions")
                    .forEach(set -> set.forEach(name ->
                            assertThat(line.path(name.asText()).isTextual()).isTrue()));
        }
        assertThat(line.path("Retries").asInt()).isEqualTo(3);
        assertThat(line.path("error").asText()).isEqualTo("THROTTLED");
    }
}
