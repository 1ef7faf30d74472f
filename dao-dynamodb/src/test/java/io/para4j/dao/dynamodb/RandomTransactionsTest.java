package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.util.Modules;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.dao.dynamodb.RandomTransactions.End;
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
 * Runs random transactions in 8 threads over two apps, one with own and one with shared storage, while a fifth of all
 * requests fail in every way that the transport offers. The total of all accounts is kept, and no transaction is lost,
 * applied twice or in part, or refused without reason. Each run has its own seed, and {@code -Dpara.transactions.seed}
 * repeats one. {@code -Dpara.transactions.count} is the number of transactions.
 */
@ExtendWith(DynamoDBExtension.class)
class RandomTransactionsTest {
    private static final int THREADS = 8;
    private static final double SHARE = 0.2;
    private static final double MOST_UNKNOWN = 0.02;
    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final String ROOT = "random-tx-root";

    private final int transactions = Integer.getInteger("para.transactions.count", 1_000);
    private final long seed = Long.getLong("para.transactions.seed", new SecureRandom().nextInt());

    @Test
    @Timeout(300)
    void totalIsKeptAndEachTransactionIsAppliedOnceOrNotAtAll(DynamoDBServer dynamoDB) throws Exception {
        Map<String, Object> config = Map.of(
                "para.app_name",
                ROOT,
                "para.prepend_shared_appids_with_space",
                true,
                "para.modify_deadline",
                "60s",
                "para.shared_table_name",
                "random-tx");
        try (FaultTransport transport = FaultTransport.create();
                Para para = Para.start(
                        new ParaModule(TestConfig.at(dynamoDB, config))
                                .types(RandomTransactions.Account.class, RandomTransactions.Entry.class),
                        Modules.override(new AWSDynamoDAOModule(), TestClientModule.over(transport))
                                .with(InstantSleeper.module()))) {
            para.apps().create("tx-own");
            para.apps().createShared("tx-shared");
            RandomTransactions random = new RandomTransactions(para, "tx-own", "tx-shared");
            random.begin(THREADS);
            transport.clear();
            FaultPlan plan = transport.follow(
                    FaultPlan.random(seed, SHARE).on(Request.ofData().exceptTable(ROOT)));
            long start = System.nanoTime();
            run(random);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            transport.off();
            double unknown = (double) random.count(End.UNKNOWN) / transactions;
            System.out.printf(
                    "random transactions: %s; %s, share of unknown %.4f; %d ms; %s%n",
                    plan, random, unknown, taken.toMillis(), kinds(transport.requests()));
            assertThat(random.failures).as(plan.toString()).isEmpty();
            random.assertStoredAsExpected(THREADS);
            assertThat(unknown).isLessThan(MOST_UNKNOWN);
            assertThat(random.count(End.DONE)).isGreaterThan(transactions / 2);
            assertThat(kinds(transport.requests()))
                    .containsKeys("transaction conflict", "throttled part", "transaction in progress", "lose answer");
        }
    }

    private void run(RandomTransactions random) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Random own = new Random(seed ^ i);
                runs.add(threads.submit(() -> {
                    for (int n = 0; n < transactions / THREADS; n++) {
                        random.step(thread, n, own);
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

    private static Map<String, Integer> kinds(List<SeenRequest> last) {
        Map<String, Integer> kinds = new TreeMap<>();
        last.forEach(request -> request.fault().ifPresent(fault -> kinds.merge(fault, 1, Integer::sum)));
        return kinds;
    }
}
