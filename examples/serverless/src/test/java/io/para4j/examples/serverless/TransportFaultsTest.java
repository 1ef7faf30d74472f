package io.para4j.examples.serverless;

import static io.para4j.examples.serverless.TestShop.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.dynamodb.DynamoDBClientCustomizer;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults between the shop and DynamoDB, and the answers that they lead to. */
@ExtendWith(DynamoDBExtension.class)
class TransportFaultsTest {
    private final FaultTransport faults = FaultTransport.create();
    private TestShop shop;

    @BeforeEach
    void start(DynamoDBServer database) {
        shop = TestShop.on(
                Map.of(
                        "para.dynamodb.endpoint", database.endpoint().toString(),
                        "para.app_name", "faults",
                        "para.dynamodb.table_prefix", "shop-faults-",
                        "para.dynamodb.deadline", "300ms",
                        "para.dynamodb.create_tables", "create"),
                new AWSDynamoDAOModule(),
                client());
        String tag = shop.product("p", 5).header("ETag").orElse("");
        assertThat(tag).isNotEmpty();
    }

    private Module client() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), DynamoDBClientCustomizer.class)
                        .setBinding()
                        .toInstance(faults::install);
            }
        };
    }

    @AfterEach
    void close() {
        faults.off();
        shop.send("DELETE", "/products/p", null, "If-Match", "*");
        shop.close();
        faults.close();
    }

    private Reply patch() {
        return shop.send("PATCH", "/products/p", "{\"stock\":4}", "Content-Type", MERGE_PATCH, "If-Match", "*");
    }

    private int stock() {
        faults.off();
        return shop.send("GET", "/products/p", null).body().path("stock").asInt();
    }

    private static void assertProblem(Reply reply, int status, String type, String code) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.body().path("type").asText()).isEqualTo("urn:para4j:shop:" + type);
        assertThat(reply.body().path("code").asText()).isEqualTo(code);
        assertThat(reply.header("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void throttledRequestsAreToBeSentLater() {
        faults.on(Request.ofData()).then(Fault.throttle());
        assertProblem(shop.send("GET", "/products/p", null), 503, "throttled", "THROTTLED");
        assertProblem(shop.send("GET", "/products", null), 503, "throttled", "THROTTLED");
        assertProblem(patch(), 503, "throttled", "THROTTLED");
        assertProblem(shop.order("p", 1), 503, "throttled", "THROTTLED");
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void throttledWritesAreToBeSentLater() {
        faults.on(Request.writes()).then(Fault.throttle());
        assertProblem(patch(), 503, "throttled", "THROTTLED");
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void transactionThatMeetsOthersIsToBeSentLater() {
        faults.on(Request.of("TransactWriteItems")).then(Fault.transactionConflict());
        assertProblem(shop.order("p", 1), 503, "throttled", "TRANSACTION_CONFLICT");
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void failedReadsAreUnavailable() {
        for (Fault fault :
                List.of(Fault.refuseConnection(), Fault.internalError(), Fault.unavailable(), Fault.loseAnswer())) {
            faults.on(Request.ofData()).then(fault);
            assertProblem(shop.send("GET", "/products/p", null), 503, "unavailable", "STORAGE_FAILED");
            faults.off();
        }
    }

    @Test
    void lostAnswersOfWritesHaveTheIdToRead() {
        faults.on(Request.of("UpdateItem")).then(Fault.loseAnswer());
        faults.on(Request.of("GetItem").after(1)).then(Fault.refuseConnection());
        Reply reply = patch();
        assertProblem(reply, 504, "outcome-unknown", "WRITE_OUTCOME_UNKNOWN");
        assertThat(reply.id()).isEqualTo("p");
        assertThat(stock()).isEqualTo(4);
    }

    @Test
    void lostAnswerOfAnOrderIsFoundByItsKey() {
        faults.on(Request.of("TransactWriteItems")).then(Fault.loseAnswer());
        Reply lost = shop.order("p", 1, "Idempotency-Key", "key");
        assertProblem(lost, 504, "outcome-unknown", "WRITE_OUTCOME_UNKNOWN");
        assertThat(lost.body().path("ids")).hasSize(3);
        faults.off();

        Reply again = shop.order("p", 1, "Idempotency-Key", "key");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(stock()).isEqualTo(4);
        shop.send("DELETE", "/orders/" + again.id(), null, "If-Match", "*");
    }

    @Test
    void answerThatIsLostOnceIsNotNoticed() {
        faults.on(Request.of("UpdateItem").calls(1)).then(Fault.loseAnswer());
        assertThat(patch().status()).isEqualTo(200);
        assertThat(stock()).isEqualTo(4);
    }
}
