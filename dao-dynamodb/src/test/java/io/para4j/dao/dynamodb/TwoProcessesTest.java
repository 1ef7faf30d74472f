package io.para4j.dao.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.testkit.SharedHistory;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicLong cachedReads = new AtomicLong();

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
            runProcesses(dynamoDB);
            int calls = SharedHistory.check(store, files());
            System.out.printf(
                    "two processes: %d killed, %d calls and %d cached reads, seed %d; %d ms%n",
                    kills, calls, cachedReads.get(), seed, (System.nanoTime() - start) / 1_000_000);
            assertThat(calls).isPositive();
            assertThat(cachedReads.get()).isPositive();
        }
    }

    private void runProcesses(DynamoDBServer dynamoDB) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                runs.add(threads.submit(() -> {
                    for (int number = started.getAndIncrement(); number < kills; number = started.getAndIncrement()) {
                        runUntilKilled(dynamoDB, number);
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void runUntilKilled(DynamoDBServer dynamoDB, int number) throws IOException, InterruptedException {
        Path errors = folder.resolve(number + ".errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        dynamoDB.endpoint().toString(),
                        ROOT,
                        APP,
                        folder.toString(),
                        Integer.toString(number),
                        Long.toString(seed))
                .redirectError(errors.toFile())
                .start();
        int longest = Integer.getInteger("para.processes.lines", 60);
        int lines = longest / 3 + new Random(seed + number).nextInt(longest - longest / 3);
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (int i = 0; i < lines; i++) {
                assertThat(output.readLine())
                        .as(() -> "process " + number + ", seed " + seed + ":\n" + text(errors))
                        .isNotNull();
                cachedReads.addAndGet(WorkerProcess.READS_A_LINE);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".calls")).toList();
        }
    }
}
