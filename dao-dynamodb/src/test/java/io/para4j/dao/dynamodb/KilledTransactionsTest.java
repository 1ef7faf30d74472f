package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Para;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs two {@link TransactionProcess}es at a time, and kills each at a random moment. No transaction may be applied in part.
 * Each run has its own seed, which {@code -Dpara.transactions.seed} sets. {@code -Dpara.transactions.kills} (4) is the number
 * of processes.
 */
@ExtendWith(DynamoDBExtension.class)
class KilledTransactionsTest {
    private static final String ROOT = "killed-root";
    private static final int AT_A_TIME = 2;
    private static final int MOST_LINES = 60;

    private final int kills = Integer.getInteger("para.transactions.kills", 4);
    private final long seed = Long.getLong("para.transactions.seed", new SecureRandom().nextInt());

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void killedProcessesLeaveNoTransactionAppliedInPart(DynamoDBServer dynamoDB) throws Exception {
        String endpoint = dynamoDB.endpoint().toString();
        try (Para para = Para.start(TransactionProcess.module(endpoint, ROOT), new AWSDynamoDAOModule())) {
            para.apps().create(TransactionProcess.OWN);
            para.apps().createShared(TransactionProcess.SHARED);
            RandomTransactions transactions =
                    new RandomTransactions(para, TransactionProcess.OWN, TransactionProcess.SHARED);
            int threads = kills * TransactionProcess.THREADS;
            transactions.begin(threads);
            long start = System.nanoTime();
            List<String> arguments = List.of(endpoint, ROOT, Long.toString(seed));
            new KilledProcess(
                            TransactionProcess.class,
                            folder,
                            arguments,
                            number -> new Random(seed + number).nextInt(MOST_LINES))
                    .run(kills, AT_A_TIME);
            int applied = transactions.assertEachIsWhole(threads).size();
            System.out.printf(
                    "killed transactions: %d processes killed, %d transactions applied, seed %d; %d ms%n",
                    kills, applied, seed, (System.nanoTime() - start) / 1_000_000);
            assertThat(applied).isPositive();
        }
    }
}
