package io.para4j.dao.dynamodb;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.testkit.SharedHistory;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultPlan;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A process that works on one app through a cache until it is killed, while some of its requests fail or land late.
 * Some of its threads write a {@link SharedHistory}. The others compare cached reads with the newest version that this
 * process has written. The process ends with a stack trace if a read is older, or a call fails in an unexpected way.
 */
final class WorkerProcess {
    /** The ids of objects that are only ever patched. */
    static final String[] COUNTERS = {"counter-0", "counter-1", "counter-2"};

    /** The number of cached reads for each line that the process prints. */
    static final int READS_A_LINE = 20;

    private static final int RECORDERS = 3;
    private static final int READERS = 2;
    private static final int ENDLESS = Integer.MAX_VALUE;

    private final Store store;
    private final AtomicLong[] newest =
            Stream.of(COUNTERS).map(id -> new AtomicLong()).toArray(AtomicLong[]::new);

    private WorkerProcess(Store store) {
        this.store = store;
    }

    private interface Task {
        void run() throws Exception;
    }

    /**
     * Runs the process.
     *
     * @param args the endpoint, the root app, the app, the directory for the history, the seed, the number of the
     *     process
     */
    public static void main(String[] args) {
        int number = Integer.parseInt(args[5]);
        long seed = Long.parseLong(args[4]) + number;
        FaultTransport late = FaultTransport.create();
        FaultTransport transport = FaultTransport.over(late);
        Para para = Para.start(
                new ParaModule(
                        ConfigFactory.parseMap(Map.of("para.dynamodb.endpoint", args[0], "para.app_name", args[1]))),
                new AWSDynamoDAOModule(),
                TestClientModule.over(transport),
                new CaffeineCacheModule());
        WorkerProcess process = new WorkerProcess(para.store(args[2]));
        transport.follow(FaultPlan.random(seed, 0.05)
                .on(Request.ofData().exceptTable(args[1]))
                .with(Fault.loseAnswer(), Fault.loseRequest(), Fault.internalErrorAfterwards()));
        // A creation or a deletion by id may take effect again if it lands late, as docs/dynamodb.md says.
        late.follow(FaultPlan.random(seed, 0.1)
                .on(Request.of("UpdateItem").exceptTable(args[1]))
                .with(
                        Fault.landLate(Duration.ofMillis(2)),
                        Fault.landLate(Duration.ofMillis(50)),
                        Fault.landLate(Duration.ofMillis(400))));
        for (int i = 0; i < RECORDERS; i++) {
            int thread = number * RECORDERS + i;
            Path file = Path.of(args[3], thread + ".calls");
            start(() -> SharedHistory.record(process.store, file, thread, ENDLESS, seed * RECORDERS + thread));
        }
        for (int i = 0; i < READERS; i++) {
            Random random = new Random(seed * READERS + i);
            start(() -> process.readThroughTheCache(random));
        }
    }

    private static void start(Task task) {
        new Thread(() -> {
                    try {
                        task.run();
                    } catch (Throwable e) { // whatever it is, the parent must see the process end
                        e.printStackTrace();
                        Runtime.getRuntime().halt(1);
                    }
                })
                .start();
    }

    private void readThroughTheCache(Random random) {
        for (long i = 1; i < ENDLESS; i++) {
            int counter = random.nextInt(COUNTERS.length);
            try {
                if (random.nextInt(4) == 0) {
                    ParaObject written =
                            store.patch(COUNTERS[counter], Patch.of("counter").add("n", 1));
                    newest[counter].accumulateAndGet(written.getVersion(), Math::max);
                }
                long acknowledged = newest[counter].get();
                Sysprop read = store.read(Sysprop.class, COUNTERS[counter]).orElseThrow();
                if (read.getVersion() < acknowledged) {
                    throw new IllegalStateException(COUNTERS[counter] + ": read version " + read.getVersion()
                            + " after version " + acknowledged + " was acknowledged");
                }
            } catch (ThrottledException | StorageException | WriteOutcomeUnknownException e) {
                // the faults may last until the deadline
            }
            if (i % READS_A_LINE == 0) {
                System.out.println(i);
            }
        }
    }
}
