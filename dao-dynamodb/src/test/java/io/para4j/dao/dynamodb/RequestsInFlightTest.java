package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests the number of requests in flight and of objects in memory. */
@Timeout(120)
class RequestsInFlightTest {
    private static final ScriptedAnswer APP_RECORD = ScriptedAnswer.ok("""
            {"Item":{"key":{"S":"shop"},"type":{"S":"app"},"version":{"N":"1"},"_w":{"S":"w0"},"appid":{"S":"para"},\
            "timestamp":{"N":"1700000000000"},"name":{"S":"shop"},"sharingTable":{"BOOL":false},"state":{"S":"ACTIVE"}}}""");
    private static final ScriptedAnswer WRITTEN = ScriptedAnswer.OK;

    /** Runs the work of an application on a store that answers writes as given. */
    private static void run(int parallelism, ScriptedAnswer writes, Consumer<Store> work) {
        ScriptedTransport transport = ScriptedTransport.always(
                (operation, body) -> (operation.equals("GetItem") ? APP_RECORD : writes).to(operation, body));
        try (DynamoDBTestStore scripted = DynamoDBTestStore.over(transport, 1, DynamoDBTestStore.REAL_TIME);
                Para para = para(scripted.client, parallelism)) {
            work.accept(para.store("shop"));
        }
    }

    private static Para para(DynamoDbClient client, int parallelism) {
        Map<String, ?> config = Map.of("para.dynamodb.create_tables", "off", "para.dynamodb.parallelism", parallelism);
        return Para.start(
                new ParaModule(ConfigFactory.parseMap(config)), new AWSDynamoDAOModule(), TestClientModule.of(client));
    }

    /** Each answer waits for seven other requests, so that sequential requests would never be answered. */
    @Test
    void thousandNewObjectsAreCreatedInRoundsOfEightRequests() {
        AtomicLong rounds = new AtomicLong();
        CyclicBarrier eight = new CyclicBarrier(8, rounds::incrementAndGet);
        run(
                8,
                (operation, body) -> {
                    await(eight);
                    return WRITTEN.to(operation, body);
                },
                shop -> shop.createAll(LongStream.range(0, 1000)
                        .mapToObj(i -> new Sysprop("thing"))
                        .toList()));

        assertThat(rounds).as("rounds of eight, for 1,000 objects by 25").hasValue(5);
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("eight requests were never in flight together", e);
        }
    }

    @Test
    void hundredThousandObjectsOfAStreamAreNeverMoreThanOneBatchInMemory() {
        AtomicLong made = new AtomicLong();
        AtomicLong reported = new AtomicLong();
        AtomicLong most = new AtomicLong();
        Stream<Sysprop> objects = LongStream.range(0, 100_000).mapToObj(i -> {
            most.accumulateAndGet(made.incrementAndGet() - reported.get(), Math::max);
            return new Sysprop("thing");
        });

        run(
                8,
                WRITTEN,
                shop -> shop.createAll(objects, result -> {
                    assertThat(result.isDone()).isTrue();
                    reported.addAndGet(result.entries().size());
                }));

        assertThat(reported).hasValue(100_000);
        assertThat(most).as("objects made and not yet reported").hasValue(Store.STREAM_BATCH);
    }
}
