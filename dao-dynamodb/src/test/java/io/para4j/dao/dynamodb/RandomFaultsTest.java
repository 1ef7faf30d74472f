package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.util.Modules;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.FaultPlan;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import io.para4j.testkit.dynamodb.SeenRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs 10,000 random operations in 8 threads, while a fifth of all requests fail in every way that the transport
 * offers. Afterwards the store holds all acknowledged writes and some of the unknown ones; no write that was refused is
 * applied. Each run has its own seed, and {@code -Dpara.faults.seed} repeats one.
 */
@ExtendWith(DynamoDBExtension.class)
class RandomFaultsTest {
    private static final int OPERATIONS = 10_000;
    private static final int THREADS = 8;
    private static final double SHARE = 0.2;
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final String ROOT = "faults-root";

    private final long seed = Long.getLong("para.faults.seed", new SecureRandom().nextInt());
    private final OutcomeTally tally = new OutcomeTally();

    private static Para para(FaultTransport transport, DynamoDBServer dynamoDB) {
        return Para.start(
                new ParaModule(TestConfig.at(dynamoDB, Map.of("para.app_name", ROOT))),
                Modules.override(new AWSDynamoDAOModule(), TestClientModule.over(transport))
                        .with(InstantSleeper.module()));
    }

    @Test
    @Timeout(180)
    void storeHoldsTheAcknowledgedWritesAndSomeOfTheUnknownOnes(DynamoDBServer dynamoDB) throws Exception {
        try (FaultTransport transport = FaultTransport.create();
                Para para = para(transport, dynamoDB)) {
            para.apps().create("faults");
            Store store = para.store("faults");
            SharedCounters counters = SharedCounters.create(store, tally);
            List<SingleWriterObjects> owned = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                owned.add(new SingleWriterObjects(store, "t" + i + "-", new Random(seed + i), tally));
            }
            transport.clear();
            FaultPlan plan = transport.follow(
                    FaultPlan.random(seed, SHARE).on(Request.ofData().exceptTable(ROOT)));
            long start = System.nanoTime();
            run(counters, owned);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            transport.off();
            report(plan, transport.requests(), taken);
            assertThat(tally.failures()).as(plan.toString()).isEmpty();
            counters.assertStoredAsExpected();
            owned.forEach(SingleWriterObjects::assertStoredAsExpected);
            assertThat(tally.operations()).isEqualTo(OPERATIONS);
            assertThat(tally.unknown()).isPositive();
            assertThat(taken).isLessThan(DEADLINE);
        }
    }

    private void run(SharedCounters counters, List<SingleWriterObjects> owned) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                SingleWriterObjects objects = owned.get(i);
                Random random = new Random(seed ^ i);
                runs.add(threads.submit(() -> {
                    for (int n = 0; n < OPERATIONS / THREADS; n++) {
                        if (random.nextInt(3) == 0) {
                            counters.step(random);
                        } else {
                            objects.step();
                        }
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void report(FaultPlan plan, List<SeenRequest> last, Duration taken) {
        Map<String, Integer> kinds = new TreeMap<>();
        last.forEach(request -> request.fault().ifPresent(fault -> kinds.merge(fault, 1, Integer::sum)));
        System.out.printf(
                "random faults: %s; %s; %d ms; of the last %d requests %s%n",
                plan, tally, taken.toMillis(), last.size(), kinds);
        assertThat(kinds).hasSize(10);
    }
}
