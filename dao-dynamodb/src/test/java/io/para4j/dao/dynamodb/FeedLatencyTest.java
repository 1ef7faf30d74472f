package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.model.Sysprop;
import io.para4j.spi.Operation;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures the time from an acknowledged write to its handler, and the requests of a feed without changes. It checks only
 * that every change arrives, and that an idle feed sends one request a poll and shard, and a few to list the shards. {@code
 * -Dpara.feed.writes} (20) is the number of writes, and {@code -Dpara.feed.poll} (20) the poll interval in milliseconds.
 */
@ExtendWith(DynamoDBExtension.class)
class FeedLatencyTest {
    private static final String ROOT = "latency-root";
    private static final String APP = "feed-latency";
    private static final int IDLE_POLLS = 20;

    private final int writes = Integer.getInteger("para.feed.writes", 20);
    private final Duration poll = Duration.ofMillis(Integer.getInteger("para.feed.poll", 20));
    private final Random random = new Random(new SecureRandom().nextInt());
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    private void count(Operation operation) {
        if (operation.kind() == Operation.Kind.READ_CHANGES) {
            polls.incrementAndGet();
            requests.addAndGet(operation.cost().requests());
        }
    }

    @Test
    @Timeout(600)
    void everyChangeArrivesAndAnIdleFeedSendsFewRequests(DynamoDBServer dynamoDB) throws Exception {
        Config config = TestConfig.at(dynamoDB, Map.of("para.app_name", ROOT, "para.dynamodb.streams_enabled", true));
        SynchronousQueue<Long> arrivals = new SynchronousQueue<>();
        try (Para para = Para.start(new ParaModule(config).listener(this::count), new AWSDynamoDAOModule())) {
            para.apps().create(APP);
            Store store = para.store(APP);
            FeedPlan plan = FeedPlan.of(APP).pollEvery(poll).each("clock", change -> arrivals.put(System.nanoTime()));
            try (Feed feed = para.changes().start(plan)) {
                long[] micros = new long[writes];
                for (int i = 0; i < writes; i++) {
                    store.create(new Sysprop("thing"));
                    long written = System.nanoTime();
                    micros[i] = (arrivals.take() - written) / 1_000;
                    LockSupport.parkNanos((long) (random.nextDouble() * poll.toNanos()));
                }
                Arrays.sort(micros);
                int pollsBefore = polls.get();
                int requestsBefore = requests.get();
                long start = System.nanoTime();
                while (polls.get() < pollsBefore + IDLE_POLLS) {
                    LockSupport.parkNanos(poll.toNanos());
                }
                int idle = requests.get() - requestsBefore;
                System.out.printf(
                        "feed: poll interval %d ms, %d writes, median %.1f ms, 99th percentile %.1f ms, idle %.0f requests a"
                                + " minute%n",
                        poll.toMillis(),
                        writes,
                        micros[writes / 2] / 1e3,
                        micros[writes * 99 / 100] / 1e3,
                        idle * 60e9 / (System.nanoTime() - start));
                assertThat(idle).isBetween(IDLE_POLLS, 2 * IDLE_POLLS);
                assertThat(feed.status().subscription("clock").handled()).isEqualTo(writes);
            }
        }
    }
}
