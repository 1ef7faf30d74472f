package io.para4j.examples.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.feed.Feed;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Passes the records of a real stream through the function for it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BestSellersStreamTest {
    private final EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
    private final TestShop shop = TestShop.on(
            Map.of(
                    "para.dynamodb.endpoint", database.endpoint().toString(),
                    "para.dynamodb.streams_enabled", "true",
                    "para.dynamodb.deadline", "1m"),
            new AWSDynamoDAOModule());
    private final StreamOfTable stream = new StreamOfTable(database, "shop-0");

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Test
    void theBestSellersFollowTheOrdersOfTheStream() {
        shop.product("lamp", 50);
        shop.product("desk", 50);
        shop.order("lamp", 2);
        String cancelled = shop.order("lamp", 30).id();
        shop.order("desk", 5);
        shop.order("lamp", 1);
        assertThat(shop.send(
                                "PATCH",
                                "/orders/" + cancelled,
                                "{\"note\":\"soon\"}",
                                "If-Match",
                                "*",
                                "Content-Type",
                                TestShop.MERGE_PATCH)
                        .status())
                .isEqualTo(200);
        assertThat(shop.send("DELETE", "/orders/" + cancelled, null, "If-Match", "*")
                        .status())
                .isEqualTo(204);

        assertThat(shop.changes(stream.event())).isEqualTo(TestShop.ALL_HANDLED);
        assertThat(shop.bestSellers("demo", "Things")).containsExactly("desk 5", "lamp 3");
        assertThat(shop.bestSellers("other", "Things")).isEmpty();

        // The whole stream again, which now has what the function has written itself.
        String all = stream.event();
        assertThat(all).contains("sales:desk:Things", "counted:");
        assertThat(shop.changes(all)).isEqualTo(TestShop.ALL_HANDLED);
        assertThat(shop.bestSellers("demo", "Things")).containsExactly("desk 5", "lamp 3");
        assertThat(stream.event()).as("a repetition writes nothing").isEqualTo(all);
    }

    @Test
    void aFeedRepeatsWhatWasGivenUp() {
        shop.product("lamp", 50);
        shop.order("lamp", 2);
        String givenUp = stream.event();
        shop.order("lamp", 3);
        assertThat(shop.changes(stream.event(givenUp))).isEqualTo(TestShop.ALL_HANDLED);
        assertThat(shop.bestSellers("demo", "Things")).containsExactly("lamp 3");

        try (Feed feed = shop.injector().getInstance(BestSellers.class).start("demo", "given-up")) {
            List<String> all = List.of("lamp 5");
            while (feed.status().isRunning()
                    && !shop.bestSellers("demo", "Things").equals(all)) {
                Thread.onSpinWait();
            }
        }
        assertThat(shop.bestSellers("demo", "Things")).containsExactly("lamp 5");
    }
}
