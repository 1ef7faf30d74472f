package io.para4j.examples.serverless.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.para4j.examples.serverless.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The handlers behind the loopback server. */
class LocalShopTest {
    private static LocalShop shop;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        shop = LocalShop.start(true, 0, new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private HttpResponse<String> send(String method, String target, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.address().resolve(target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> create(String tenant, String id, String title) throws Exception {
        return send(
                "POST",
                "/products",
                "{\"id\":\"%s\",\"title\":\"%s\",\"category\":\"Größe 1\",\"price\":10,\"stock\":5}"
                        .formatted(id, title),
                "Content-Type",
                "application/json",
                "X-Dev-Tenant",
                tenant);
    }

    @Test
    void objectIsCreatedReadPatchedAndDeleted() throws Exception {
        HttpResponse<String> created = create("demo", "p.1", "Gruß 🚲");
        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> read = send("GET", location, "");
        JsonNode product = Reply.json(read.body());
        assertThat(product.path("title").asText()).isEqualTo("Gruß 🚲");
        assertThat(send("GET", "/products/p%2E1", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", location, "", "If-None-Match", tag(read)).statusCode())
                .isEqualTo(304);

        HttpResponse<String> patched = send(
                "PATCH",
                location,
                "{\"title\":\"Größer\"}",
                "Content-Type",
                "application/merge-patch+json",
                "If-Match",
                tag(read));
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(Reply.json(patched.body()).path("title").asText()).isEqualTo("Größer");
        assertThat(send("DELETE", location, "", "If-Match", tag(patched)).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", location, "").statusCode()).isEqualTo(404);
    }

    @Test
    void linksLeadToTheNextPage() throws Exception {
        for (int i = 0; i < 3; i++) {
            create("other", "q" + i, "t" + i);
        }
        HttpResponse<String> first =
                send("GET", "/products?category=Gr%C3%B6%C3%9Fe+1&limit=2", "", "X-Dev-Tenant", "other");
        assertThat(Reply.json(first.body()).path("items")).hasSize(2);
        String link = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> second = send("GET", link.substring(1, link.indexOf('>')), "", "X-Dev-Tenant", "other");
        assertThat(Reply.json(second.body()).path("items")).hasSize(1);
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void oversizedBodyIsRefused() throws Exception {
        String body = "{\"title\":\"" + "x".repeat(2_000_000) + "\"}";
        assertThat(send("POST", "/products", body, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void pageIsServedAndNothingElseOfTheClassPath() throws Exception {
        HttpResponse<String> page = send("GET", "/", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        for (String other : List.of(
                "/application.conf", "/../application.conf", "/%2e%2e/application.conf", "/none.html", "/page/")) {
            assertThat(send("GET", other, "").statusCode()).as(other).isEqualTo(404);
        }
        assertThat(send("POST", "/", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void serverListensOnTheLoopbackAddressOnly() {
        assertThat(shop.listensOn()).isEqualTo(InetAddress.getLoopbackAddress());
    }

    @Test
    void optionsAreParsed() {
        assertThat(LocalOptions.parse(List.of())).isEqualTo(new LocalOptions(false, 8080));
        assertThat(LocalOptions.parse(List.of("--memory", "--port", "0"))).isEqualTo(new LocalOptions(true, 0));
        for (List<String> invalid : List.of(List.of("--x"), List.of("--port"), List.of("--port", "x"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> LocalOptions.parse(invalid));
        }
    }
}
