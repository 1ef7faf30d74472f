package io.para4j.examples.serverless.http;

import static io.para4j.examples.serverless.TestShop.JSON;
import static io.para4j.examples.serverless.TestShop.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.examples.serverless.Reply;
import io.para4j.examples.serverless.TestShop;
import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the table of errors with the page and with what the shop answers. The rows that only a failing store leads to
 * are in {@code TransportFaultsTest}.
 */
class ProblemTest {
    private static final Set<Problem> OF_THE_TRANSPORT =
            Set.of(Problem.THROTTLED, Problem.UNAVAILABLE, Problem.OUTCOME_UNKNOWN);

    @Test
    void thePageHasExactlyTheRowsOfTheTable() throws IOException {
        List<String> page = Files.readAllLines(Path.of("../../docs/serverless.md"));
        List<String> rows = page.stream()
                .filter(line -> line.contains("`urn:para4j:shop:"))
                .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2))
                        .strip())
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Problem.values())
                        .map(row -> "| " + row.status() + " | `" + row.type() + "` | "
                                + row.codes().stream()
                                        .map(code -> "`" + code + "`")
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + (row.codes().isEmpty() ? "" : " "))
                        .map(String::strip)
                        .toList());
    }

    @Test
    void everyRowHasARequestThatLeadsToIt() {
        assertThat(requests().keySet())
                .doesNotContainAnyElementsOf(OF_THE_TRANSPORT)
                .hasSize(Problem.values().length - OF_THE_TRANSPORT.size());
    }

    @TestFactory
    Stream<DynamicTest> theRequestGetsTheAnswerOfItsRow() {
        return requests().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().name(), () -> {
                    try (TestShop shop = TestShop.inMemory()) {
                        Reply reply = row.getValue().apply(shop);

                        assertThat(reply.body().path("type").asText())
                                .isEqualTo(row.getKey().type());
                        assertThat(reply.status()).isEqualTo(row.getKey().status());
                        assertThat(reply.body().path("status").asInt()).isEqualTo(reply.status());
                        assertThat(reply.header("Content-Type")).contains("application/problem+json");
                        assertThat(reply.body().path("title").asText()).isNotEmpty();
                        assertThat(reply.body().path("detail").asText()).isNotEmpty();
                        assertThat(reply.body().path("requestId").asText()).isEqualTo("request-1");
                    }
                }));
    }

    private static Map<Problem, Function<TestShop, Reply>> requests() {
        Map<Problem, Function<TestShop, Reply>> requests = new EnumMap<>(Problem.class);
        requests.put(Problem.MALFORMED_REQUEST, shop -> shop.send("POST", "/products", "{", "Content-Type", JSON));
        requests.put(Problem.UNKNOWN_FILTER, shop -> shop.send("GET", "/products?stock=1", null));
        requests.put(Problem.INVALID_CURSOR, shop -> shop.send("GET", "/products?cursor=x", null));
        requests.put(Problem.NO_TENANT, shop -> shop.sendAs("stranger", "GET", "/products", null));
        requests.put(Problem.NOT_FOUND, shop -> shop.send("GET", "/products/none", null));
        requests.put(Problem.METHOD_NOT_ALLOWED, shop -> shop.send("TRACE", "/products", null));
        requests.put(Problem.ID_TAKEN, shop -> {
            shop.product("p", 1);
            return shop.product("p", 2);
        });
        requests.put(Problem.REFUSED, shop -> {
            shop.product("p", 1);
            return shop.order("p", 2);
        });
        requests.put(Problem.PRECONDITION_FAILED, shop -> {
            shop.product("p", 1);
            return shop.send("DELETE", "/products/p", null, "If-Match", "\"other\"");
        });
        requests.put(
                Problem.TOO_LARGE,
                shop -> shop.send(
                        "POST",
                        "/products",
                        "{\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":1,\"description\":\"%s\"}"
                                .formatted("x".repeat(420_000)),
                        "Content-Type",
                        JSON));
        requests.put(
                Problem.UNSUPPORTED_MEDIA_TYPE,
                shop -> shop.send("PATCH", "/products/p", "{}", "Content-Type", JSON, "If-Match", "*"));
        requests.put(Problem.INVALID_OBJECT, shop -> shop.send("POST", "/products", "{}", "Content-Type", JSON));
        requests.put(Problem.IDEMPOTENCY_KEY_REUSED, shop -> {
            shop.product("p", 9);
            shop.order("p", 1, "Idempotency-Key", "k");
            return shop.order("p", 2, "Idempotency-Key", "k");
        });
        requests.put(
                Problem.PRECONDITION_REQUIRED,
                shop -> shop.send("PATCH", "/products/p", "{}", "Content-Type", MERGE_PATCH));
        requests.put(Problem.INTERNAL, shop -> {
            Map<String, Object> ofALaterRelease = Map.of("state", "RETURNED");
            shop.raw()
                    .create(
                            AppId.ofShared("demo"),
                            new Creation(new Item("o", "order", 1, Optional.of("r"), 0, ofALaterRelease), false));
            return shop.send("GET", "/orders/o", null);
        });
        return requests;
    }
}
