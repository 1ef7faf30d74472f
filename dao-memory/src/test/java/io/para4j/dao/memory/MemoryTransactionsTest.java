package io.para4j.dao.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import io.para4j.ObjectKey;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.ReadWriteTransaction;
import io.para4j.Snapshot;
import io.para4j.Store;
import io.para4j.Transactions;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.TransactionException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of transactions on the store in memory. */
class MemoryTransactionsTest {
    private static final int ACCOUNTS = 6;
    private static final int THREADS = 4;
    private static final int TRANSFERS = 500;

    static class Account extends AbstractParaObject {
        @Stored
        long balance;
    }

    private final Para para = Para.start(
            new ParaModule(ConfigFactory.parseString(
                            "para { modify_deadline = 60s, prepend_shared_appids_with_space = true }"))
                    .types(Account.class),
            new MemoryDAOModule());
    private final Transactions transactions = para.transactions();
    private final Store shop = para.store("shop");
    private final Store bank = para.store("bank");

    @BeforeEach
    void createApps() {
        para.apps().create("shop");
        para.apps().createShared("bank");
    }

    @AfterEach
    void close() {
        para.close();
    }

    private static Account account(String id, long balance) {
        Account account = new Account();
        account.setId(id);
        account.balance = balance;
        return account;
    }

    @Test
    void allWritesAreAppliedAcrossApps() {
        Account changed = account("changed", 1);
        Account deleted = account("deleted", 2);
        bank.createAll(List.of(changed, deleted));
        Account created = new Account();
        changed.balance = 5;
        transactions.write(tx -> {
            tx.in("shop").create(created);
            tx.in("bank").update(changed);
            tx.in("bank").delete(deleted);
            tx.in("shop").checkAbsent("other");
        });
        assertThat(created.getVersion()).isEqualTo(1);
        assertThat(created.getRevision()).isEqualTo(changed.getRevision());
        assertThat(shop.read(Account.class, created.getId())).isPresent();
        assertThat(bank.read(Account.class, "changed").orElseThrow().balance).isEqualTo(5);
        assertThat(bank.exists("deleted")).isFalse();
    }

    @Test
    void refusalNamesEachPartAndChangesNothing() {
        Account stale = account("stale", 1);
        bank.create(stale);
        bank.modify(Account.class, "stale", account -> account.balance = 2);
        Account created = new Account();
        long version = stale.getVersion();
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("shop").create(created);
                    tx.in("bank").update(stale);
                    tx.in("bank").check(Account.class, "missing", Condition.greaterThan("balance", 1));
                }))
                .satisfies(e -> {
                    assertThat(e.entries()).hasSize(3);
                    assertThat(e.entries().get(0).error()).isEmpty();
                    assertThat(e.entries().get(1).error()).containsInstanceOf(VersionConflictException.class);
                })
                .withMessageStartingWith("[TRANSACTION_REFUSED] transaction of 3 parts refused, nothing was written: 2"
                        + " refused. 1 [VERSION_CONFLICT] update of account 'stale' in app 'bank' refused");
        assertThat(created.getId()).isNull();
        assertThat(stale.getVersion()).isEqualTo(version);
        assertThat(bank.read(Account.class, "stale").orElseThrow().balance).isEqualTo(2);
    }

    @Test
    void failedConditionIsNotRepeated() {
        bank.create(account("a", 1));
        List<Integer> runs = new ArrayList<>();
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.modify(
                        tx -> runs.add(tx.in("bank").read(Account.class, "a").hashCode()) && patch(tx)))
                .satisfies(
                        e -> assertThat(e.entries().get(0).error()).containsInstanceOf(ConditionFailedException.class));
        assertThat(runs).hasSize(1);
    }

    private static boolean patch(ReadWriteTransaction tx) {
        tx.in("bank")
                .patch("a", Patch.of(Account.class).add("balance", -5).onlyIf(Condition.greaterOrEqual("balance", 5)));
        return true;
    }

    @Test
    void objectTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("bank").delete("a");
                    tx.in("bank").checkAbsent("a");
                }))
                .withMessage(
                        "object 'a' of app 'bank' is already in the transaction; combine its changes in one write");
    }

    @Test
    void concurrentTransfersKeepTheTotal() throws InterruptedException, ExecutionException {
        for (int i = 0; i < ACCOUNTS; i++) {
            bank.create(account("a" + i, 100));
        }
        List<ObjectKey<Account>> keys = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            keys.add(new ObjectKey<>("bank", Account.class, "a" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int j = 0; j < TRANSFERS; j++) {
                        transfer();
                        Snapshot snapshot = transactions.read(keys);
                        assertThat(keys.stream()
                                        .mapToLong(key -> snapshot.get(key).orElseThrow().balance)
                                        .sum())
                                .isEqualTo(100 * ACCOUNTS);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void transfer() {
        int from = ThreadLocalRandom.current().nextInt(ACCOUNTS);
        int to = (from + 1 + ThreadLocalRandom.current().nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        boolean isDone = transactions.modify(tx -> {
            Account payer = tx.in("bank").read(Account.class, "a" + from).orElseThrow();
            Account payee = tx.in("bank").read(Account.class, "a" + to).orElseThrow();
            payer.balance--;
            payee.balance++;
            tx.in("bank").update(payer);
            tx.in("bank").update(payee);
            return true;
        });
        assertThat(isDone).isTrue();
    }
}
