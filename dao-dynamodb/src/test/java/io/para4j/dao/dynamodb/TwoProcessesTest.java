package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.testkit.SharedHistory;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs two {@link WorkerProcess}es at a time on one table, and kills each at a random moment. All answers together must
 * be linearizable, and no cached read may be older than the newest version that its process has written. Each run has its
 * own seed, which {@code -Dpara.processes.seed} sets. {@code -Dpara.processes.kills} (4) is the number of processes, and
 * {@code -Dpara.processes.lines} (60) bounds the number of lines that each prints before it is killed.
 */
@ExtendWith(DynamoDBExtension.class)
class TwoProcessesTest {
    private static final String ROOT = "processes-root";
    private static final String APP = "processes";
    private static final int AT_A_TIME = 2;

    private final int kills = Integer.getInteger("para.processes.kills", 4);
    private final long seed = Long.getLong("para.processes.seed", new SecureRandom().nextInt());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void answersAreLinearizableAcrossProcessesThatAreKilled(DynamoDBServer dynamoDB) throws Exception {
        try (Para para = Para.start(
                new ParaModule(TestConfig.at(dynamoDB, Map.of("para.app_name", ROOT))), new AWSDynamoDAOModule())) {
            para.apps().create(APP);
            Store store = para.store(APP);
            for (String id : WorkerProcess.COUNTERS) {
                Sysprop counter = new Sysprop("counter");
                counter.setId(id);
                store.create(counter);
            }
            long start = System.nanoTime();
            List<String> arguments =
                    List.of(dynamoDB.endpoint().toString(), ROOT, APP, folder.toString(), Long.toString(seed));
            new KilledProcess(WorkerProcess.class, folder, arguments, this::lines).run(kills, AT_A_TIME);
            int cachedReads = IntStream.range(0, kills).map(this::lines).sum() * WorkerProcess.READS_A_LINE;
            int calls = SharedHistory.check(store, files());
            System.out.printf(
                    "two processes: %d killed, %d calls and %d cached reads, seed %d; %d ms%n",
                    kills, calls, cachedReads, seed, (System.nanoTime() - start) / 1_000_000);
            assertThat(calls).isPositive();
            assertThat(cachedReads).isPositive();
        }
    }

    /** Returns the number of lines after which a process is killed. */
    private int lines(int number) {
        int longest = Integer.getInteger("para.processes.lines", 60);
        return longest / 3 + new Random(seed + number).nextInt(longest - longest / 3);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".calls")).toList();
        }
    }
}
