package io.para4j.examples.serverless.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.examples.serverless.ProductsHandler;
import io.para4j.examples.serverless.ShopStart;
import io.para4j.examples.serverless.Tenants;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a function by Lambda's runtime client, from the start over the snapshot to invocations. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class RuntimeClientTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aFunctionWarmsUpBeforeTheSnapshotAndAnswersAfterIt(@TempDir Path folder) throws Exception {
        try (EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
                RuntimeApi api = new RuntimeApi()) {
            openTheShop(database);
            try (FunctionProcess function =
                    FunctionProcess.start(ProductsHandler.class, api, database.endpoint(), folder)) {
                assertThat(api.awaitStart().kind()).isEqualTo("restore");
                assertThat(function.awaitLine("\"operation\":\"READ\""))
                        .as("the read before the snapshot")
                        .contains("\"requestId\":\"\"");
                api.restore();

                answersRequests(api);
                assertThat(function.awaitLine("\"status\":201"))
                        .contains("\"requestId\":\"request-1\"", "\"tenant\":\"demo\"");

                RuntimeApi.Report failure = api.invoke("\"no event\"");
                assertThat(failure.kind()).isEqualTo("error");
                assertThat(answer(api, "GET", "lamp", "", "").path("statusCode").asInt())
                        .as("the process goes on after an error")
                        .isEqualTo(200);
                assertThat(function.isAlive()).isTrue();
            }
        }
    }

    private static void openTheShop(EmbeddedDynamoDB database) {
        Config config = ConfigFactory.parseMap(
                        Map.of("para.dynamodb.endpoint", database.endpoint().toString()))
                .withFallback(ConfigFactory.load());
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        ShopStart.start(config, out, new AWSDynamoDAOModule())
                .getInstance(Tenants.class)
                .open("demo", Map.of());
    }

    private static void answersRequests(RuntimeApi api) throws Exception {
        String lamp = "{\"title\":\"Lamp\",\"category\":\"Lights\",\"price\":9.50,\"stock\":9}";
        JsonNode created = answer(api, "PUT", "lamp", "\"if-none-match\":\"*\",", lamp);
        assertThat(created.path("statusCode").asInt()).as(created.toString()).isEqualTo(201);
        String tag = created.at("/headers/ETag").asText();
        assertThat(tag).isNotEmpty();

        JsonNode read = answer(api, "GET", "lamp", "", "");
        assertThat(read.path("statusCode").asInt()).isEqualTo(200);
        assertThat(read.at("/headers/ETag").asText()).isEqualTo(tag);
        JsonNode body = MAPPER.readTree(read.path("body").asText());
        assertThat(body.path("title").asText()).isEqualTo("Lamp");

        JsonNode refused = answer(api, "DELETE", "lamp", "", "");
        assertThat(refused.path("statusCode").asInt()).isEqualTo(428);
        assertThat(refused.at("/headers/Content-Type").asText()).isEqualTo("application/problem+json");
    }

    private static JsonNode answer(RuntimeApi api, String method, String id, String headers, String body)
            throws Exception {
        String event = """
                {"version": "2.0", "routeKey": "ANY /products/{id}", "rawPath": "/products/%2$s", "rawQueryString": "",
                 "headers": {%3$s "content-type": "application/json"}, "pathParameters": {"id": "%2$s"},
                 "requestContext": {"accountId": "111122223333", "apiId": "api", "domainName": "api.example.com",
                   "authorizer": {"jwt": {"claims": {"tenant": "demo"}, "scopes": null}},
                   "http": {"method": "%1$s", "path": "/products/%2$s", "protocol": "HTTP/1.1",
                     "sourceIp": "192.0.2.1", "userAgent": "test"},
                   "requestId": "request-1", "routeKey": "ANY /products/{id}", "stage": "$default",
                   "time": "31/Jan/2025:12:00:00 +0000", "timeEpoch": 1738324800000},
                 "body": %4$s, "isBase64Encoded": false}""".formatted(method, id, headers, MAPPER.writeValueAsString(body));
        RuntimeApi.Report report = api.invoke(event);
        assertThat(report.kind()).as(report.body()).isEqualTo("response");
        return MAPPER.readTree(report.body());
    }
}
