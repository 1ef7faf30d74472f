package io.para4j.examples.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Para;
import io.para4j.feed.Feed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without Lambda: the same handler in a feed, here on the store in memory. */
class BestSellersFeedTest {
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void theSameHandlerServesAFeed() {
        try (TestShop shop = TestShop.inMemory()) {
            Para para = shop.injector().getInstance(Para.class);
            BestSellers bestSellers = shop.injector().getInstance(BestSellers.class);
            para.apps().enableFeed("demo");
            List<String> counted = List.of("desk 5", "lamp 2");
            try (Feed feed = bestSellers.start("demo", "best-sellers")) {
                shop.product("lamp", 50);
                shop.product("desk", 50);
                shop.order("lamp", 2);
                String cancelled = shop.order("lamp", 30).id();
                shop.order("desk", 5);
                shop.send("DELETE", "/orders/" + cancelled, null, "If-Match", "*");
                while (feed.status().isRunning()
                        && !shop.bestSellers("demo", "Things").equals(counted)) {
                    Thread.onSpinWait();
                }
            }
            assertThat(shop.bestSellers("demo", "Things")).isEqualTo(counted);
        }
    }
}
