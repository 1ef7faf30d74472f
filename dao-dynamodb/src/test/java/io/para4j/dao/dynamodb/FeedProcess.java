package io.para4j.dao.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStart;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that records the changes of an app until it is killed, and goes on from the checkpoint of the one before. Its
 * handler fails at random, before or after it has recorded a change. It prints a line for
 * each change, and from time to time.
 */
final class FeedProcess {
    static final String SUBSCRIPTION = "recorder";
    private static final int FAILS_ONE_IN = 50;
    private static final Duration WAIT = Duration.ofMillis(20);

    private FeedProcess() {}

    static ParaModule module(String endpoint, String root) {
        return new ParaModule(ConfigFactory.parseMap(Map.of(
                "para.dynamodb.endpoint", endpoint, "para.app_name", root, "para.dynamodb.streams_enabled", true)));
    }

    /** Returns a feed that gives each change to a handler. */
    static FeedPlan plan(String app, Path file, Random random, Runnable onRecorded) {
        return FeedPlan.of(app)
                .from(FeedStart.oldest())
                .pollEvery(Duration.ofMillis(20))
                .checkpointEvery(Duration.ofMillis(100))
                .each(Subscription.of(SUBSCRIPTION, change -> {
                            failAtRandom(random);
                            record(file, change);
                            onRecorded.run();
                            failAtRandom(random);
                        })
                        .attempts(Integer.MAX_VALUE)
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    private static void failAtRandom(Random random) {
        if (random.nextInt(FAILS_ONE_IN) == 0) {
            throw new IllegalStateException("a failure at random");
        }
    }

    private static void record(Path file, ObjectChange change) {
        try {
            Files.writeString(
                    file, FeedJournal.line(change) + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the process.
     *
     * @param args the endpoint, the root app, the app, the directory for the records, the seed, the number of the process
     */
    public static void main(String[] args) {
        int number = Integer.parseInt(args[5]);
        Random random = new Random(Long.parseLong(args[4]) + number);
        Para para = Para.start(module(args[0], args[1]), new AWSDynamoDAOModule());
        Path file = Path.of(args[3], number + ".changes");
        para.changes().start(plan(args[2], file, random, () -> System.out.println(number)));
        while (true) { // the parent kills this process, also if there are no changes left
            System.out.println("waiting");
            LockSupport.parkNanos(WAIT.toNanos());
        }
    }
}
