package io.para4j.examples.serverless.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.examples.serverless.Reply;
import io.para4j.examples.serverless.TestShop;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks the table of costs in {@code docs/serverless.md} against what the operations of each request report. */
class RequestCostTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LAMP = "{\"title\":\"Lamp\",\"category\":\"Lights\",\"price\":9.50,\"stock\":9}";
    private static final String ORDER = "{\"account\":\"ada\",\"lines\":[{\"product\":\"lamp\",\"quantity\":1}]}";

    private final List<String> rows = new ArrayList<>();

    @Test
    void theTableHasWhatEachRequestConsumes() throws Exception {
        try (EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
                TestShop shop = TestShop.on(
                        Map.of(
                                "para.dynamodb.endpoint",
                                database.endpoint().toString(),
                                // Reads of the records of apps are once a process and app_refresh.
                                "para.app_refresh",
                                "1h"),
                        new AWSDynamoDAOModule())) {
            shop.send("GET", "/products/none", null);
            shop.printed();
            ofProducts(shop);
            ofOrders(shop);
        }
        assertThat(Files.readString(Path.of("../../docs/serverless.md"))).contains(rows);
    }

    private void ofProducts(TestShop shop) throws Exception {
        add(shop, "creates a product", 201, "PUT", "/products/lamp", LAMP, "If-None-Match", "*");
        add(shop, "reads a product", 200, "GET", "/products/lamp", null);
        for (int i = 1; i < 20; i++) {
            shop.send("PUT", "/products/lamp-" + i, LAMP, "Content-Type", TestShop.JSON, "If-None-Match", "*");
        }
        shop.printed();
        add(shop, "lists 20 products", 200, "GET", "/products?category=Lights", null);
        add(shop, "changes the stock of a product", 200, "PATCH", "/products/lamp", "{\"stock\":8}", "If-Match", "*");
        String dearer = "{\"title\":\"Lamp\",\"category\":\"Lights\",\"price\":10.50,\"stock\":9}";
        add(shop, "replaces a product, with another price", 200, "PUT", "/products/lamp", dearer, "If-Match", "*");
        add(shop, "meets a conflict", 412, "PATCH", "/products/lamp", "{\"stock\":8}", "If-Match", "\"old\"");
        add(shop, "deletes a product", 204, "DELETE", "/products/lamp-1", null, "If-Match", "*");
    }

    private void ofOrders(TestShop shop) throws Exception {
        add(shop, "places an order of one line", 201, "PUT", "/orders/first", ORDER, "If-None-Match", "*");
        add(shop, "cancels it", 204, "DELETE", "/orders/first", null, "If-Match", "*");
    }

    /** Sends a request, and adds the row of its costs. */
    private void add(TestShop shop, String name, int status, String method, String path, String body, String... header)
            throws JsonProcessingException {
        List<String> headers = new ArrayList<>(List.of(header));
        headers.addAll(List.of("Content-Type", method.equals("PATCH") ? TestShop.MERGE_PATCH : TestShop.JSON));
        Reply reply = shop.send(method, path, body, headers.toArray(String[]::new));
        assertThat(reply.status()).as(name).isEqualTo(status);
        double[] sums = new double[3];
        for (String line : shop.printed()) {
            JsonNode operation = MAPPER.readTree(line);
            sums[0] += operation.path("Requests").asDouble();
            sums[1] += operation.path("ReadUnits").asDouble();
            sums[2] += operation.path("WriteUnits").asDouble();
        }
        rows.add("| " + name + " | " + text(sums[0]) + " | " + text(sums[1]) + " | " + text(sums[2]) + " |");
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
