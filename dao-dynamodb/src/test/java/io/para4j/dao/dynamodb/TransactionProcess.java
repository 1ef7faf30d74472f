package io.para4j.dao.dynamodb;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultPlan;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import java.util.Map;
import java.util.Random;

/** A process that runs {@link RandomTransactions} until it is killed. It prints a line for each transaction. */
final class TransactionProcess {
    static final int THREADS = 3;
    static final String OWN = "killed-own";
    static final String SHARED = "killed-shared";

    private TransactionProcess() {}

    static ParaModule module(String endpoint, String root) {
        return new ParaModule(ConfigFactory.parseMap(Map.of(
                        "para.dynamodb.endpoint",
                        endpoint,
                        "para.app_name",
                        root,
                        "para.shared_table_name",
                        root + "-shared",
                        "para.prepend_shared_appids_with_space",
                        true)))
                .types(RandomTransactions.Account.class, RandomTransactions.Entry.class);
    }

    /**
     * Runs the process.
     *
     * @param args the endpoint, the root app, the seed, the number of the process
     */
    public static void main(String[] args) {
        int number = Integer.parseInt(args[3]);
        long seed = Long.parseLong(args[2]) + number;
        FaultTransport transport = FaultTransport.create();
        Para para = Para.start(module(args[0], args[1]), new AWSDynamoDAOModule(), TestClientModule.over(transport));
        transport.follow(FaultPlan.random(seed, 0.05)
                .on(Request.of("TransactWriteItems"))
                .with(Fault.loseAnswer(), Fault.loseRequest(), Fault.transactionInProgress()));
        RandomTransactions transactions = new RandomTransactions(para, OWN, SHARED);
        for (int i = 0; i < THREADS; i++) {
            int thread = number * THREADS + i;
            Random random = new Random(seed * THREADS + i);
            new Thread(() -> {
                        for (int step = 0; transactions.failures.isEmpty(); step++) {
                            transactions.step(thread, step, random);
                            System.out.println(step);
                        }
                        System.err.println(transactions.failures);
                        Runtime.getRuntime().halt(1);
                    })
                    .start();
        }
    }
}
