package io.para4j.testkit.tests.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.CacheStatistics;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.Sysprop;
import io.para4j.testkit.KitClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that threads which read and write through a byte cache get correct results while its calls fail at random:
 * before their effect, after it, or late. A failure names the seed of the random numbers. The interleaving of the
 * threads is not repeatable.
 */
class RandomFailuresTest {
    private static final int THREADS = 4;
    private static final int OBJECTS = 8;
    private static final int CALLS = 8_000;
    private static final double RATE = 0.1;

    private final long seed = Long.getLong("para.testkit.seed", new SecureRandom().nextInt());
    private final KitClock clock = new KitClock();
    private final Para para = Para.start(
            new ParaModule(ConfigFactory.load()).clock(clock),
            new MemoryDAOModule(),
            new FlakyByteCacheModule(OBJECTS - 2, seed, RATE));
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        para.close();
    }

    @Test
    void noReadOrWriteFailsAndEachResultWasTrueSinceItsReadBegan() {
        para.apps().create("shop");
        Store store = para.store("shop");
        List<Life> lives = IntStream.range(0, OBJECTS)
                .mapToObj(i -> new Life("id" + i, store))
                .toList();
        List<Future<List<String>>> ends = IntStream.range(0, THREADS)
                .mapToObj(i -> threads.submit(() -> run(i, store, lives)))
                .toList();
        String again = "wrong results; repeat with -Dpara.testkit.seed=" + seed;
        for (Future<List<String>> end : ends) {
            assertThat(end)
                    .as(again)
                    .succeedsWithin(60, TimeUnit.SECONDS)
                    .as(again)
                    .isEqualTo(List.of());
        }
        CacheStatistics cache = para.cacheStatistics().orElseThrow();
        assertThat(cache.cacheFailures()).as("failures of the cache").isGreaterThan(CALLS / 10);
        assertThat(cache.hits()).as("hits in spite of them").isGreaterThan(CALLS / 10);
    }

    /** Writes this thread's own objects, reads all objects, and returns the wrong results. */
    private List<String> run(int thread, Store store, List<Life> lives) {
        Random random = new Random(seed + thread);
        List<String> wrong = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            int any = random.nextInt(OBJECTS);
            if (random.nextInt(5) == 0) {
                lives.get(any - any % THREADS + thread).writeNext(random);
            } else {
                wrong.addAll(read(store, random, lives.subList(any, Math.min(any + 1 + random.nextInt(3), OBJECTS))));
            }
            // Ids that bypass the cache after a failure return to it.
            clock.step(Duration.ofMillis(200));
        }
        return wrong;
    }

    private static List<String> read(Store store, Random random, List<Life> lives) {
        ReadOptions options = random.nextInt(10) == 0 ? ReadOptions.strong() : ReadOptions.defaults();
        List<Integer> before = lives.stream().map(Life::acknowledged).toList();
        List<String> ids = lives.stream().map(Life::id).toList();
        Map<String, Sysprop> found = ids.size() == 1
                ? store.read(Sysprop.class, ids.get(0), options)
                        .map(object -> Map.of(ids.get(0), object))
                        .orElse(Map.of())
                : store.readAll(Sysprop.class, ids, options);
        return IntStream.range(0, ids.size())
                .filter(i -> !lives.get(i).allows(Optional.ofNullable(found.get(ids.get(i))), before.get(i)))
                .mapToObj(i -> ids.get(i) + ", state " + before.get(i) + " acknowledged, read " + found.get(ids.get(i)))
                .toList();
    }
}
