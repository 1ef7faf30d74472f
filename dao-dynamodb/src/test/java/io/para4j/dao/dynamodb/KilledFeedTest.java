package io.para4j.dao.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Para;
import io.para4j.Store;
import io.para4j.feed.Feed;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes objects in 8 threads while {@link FeedProcess}es record the changes, one after the other, and each is killed at a
 * random moment. The shards of the stream roll over meanwhile. No change may be lost or out of order (rules FED-1, FED-2,
 * FED-4, FED-9). {@code -Dpara.feed.seed} sets the seed, {@code -Dpara.feed.changes} (1,500) the number of changes,
 * {@code -Dpara.feed.ids} (60) that of ids, {@code -Dpara.feed.rollovers} (4) that of rollovers, and
 * {@code -Dpara.feed.kills} (3) that of processes.
 */
class KilledFeedTest {
    private static final String ROOT = "feed-root";
    private static final String APP = "feed-killed";
    private static final int THREADS = 8;

    private final int changes = Integer.getInteger("para.feed.changes", 1_500);
    private final int ids = Integer.getInteger("para.feed.ids", 60);
    private final int rollovers = Integer.getInteger("para.feed.rollovers", 4);
    private final int kills = Integer.getInteger("para.feed.kills", 3);
    private final long seed = Long.getLong("para.feed.seed", new SecureRandom().nextInt());
    private final AtomicInteger written = new AtomicInteger();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void killedConsumersMissNoChangeAndKeepTheOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (EmbeddedDynamoDB dynamoDB = EmbeddedDynamoDB.start();
                Para para = Para.start(
                        FeedProcess.module(dynamoDB.endpoint().toString(), ROOT), new AWSDynamoDAOModule())) {
            para.apps().create(APP);
            List<Future<FeedJournal>> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                writers.add(threads.submit(() -> write(para.store(APP), thread, dynamoDB)));
            }
            List<String> arguments =
                    List.of(dynamoDB.endpoint().toString(), ROOT, APP, folder.toString(), Long.toString(seed));
            int most = 1 + changes / kills;
            KilledProcess consumers = new KilledProcess(
                    FeedProcess.class, folder, arguments, number -> 1 + new Random(seed + number).nextInt(most));
            consumers.run(kills, 1);
            List<FeedJournal> journals = new ArrayList<>();
            for (Future<FeedJournal> each : writers) {
                journals.add(each.get());
            }
            recordTheRest(para, journals);
            int duplicates = FeedJournal.check(journals, files());
            System.out.printf(
                    "killed feed: %d changes of %d ids, %d rollovers, %d consumers killed, %d changes came again, seed %d%n",
                    written.get(), ids, rollovers, kills, duplicates, seed);
            assertThat(written.get()).isGreaterThanOrEqualTo(changes);
        } finally {
            threads.shutdownNow();
        }
    }

    private FeedJournal write(Store store, int thread, EmbeddedDynamoDB dynamoDB) {
        FeedJournal journal = new FeedJournal();
        Random random = new Random(seed * THREADS + thread);
        int every = changes / (rollovers + 1);
        for (int count = written.incrementAndGet(); count <= changes; count = written.incrementAndGet()) {
            int id = random.nextInt(ids / THREADS) * THREADS + thread;
            journal.change(store, "thing-" + id, random);
            if (count % every == 0) {
                dynamoDB.rollShards();
            }
        }
        written.decrementAndGet();
        return journal;
    }

    /** Runs one more consumer in this process, until every acknowledged change has been recorded. */
    private void recordTheRest(Para para, List<FeedJournal> journals) throws Exception {
        Set<String> missing = new HashSet<>();
        journals.forEach(journal -> missing.addAll(journal.all()));
        for (Path file : files()) {
            missing.removeAll(Files.readAllLines(file, UTF_8));
        }
        Path file = folder.resolve(kills + ".changes");
        AtomicInteger recorded = new AtomicInteger();
        try (Feed feed =
                para.changes().start(FeedProcess.plan(APP, file, new Random(seed), recorded::incrementAndGet))) {
            while (!missing.isEmpty()) {
                int before = recorded.get();
                if (Files.exists(file)) {
                    missing.removeAll(Files.readAllLines(file, UTF_8));
                }
                while (!missing.isEmpty() && recorded.get() == before) {
                    assertThat(feed.awaitStop(Duration.ofMillis(20)))
                            .as(() -> feed.status() + "")
                            .isFalse();
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number <= kills; number++) {
            Path file = folder.resolve(number + ".changes");
            if (Files.exists(file)) {
                files.add(file);
            }
        }
        return files;
    }
}
