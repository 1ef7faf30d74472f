package io.para4j.examples.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Passes recorded events to the function for the stream. Their records: the order {@code first} is placed, a product
 * changes, the order {@code second} is placed, {@code first} is changed, cancelled, and another order takes its id.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BestSellersHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST = 0;
    private static final int PRODUCT = 1;
    private static final int SECOND = 2;
    private static final int CANCELLED = 4;
    private static final int THREADS = 8;

    private final EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
    private final List<JsonNode> records = new ArrayList<>();
    private TestShop shop;
    private int shops;

    @BeforeEach
    void openAShop() throws IOException {
        // Each shop has tables of its own in the database, which the events must name.
        shop = TestShop.on(
                Map.of(
                        "para.dynamodb.endpoint",
                        database.endpoint().toString(),
                        "para.app_name",
                        "shop" + ++shops,
                        "para.dynamodb.table_prefix",
                        "shop" + shops + "-",
                        "para.dynamodb.deadline",
                        "1m"),
                new AWSDynamoDAOModule());
        records.clear();
        try (InputStream json = BestSellersHandlerTest.class.getResourceAsStream("/events/stream.json")) {
            for (JsonNode each : JSON.readTree(json).get("Records")) {
                String arn = each.get("eventSourceARN").asText().replace("/shop-0/", "/shop" + shops + "-0/");
                records.add(((ObjectNode) each).put("eventSourceARN", arn));
            }
        }
        shop.printed();
    }

    @AfterEach
    void closeTheShop() {
        shop.close();
    }

    @AfterAll
    void closeTheDatabase() {
        database.close();
    }

    private static String event(List<JsonNode> records) {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").addAll(records);
        return event.toString();
    }

    private void handle(JsonNode... records) {
        assertThat(shop.changes(event(List.of(records)))).isEqualTo(TestShop.ALL_HANDLED);
    }

    private JsonNode edited(int record, String text, String replacement) throws IOException {
        String old = records.get(record).toString();
        assertThat(old).contains(text);
        return JSON.readTree(old.replace(text, replacement));
    }

    private void assertThatAllAreCounted() {
        assertThat(shop.bestSellers("demo", "Lights")).containsExactly("lamp 7", "spot 5");
        assertThat(shop.bestSellers("demo", "Desks")).isEmpty();
    }

    @Test
    void aPlacedOrderAddsAndACancelledOneSubtracts() {
        handle(records.get(FIRST), records.get(SECOND));
        assertThat(shop.bestSellers("demo", "Lights")).containsExactly("lamp 6", "spot 5");
        assertThat(shop.bestSellers("demo", "Desks")).containsExactly("desk 1");

        handle(records.get(CANCELLED));
        assertThat(shop.bestSellers("demo", "Lights")).containsExactly("spot 5", "lamp 4");
        assertThat(shop.bestSellers("demo", "Desks")).isEmpty();
    }

    @Test
    void eachChangeCountsOnceInAnyOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<JsonNode> all = new ArrayList<>(records);
        all.addAll(records);
        records.forEach(each -> all.add(records.get(random.nextInt(records.size()))));
        Collections.shuffle(all, random);
        while (!all.isEmpty()) {
            List<JsonNode> batch = all.subList(0, 1 + random.nextInt(all.size()));
            assertThat(shop.changes(event(batch))).as("seed " + seed).isEqualTo(TestShop.ALL_HANDLED);
            batch.clear();
        }
        assertThatAllAreCounted();
    }

    @Test
    void eachChangeCountsOnceInManyProcesses() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            Callable<String> process = () -> {
                start.await();
                return shop.changes(event(records));
            };
            for (Future<String> each : threads.invokeAll(Collections.nCopies(THREADS, process))) {
                assertThat(each.get()).isEqualTo(TestShop.ALL_HANDLED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThatAllAreCounted();
    }

    @Test
    void changesOfOtherTypesSendNoRequest() {
        handle(records.get(PRODUCT), records.get(PRODUCT));

        assertThat(shop.printed()).isEmpty();
    }

    @Test
    void anObjectOfAnotherTypeNeedNotFitItsClass() throws IOException {
        ObjectNode created = (ObjectNode) edited(PRODUCT, "{\"N\":\"48\"}", "{\"S\":\"many\"}");
        created.put("eventName", "INSERT").withObject("/dynamodb").remove("OldImage");

        handle(created);

        assertThat(shop.printed()).isEmpty();
    }

    @Test
    void aChangeThatFailsIsNamedAndTheRestIsLeft() throws IOException {
        JsonNode broken = edited(FIRST, "{\"N\":\"2\"}", "{\"S\":\"SECRET\"}");

        String answer = shop.changes(event(List.of(records.get(SECOND), broken, records.get(CANCELLED))));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4421584500000000017450439091\"}]}");
        assertThat(shop.bestSellers("demo", "Lights")).containsExactly("spot 5", "lamp 4");
        assertThat(shop.bestSellers("demo", "Desks")).isEmpty();
        assertThat(shop.printed())
                .noneMatch(line -> line.contains("SECRET"))
                .filteredOn(line -> line.contains("feedEvent"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"level\":\"ERROR\"", "\"feedEvent\":\"FAILED\"", "\"app\":\"demo\"")
                        .contains("\"requestId\":\"request-1\"", "UnreadableObjectException"));
    }

    @Test
    void changesThatWereGivenUpMayBeHandledAfterThoseThatFollowed() {
        handle(records.subList(1, records.size()).toArray(JsonNode[]::new));
        assertThat(shop.bestSellers("demo", "Lights")).containsExactly("spot 5", "lamp 5");

        handle(records.toArray(JsonNode[]::new));
        assertThatAllAreCounted();
    }

    @Test
    void changesOfAClosedTenantAreLeftOut() throws IOException {
        JsonNode closed = JSON.readTree(records.get(FIRST)
                .toString()
                .replace("demo_first", "gone_first")
                .replace("\" demo\"", "\" gone\""));

        handle(closed, records.get(SECOND));

        assertThat(shop.bestSellers("demo", "Lights")).containsExactly("spot 5", "lamp 4");
    }

    @Test
    void ordersWithoutCategoriesCountNothing() throws IOException {
        handle(edited(SECOND, ",\"category\":{\"S\":\"Lights\"}", ""));

        assertThat(shop.bestSellers("demo", "Lights")).isEmpty();
    }
}
