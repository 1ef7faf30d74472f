package io.para4j.examples.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Requests that are put together at random from valid, malformed and hostile parts. None may be answered by a 500. The seed
 * is printed, and set by the system property {@code shop.seed}.
 */
class HostileRequestsTest {
    private static final int REQUESTS = 20_000;

    private static final List<String> STRANGE_METHODS = List.of("OPTIONS", "get", "", "\0");
    private static final List<String> IDS = List.of(
            "p0",
            "p1",
            "p2",
            "o0",
            "none",
            "account:ada",
            "",
            " ",
            "..",
            "%2e%2e",
            "a/b",
            "\ud800",
            "é".repeat(600),
            "\0",
            "x".repeat(2_000),
            "key-1");
    private static final List<String> PARAMETERS = List.of(
            "limit",
            "cursor",
            "order",
            "category",
            "account",
            "title.from",
            "title.to",
            "price.from",
            "price.to",
            "placed.from",
            "placed.to",
            "stock",
            "id",
            "",
            "\r\nX: y",
            "category.from");
    private static final List<String> VALUES = List.of(
            "1",
            "100",
            "0",
            "-1",
            "1e400",
            "1e-400",
            "1E+999999999",
            "NaN",
            "",
            "asc",
            "desc",
            "A",
            "ada",
            "2025-01-31T12:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "\"",
            "\"x\"",
            "W/\"x\"",
            "*",
            "*,*",
            ",",
            "\"a\", \"b\"",
            "\r\nSet-Cookie: a=b",
            "\0",
            "\ud800",
            "x".repeat(5_000),
            "9".repeat(400),
            "null",
            "true");
    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Content-Type",
            "X-Dev-Tenant",
            "",
            "Content-Length",
            "\r\n");
    private static final List<String> FIELDS = List.of(
            "id",
            "title",
            "category",
            "price",
            "stock",
            "description",
            "attributes",
            "account",
            "lines",
            "total",
            "placed",
            "state",
            "note",
            "tenant",
            "appid",
            "type",
            "version",
            "revision",
            "timestamp",
            "updated",
            "collection",
            "fingerprint",
            "",
            "a.b",
            "a[0]",
            "`",
            "__proto__",
            "\\u0000",
            "x".repeat(300));
    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "0",
            "1",
            "-1",
            "1.5",
            "2.999",
            "1e400",
            "1e999999999",
            "-0",
            "9".repeat(50),
            "9".repeat(1_200),
            "\"\"",
            "\"t\"",
            "\"A\"",
            "\"ada\"",
            "\"OPEN\"",
            "\"SENT\"",
            "\"p0\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\":\"b\"}",
            "{\"a\":null}",
            "{\"\":\"x\"}",
            "{\"a\":{\"b\":{}}}",
            "[{\"product\":\"p0\",\"quantity\":1}]",
            "[{\"product\":\"p0\",\"quantity\":2147483647}]",
            "[{\"product\":null}]",
            "[{\"product\":\"p0\",\"quantity\":1e9}]",
            "[{\"product\":\"p1\",\"quantity\":1,\"x\":2}]",
            "[[]]",
            "[".repeat(30) + "]".repeat(30),
            "\"" + "y".repeat(3_000) + "\"");
    private static final List<Map<String, String>> PRODUCTS =
            List.of(Map.of("title", "\"t\"", "category", "\"A\"", "price", "1", "stock", "1000"), Map.of("stock", "5"));
    private static final List<Map<String, String>> ORDERS = List.of(
            Map.of("account", "\"ada\"", "lines", "[{\"product\":\"p0\",\"quantity\":1}]"), Map.of("note", "\"n\""));
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "\"x\"",
            "{\"a\":1}{",
            "{\"a\":1,\"a\":2}",
            "\ufeff{}",
            "{'a':1}",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            "\0\0",
            "{\"title\":\"\ud800\"}",
            "NaN",
            "{\"x\":NaN}",
            "/**/{}");

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> tags = new ArrayList<>(List.of("*", "*", "*", "\"x\""));
    private Random random;

    @Test
    void noneIsAnsweredByAFailureOfTheServer() {
        long seed = Long.getLong("shop.seed", System.nanoTime());
        System.out.println("HostileRequestsTest: -Dshop.seed=" + seed);
        random = new Random(seed);
        try (TestShop shop = TestShop.inMemory()) {
            for (int i = 0; i < REQUESTS; i++) {
                if (i % 50 == 0) {
                    restock(shop);
                }
                check(shop, event(), "seed " + seed + ", request " + i);
                shop.printed();
            }
        }
        System.out.println("HostileRequestsTest: " + statuses);
        assertThat(statuses).containsKeys(200, 201, 204, 400, 403, 404, 405, 409, 412, 415, 422, 428);
    }

    /** Creates the objects that requests have deleted. */
    private static void restock(TestShop shop) {
        for (int i = 0; i < 3; i++) {
            shop.product("p" + i, 1_000);
        }
        String order = "{\"account\":\"ada\",\"lines\":[{\"product\":\"p0\",\"quantity\":1}]}";
        shop.send("PUT", "/orders/o0", order, "Content-Type", TestShop.JSON, "If-None-Match", "*");
    }

    private void check(TestShop shop, APIGatewayV2HTTPEvent event, String which) {
        APIGatewayV2HTTPResponse response = shop.answer(event);
        statuses.merge(response.getStatusCode(), 1, Integer::sum);
        assertThat(response.getStatusCode())
                .as("%s: %s, printed %s", which, event, response.getStatusCode() >= 500 ? shop.printed() : "")
                .isBetween(200, 499);
        assertThat(response.getHeaders().toString()).as(which).matches("[\\x20-\\x7e]*");
        Reply reply = new Reply(response);
        if (reply.status() >= 400 && !"HEAD".equals(method(event))) {
            assertThat(reply.body().path("type").asText()).as(which).startsWith("urn:para4j:shop:");
        }
        reply.header("ETag").ifPresent(tag -> {
            if (tags.size() < 10) {
                tags.add(tag);
            } else {
                tags.set(4 + random.nextInt(tags.size() - 4), tag);
            }
        });
    }

    private static String method(APIGatewayV2HTTPEvent event) {
        return event.getRequestContext() == null || event.getRequestContext().getHttp() == null
                ? ""
                : event.getRequestContext().getHttp().getMethod();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Returns a part, or in one of a hundred cases null. */
    private <T> T mostly(Supplier<T> part) {
        return random.nextInt(100) == 0 ? null : part.get();
    }

    private APIGatewayV2HTTPEvent event() {
        String collection = random.nextBoolean() ? "products" : "orders";
        boolean isItem = random.nextBoolean();
        String method = random.nextInt(50) == 0
                ? one(STRANGE_METHODS)
                : one(
                        isItem
                                ? List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "PUT", "PATCH")
                                : List.of("GET", "POST"));
        String id = random.nextInt(5) > 0 ? one(IDS.subList(0, 4)) : one(IDS);
        String text = body(collection);
        boolean isBase64 = random.nextInt(4) == 0;
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(mostly(() -> "ANY /" + collection))
                .withRawPath(mostly(() -> "/" + collection + (isItem ? "/" + id : "")))
                .withPathParameters(isItem ? Map.of("id", id) : null)
                .withQueryStringParameters(isItem ? null : some(PARAMETERS, VALUES, 3))
                .withHeaders(mostly(() -> headers(method)))
                .withBody(mostly(() -> isBase64 ? encoded(text) : text))
                .withIsBase64Encoded(isBase64)
                .withRequestContext(mostly(() -> context(method)))
                .build();
    }

    private String encoded(String text) {
        return random.nextInt(10) == 0
                ? text
                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> some(List<String> names, List<String> values, int most) {
        Map<String, String> some = new HashMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            some.put(one(names), one(values));
        }
        return some;
    }

    private Map<String, String> headers(String method) {
        Map<String, String> headers = some(HEADERS, VALUES, random.nextInt(3));
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json; charset=utf-8";
        headers.put("content-type", random.nextInt(20) > 0 ? type : one(VALUES));
        if (random.nextInt(4) > 0) {
            headers.put(one(List.of("if-match", "if-match", "if-match", "if-none-match")), one(tags));
        }
        return headers;
    }

    private RequestContext context(String method) {
        return RequestContext.builder()
                .withRequestId(mostly(() -> "request"))
                .withHttp(mostly(
                        () -> RequestContext.Http.builder().withMethod(method).build()))
                .withAuthorizer(mostly(() -> RequestContext.Authorizer.builder()
                        .withLambda(mostly(() -> Map.of("tenant", tenant())))
                        .build()))
                .build();
    }

    private Object tenant() {
        return random.nextInt(20) > 0 ? "demo" : one(List.of("other", "shop", "0", "", "x", 5, List.of(), "\0"));
    }

    private String body(String collection) {
        if (random.nextInt(8) == 0) {
            return one(BODIES);
        }
        Map<String, String> members = new HashMap<>();
        if (random.nextInt(4) > 0) {
            members.putAll(one(collection.equals("products") ? PRODUCTS : ORDERS));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            members.put(one(FIELDS), one(JSON_VALUES));
        }
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append(json.length() == 1 ? "\"" : ",\"")
                .append(name)
                .append("\":")
                .append(value));
        return json.append("}").toString();
    }
}
