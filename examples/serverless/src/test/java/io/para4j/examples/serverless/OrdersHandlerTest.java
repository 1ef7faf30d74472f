package io.para4j.examples.serverless;

import static io.para4j.examples.serverless.TestShop.JSON;
import static io.para4j.examples.serverless.TestShop.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.ReadOptions;
import io.para4j.examples.serverless.domain.ShopAccount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders as transactions: stock, order and account change together, or not at all. */
class OrdersHandlerTest {
    private final TestShop shop = TestShop.inMemory();

    @AfterEach
    void close() {
        shop.close();
    }

    private int stock(String id) {
        return shop.send("GET", "/products/" + id, null).body().path("stock").asInt();
    }

    private BigDecimal balance() {
        return shop.store()
                .read(ShopAccount.class, ShopAccount.idOf("ada"), ReadOptions.strong())
                .orElseThrow()
                .balance();
    }

    private int orders() {
        return shop.send("GET", "/orders?limit=100", null).body().path("items").size();
    }

    private Reply post(String body) {
        return shop.send("POST", "/orders", body, "Content-Type", JSON);
    }

    @Test
    void orderTakesStockAndMoney() {
        shop.product("p", 5);
        shop.product("q", 5);
        Reply order = post("{\"account\":\"ada\",\"note\":\"n\",\"lines\":"
                + "[{\"product\":\"p\",\"quantity\":2},{\"product\":\"q\",\"quantity\":1}]}");
        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().path("total").decimalValue()).isEqualByComparingTo("30");
        assertThat(order.body().path("lines").path(0).path("price").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(List.of(stock("p"), stock("q"))).containsExactly(3, 4);
        assertThat(balance()).isEqualByComparingTo("970");
        assertThat(shop.send("GET", "/orders?account=ada", null).body().path("items"))
                .hasSize(1);
    }

