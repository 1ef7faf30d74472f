package io.para4j.examples.serverless;

import static io.para4j.examples.serverless.TestShop.JSON;
import static io.para4j.examples.serverless.TestShop.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The methods, conditions, lists and keys, which both collections share, on products. */
class ProductsHandlerTest {
    private final TestShop shop = TestShop.inMemory();

    @AfterEach
    void close() {
        shop.close();
    }

    private Reply patch(String id, String tag, String body) {
        return shop.send("PATCH", "/products/" + id, body, "Content-Type", MERGE_PATCH, "If-Match", tag);
    }

    private Reply get(String id) {
        return shop.send("GET", "/products/" + id, null);
    }

    @Test
    void createdProductIsReadUnderItsLocation() {
        Reply created = shop.product("p", 3);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/products/p");

        Reply read = get("p");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.tag())
                .isEqualTo(created.tag())
                .isEqualTo("\"" + read.body().path("revision").asText() + "\"");
        assertThat(read.body().path("stock").asInt()).isEqualTo(3);
    }

    @Test
    void readOfAKnownTagIsNotModified() {
        String tag = shop.product("p", 3).tag();
        for (String known : List.of(tag, "\"x\", W/" + tag, "*")) {
            Reply reply = shop.send("GET", "/products/p", null, "If-None-Match", known);
            assertThat(reply.status()).as(known).isEqualTo(304);
            assertThat(reply.tag()).isEqualTo(tag);
            assertThat(reply.body().isMissingNode()).isTrue();
        }
        assertThat(shop.send("GET", "/products/p", null, "If-None-Match", "\"x\"")
                        .status())
                .isEqualTo(200);
        assertThat(shop.send("GET", "/products/p", null, "If-None-Match", "x").status())
                .isEqualTo(400);
    }

    @Test
    void headHasNoBody() {
        shop.product("p", 3);
        Reply reply = shop.send("HEAD", "/products/p", null);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().isMissingNode()).isTrue();
        assertThat(reply.tag()).isNotEmpty();
    }

    @Test
    void staleWritesAreRefusedWithTheCurrentTag() {
        String first = shop.product("p", 3).tag();
        String second = patch("p", first, "{\"stock\":2}").tag();
        assertThat(second).isNotEqualTo(first);
        String whole = "{\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":9}";

        List<Reply> refused = List.of(
                patch("p", first, "{\"stock\":9}"),
                patch("p", "W/" + second, "{\"stock\":9}"),
                shop.send("PUT", "/products/p", whole, "Content-Type", JSON, "If-Match", first),
                shop.send("DELETE", "/products/p", null, "If-Match", first));

        assertThat(refused).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(412);
            assertThat(reply.tag()).isEqualTo(second);
        });
        assertThat(get("p").tag()).isEqualTo(second);
        assertThat(get("p").body().path("stock").asInt()).isEqualTo(2);
    }

    @Test
    void writesWithoutAConditionAreRefused() {
        String tag = shop.product("p", 3).tag();
        String whole = "{\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":9}";
        assertThat(List.of(
                        shop.send("PUT", "/products/p", whole, "Content-Type", JSON),
                        shop.send("PATCH", "/products/p", "{}", "Content-Type", MERGE_PATCH),
                        shop.send("DELETE", "/products/p", null)))
                .extracting(Reply::status)
                .containsOnly(428);
        assertThat(get("p").tag()).isEqualTo(tag);
    }

    @Test
    void putReplacesAllFields() {
        String tag = shop.send(
                        "POST",
                        "/products",
                        "{\"id\":\"p\",\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":1,\"description\":\"d\"}",
                        "Content-Type",
                        JSON)
                .tag();
        Reply reply = shop.send(
                "PUT",
                "/products/p",
                "{\"title\":\"new\",\"category\":\"c\",\"price\":2.50,\"stock\":1}",
                "Content-Type",
                JSON,
                "If-Match",
                tag);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(get("p").body().path("title").asText()).isEqualTo("new");
        assertThat(get("p").body().has("description")).isFalse();
        assertThat(get("p").tag()).isEqualTo(reply.tag()).isNotEqualTo(tag);
    }

    @Test
    void putCreatesOnlyIfThereIsNone() {
        String body = "{\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":1}";
        Reply created = shop.send("PUT", "/products/p", body, "Content-Type", JSON, "If-None-Match", "*");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/products/p");

        Reply again = shop.send("PUT", "/products/p", body, "Content-Type", JSON, "If-None-Match", "*");
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.tag()).isEqualTo(created.tag());

        String both = "PUT needs either";
        assertThat(shop.send("PUT", "/products/p", body, "Content-Type", JSON, "If-None-Match", created.tag())
                        .body()
                        .path("detail")
                        .asText())
                .startsWith(both);
    }

    @Test
    void mergePatchRemovesAndMerges() {
        String tag = shop.send(
                        "POST",
                        "/products",
                        "{\"id\":\"p\",\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":1,\"description\":\"d\","
                                + "\"attributes\":{\"colour\":\"red\",\"size\":\"L\"}}",
                        "Content-Type",
                        JSON)
                .tag();
        Reply reply = patch(
                "p",
                tag,
                "{\"description\":null,\"attributes\":{\"colour\":\"blue\",\"size\":null,\"weight\":\"2 kg\"}}");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode product = get("p").body();
        assertThat(product.has("description")).isFalse();
        assertThat(product.path("attributes").toString()).isEqualTo("{\"colour\":\"blue\",\"weight\":\"2 kg\"}");
        assertThat(product.path("title").asText()).isEqualTo("t");
        assertThat(patch("p", reply.tag(), "{}").tag()).isEqualTo(reply.tag());
    }

    @Test
    void patchReportsAllViolationsAndChangesNothing() {
        String tag = shop.product("p", 3).tag();
        Reply shape = patch(
                "p",
                tag,
                "{\"version\":7,\"revision\":\"x\",\"appid\":\"other\",\"colour\":1,\"price\":\"2\",\"stock\":1.5}");
        assertThat(shape.status()).isEqualTo(422);
        assertThat(shape.body().path("violations")).hasSize(6);

        Reply rules = patch("p", tag, "{\"title\":\"\",\"price\":-1,\"stock\":null}");
        assertThat(rules.status()).isEqualTo(422);
        assertThat(rules.body().path("violations")).hasSize(3);
        assertThat(get("p").tag()).isEqualTo(tag);
    }

    @Test
    void pagesFollowTheirLinks() {
        for (int i = 0; i < 7; i++) {
            shop.product("p" + i, i);
        }
        List<String> ids = new ArrayList<>();
        Optional<String> target = Optional.of("/products?limit=3");
        int pages = 0;
        while (target.isPresent()) {
            Reply page = shop.send("GET", target.get(), null);
            assertThat(page.status()).isEqualTo(200);
            page.body().path("items").forEach(item -> ids.add(item.path("id").asText()));
            target = page.header("Link").map(ProductsHandlerTest::next);
            assertThat(page.body().has("next")).isEqualTo(target.isPresent());
            pages++;
        }
        assertThat(ids).containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
        assertThat(pages).isEqualTo(3);
    }

    private static String next(String link) {
        Matcher matcher = Pattern.compile("<(/products\\?[^>]+)>; rel=\"next\"").matcher(link);
        assertThat(matcher.matches()).as(link).isTrue();
        return matcher.group(1);
    }

    @Test
    void listsAreFilteredByDeclaredIndexes() {
        for (int i = 0; i < 5; i++) {
            shop.send(
                    "POST",
                    "/products",
                    "{\"id\":\"p%d\",\"title\":\"t\",\"category\":\"%s\",\"price\":%d,\"stock\":1}"
                            .formatted(i, i < 4 ? "A" : "B", 10 - i),
                    "Content-Type",
                    JSON);
        }
        assertThat(ids("/products?category=A")).containsExactly("p3", "p2", "p1", "p0");
        assertThat(ids("/products?category=A&order=desc&price.from=8&price.to=9"))
                .containsExactly("p1", "p2");
        assertThat(ids("/products?category=C")).isEmpty();

        for (String other : List.of("stock=1", "price.from=1", "category=A&title.from=t", "x=1")) {
            Reply reply = shop.send("GET", "/products?" + other, null);
            assertThat(reply.status()).as(other).isEqualTo(400);
            assertThat(reply.body().path("filters").toString())
                    .isEqualTo("[{\"range\":[\"title.from\",\"title.to\"]},"
                            + "{\"equal\":\"category\",\"range\":[\"price.from\",\"price.to\"]}]");
        }
    }

    private List<String> ids(String target) {
        return StreamSupport.stream(
                        shop.send("GET", target, null).body().path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    @Test
    void malformedParametersAreRefused() {
        for (String query : List.of(
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=",
                "order=up",
                "category=",
                "category=A&price.from=x",
                "cursor=")) {
            Reply reply = shop.send("GET", "/products?" + query, null);
            assertThat(reply.status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        shop.product("p", 1);
        shop.product("q", 1);
        String cursor =
                shop.send("GET", "/products?limit=1", null).body().path("next").asText();
        Reply reply = shop.send("GET", "/products?category=Things&cursor=" + cursor, null);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("code").asText()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        String tag = shop.product("p", 3).tag();
        assertThat(shop.sendAs("other", "GET", "/products/p", null).status()).isEqualTo(404);
        assertThat(shop.sendAs("other", "DELETE", "/products/p", null, "If-Match", tag)
                        .status())
                .isEqualTo(404);
        assertThat(shop.sendAs("other", "GET", "/products", null).body().path("items"))
                .isEmpty();
    }

    @Test
    void onlyATenantOfTheAuthoriserIsServed() {
        for (String name : List.of("shop", "0", "", "Demo", " demo", "demo ", "no-such-tenant")) {
            assertThat(shop.sendAs(name, "GET", "/products", null, "X-Dev-Tenant", "demo")
                            .status())
                    .as(name)
                    .isEqualTo(403);
        }
        for (String body : List.of("{\"tenant\":\"other\"}", "{\"appid\":\"other\"}")) {
            assertThat(shop.send("POST", "/products", body, "Content-Type", JSON)
                            .body()
                            .path("violations")
                            .toString())
                    .contains("no such field");
        }
    }

    @Test
    void objectsOfOtherCollectionsAreNotFound() {
        shop.product("p", 3);
        Reply order = shop.order("p", 1);
        assertThat(order.status()).isEqualTo(201);
        assertThat(get(order.id()).status()).isEqualTo(404);
        assertThat(get("account:ada").status()).isEqualTo(404);
        assertThat(patch(order.id(), order.tag(), "{\"stock\":1}").status()).isEqualTo(404);
    }

    @Test
    void repeatedPostFindsTheFirstResult() {
        String body = "{\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":1}";
        Reply first = shop.send("POST", "/products", body, "Content-Type", JSON, "Idempotency-Key", "\"k 1\"");
        assertThat(first.status()).isEqualTo(400);

        first = shop.send("POST", "/products", body, "Content-Type", JSON, "Idempotency-Key", "\"k1\"");
        Reply again = shop.send("POST", "/products", body, "Content-Type", JSON, "Idempotency-Key", "k1");
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.tag()).isEqualTo(first.tag());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(ids("/products")).hasSize(1);

        Reply elsewhere =
                shop.sendAs("other", "POST", "/products", body, "Content-Type", JSON, "Idempotency-Key", "k1");
        assertThat(elsewhere.id()).isNotEqualTo(first.id());
    }
}