    @Test
    void refusedOrderChangesNothing() {
        shop.product("p", 5);
        shop.product("q", 200);
        Reply noStock = post("{\"account\":\"ada\",\"lines\":"
                + "[{\"product\":\"q\",\"quantity\":1},{\"product\":\"p\",\"quantity\":6}]}");
        Reply noMoney = shop.order("q", 101);
        Reply noAccount = post("{\"account\":\"nemo\",\"lines\":[{\"product\":\"p\",\"quantity\":1}]}");

        assertThat(List.of(noStock, noMoney, noAccount)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body().path("code").asText()).isEqualTo("TRANSACTION_REFUSED");
        });
        assertThat(noStock.body().path("errors")).hasSize(1);
        assertThat(noStock.body().path("errors").path(0).path("id").asText()).isEqualTo("p");
        assertThat(noMoney.body().path("errors").path(0).path("id").asText()).isEqualTo("account:ada");
        assertThat(List.of(stock("p"), stock("q"))).containsExactly(5, 200);
        assertThat(balance()).isEqualByComparingTo("1000");
        assertThat(orders()).isZero();
    }

    @Test
    void invalidLinesAreReportedTogether() {
        shop.product("p", 5);
        Reply shape = post("{\"account\":\"ada\",\"lines\":[null,{\"product\":\"p\",\"quantity\":0},"
                + "{\"product\":\"p\",\"quantity\":1,\"price\":1},{\"quantity\":1}]}");
        assertThat(shape.status()).isEqualTo(422);
        assertThat(shape.body().path("violations")).hasSize(5);

        Reply unknown = post("{\"account\":\"ada\",\"lines\":"
                + "[{\"product\":\"x\",\"quantity\":1},{\"product\":\"y\",\"quantity\":1}]}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().path("violations")).hasSize(2);

        Reply empty = post("{\"account\":\"A!\",\"lines\":[]}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body().path("violations")).hasSize(2);
    }

    @Test
    void repeatedOrderIsChargedOnce() {
        shop.product("p", 1);
        Reply first = shop.order("p", 1, "Idempotency-Key", "k");
        Reply again = shop.order("p", 1, "Idempotency-Key", "k");
        assertThat(List.of(first.status(), again.status())).containsOnly(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(stock("p")).isZero();
        assertThat(balance()).isEqualByComparingTo("990");
    }

    @Test
    void simultaneousRepetitionsAreChargedOnce() throws Exception {
        shop.product("p", 100);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Reply> request = () -> {
                start.await();
                return shop.order("p", 1, "Idempotency-Key", "k");
            };
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(threads.submit(request));
            }
            start.countDown();
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
                assertThat(reply.get().id()).isEqualTo(replies.get(0).get().id());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stock("p")).isEqualTo(99);
        assertThat(balance()).isEqualByComparingTo("990");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void onlyStateAndNoteChange() {
        shop.product("p", 5);
        Reply order = shop.order("p", 1);
        String target = "/orders/" + order.id();
        Reply refused = shop.send(
                "PATCH",
                target,
                "{\"account\":\"grace\",\"lines\":[],\"total\":0}",
                "Content-Type",
                MERGE_PATCH,
                "If-Match",
                order.tag());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("violations")).hasSize(3);

        Reply paid = shop.send(
                "PATCH", target, "{\"state\":\"PAID\"}", "Content-Type", MERGE_PATCH, "If-Match", order.tag());
        assertThat(paid.status()).isEqualTo(200);
        Reply replaced = shop.send(
                "PUT", target, "{\"state\":\"SENT\",\"note\":\"gone\"}", "Content-Type", JSON, "If-Match", paid.tag());
        assertThat(replaced.status()).isEqualTo(200);
        Reply read = shop.send("GET", target, null);
        assertThat(read.body().path("note").asText()).isEqualTo("gone");
        assertThat(read.body().path("total").decimalValue()).isEqualByComparingTo("10");
        assertThat(read.body().path("lines")).hasSize(1);
    }

    @Test
    void cancelledOrderGivesStockAndMoneyBack() {
        shop.product("p", 5);
        Reply gone = shop.product("q", 5);
        Reply order = post("{\"account\":\"ada\",\"lines\":"
                + "[{\"product\":\"p\",\"quantity\":2},{\"product\":\"q\",\"quantity\":1}]}");
        String tag = shop.send("GET", "/products/q", null).tag();
        assertThat(tag).isNotEqualTo(gone.tag());
        shop.send("DELETE", "/products/q", null, "If-Match", tag);

        String target = "/orders/" + order.id();
        assertThat(shop.send("DELETE", target, null, "If-Match", "\"stale\"").status())
                .isEqualTo(412);
        assertThat(shop.send("DELETE", target, null, "If-Match", order.tag()).status())
                .isEqualTo(204);
        assertThat(shop.send("DELETE", target, null, "If-Match", order.tag()).status())
                .isEqualTo(404);
        assertThat(stock("p")).isEqualTo(5);
        assertThat(balance()).isEqualByComparingTo("1000");
        assertThat(orders()).isZero();
    }

    @Test
    void sentOrderIsNotCancelled() {
        shop.product("p", 5);
        Reply order = shop.order("p", 1);
        String target = "/orders/" + order.id();
        Reply sent = shop.send(
                "PATCH", target, "{\"state\":\"SENT\"}", "Content-Type", MERGE_PATCH, "If-Match", order.tag());
        assertThat(shop.send("DELETE", target, null, "If-Match", sent.tag()).status())
                .isEqualTo(409);
        assertThat(orders()).isEqualTo(1);
        assertThat(stock("p")).isEqualTo(4);
    }

    @Test
    void idOfAnotherCollectionIsTaken() {
        shop.product("p", 5);
        shop.product("q", 5);
        String body = "{\"account\":\"ada\",\"lines\":[{\"product\":\"p\",\"quantity\":1}]}";
        String[] headers = {"Content-Type", JSON, "If-None-Match", "*"};
        assertThat(shop.send("PUT", "/orders/q", body, headers).status()).isEqualTo(409);
        assertThat(shop.send("PUT", "/orders/p", body, headers).status()).isEqualTo(422);
        assertThat(List.of(stock("p"), stock("q"))).containsOnly(5);
    }

    @Test
    void putCreatesAnOrderOnce() {
        shop.product("p", 5);
        String body = "{\"account\":\"ada\",\"lines\":[{\"product\":\"p\",\"quantity\":1}]}";
        Reply first = shop.send("PUT", "/orders/o1", body, "Content-Type", JSON, "If-None-Match", "*");
        Reply again = shop.send("PUT", "/orders/o1", body, "Content-Type", JSON, "If-None-Match", "*");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.tag()).isEqualTo(first.tag());
        assertThat(stock("p")).isEqualTo(4);
    }
}
