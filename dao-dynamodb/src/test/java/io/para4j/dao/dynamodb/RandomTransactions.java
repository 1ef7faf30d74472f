package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.ObjectKey;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Snapshot;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.ParaException;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.TransactionException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Random transactions on the accounts of two apps. Each creates an entry of a journal, which shows whether it was applied.
 * Safe for use by many threads, each with an index of its own.
 */
final class RandomTransactions {
    private static final int ACCOUNTS = 16;
    private static final long BALANCE = 100;

    /** An account, or a counter of one thread. */
    static class Account extends AbstractParaObject {
        @Stored
        long balance;
    }

    /** An applied transfer. */
    static class Entry extends AbstractParaObject {
        @Stored
        int from;

        @Stored
        int to;

        @Stored
        long amount;
    }

    /** The end of a transaction, by the id of its entry. */
    enum End {
        DONE,
        REFUSED,
        CONFLICT,
        UNKNOWN
    }

    final List<String> failures = new CopyOnWriteArrayList<>();
    private final Para para;
    private final String own;
    private final String shared;
    private final Map<String, End> ends = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    RandomTransactions(Para para, String own, String shared) {
        this.para = para;
        this.own = own;
        this.shared = shared;
    }

    void begin(int threads) {
        for (int i = 0; i < ACCOUNTS; i++) {
            para.store(appOf(i)).create(account("a" + i, BALANCE));
        }
        for (int i = 0; i < threads; i++) {
            para.store(shared).create(account("counter" + i, 0));
            para.store(own).create(account("slot" + i, 0));
        }
    }

    private static Account account(String id, long balance) {
        Account account = new Account();
        account.setId(id);
        account.balance = balance;
        return account;
    }

    private String appOf(int account) {
        return account % 2 == 0 ? own : shared;
    }

    /** Runs one transaction, or reads the total. */
    void step(int thread, int number, Random random) {
        String id = "e" + thread + "-" + number;
        int kind = random.nextInt(10);
        Entry entry = entry(id, random);
        if (kind < 4) {
            end(id, true, () -> transferByPatches(entry));
        } else if (kind < 7) {
            end(id, true, () -> transferByUpdates(entry));
        } else {
            end(id, false, () -> changeOwnObjects(thread, entry));
        }
        if (kind == 0) {
            readTotal();
        }
    }

    private static Entry entry(String id, Random random) {
        Entry entry = new Entry();
        entry.setId(id);
        entry.from = random.nextInt(ACCOUNTS);
        entry.to = (entry.from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        entry.amount = 1L + random.nextInt(40);
        return entry;
    }

    private void transferByPatches(Entry entry) {
        para.transactions().write(tx -> {
            tx.in(appOf(entry.from))
                    .patch(
                            "a" + entry.from,
                            Patch.of(Account.class)
                                    .add("balance", -entry.amount)
                                    .onlyIf(Condition.greaterOrEqual("balance", entry.amount)));
            tx.in(appOf(entry.to)).patch("a" + entry.to, Patch.of(Account.class).add("balance", entry.amount));
            tx.in(own).create(entry);
        });
    }

    private void transferByUpdates(Entry entry) {
        boolean isDone = para.transactions().modify(tx -> {
            Account from = tx.in(appOf(entry.from))
                    .read(Account.class, "a" + entry.from)
                    .orElseThrow();
            Account to =
                    tx.in(appOf(entry.to)).read(Account.class, "a" + entry.to).orElseThrow();
            entry.amount = Math.min(entry.amount, from.balance);
            from.balance -= entry.amount;
            to.balance += entry.amount;
            tx.in(appOf(entry.from)).update(from);
            tx.in(appOf(entry.to)).update(to);
            tx.in(own).create(entry);
            return true;
        });
        assertThat(isDone).isTrue();
    }

    /** Raises a counter of the thread, and replaces an object of it by another. Nothing can be in the way of that. */
    private void changeOwnObjects(int thread, Entry entry) {
        entry.amount = 0;
        entry.from = ACCOUNTS + thread;
        entry.to = entry.from;
        Optional<Account> slot = para.store(own).read(Account.class, "slot" + thread);
        para.transactions().write(tx -> {
            tx.in(own).create(entry);
            tx.in(shared).patch("counter" + thread, Patch.of(Account.class).add("balance", 1));
            tx.in(own).checkAbsent("never");
            if (slot.isPresent()) {
                tx.in(own).delete(slot.get());
            } else {
                tx.in(own).create(account("slot" + thread, 0));
            }
        });
    }

    private void end(String id, boolean mayBeRefused, Runnable transaction) {
        try {
            transaction.run();
            ends.put(id, End.DONE);
        } catch (WriteOutcomeUnknownException e) {
            ends.put(id, End.UNKNOWN);
        } catch (TransactionConflictException e) {
            ends.put(id, End.CONFLICT);
        } catch (TransactionException e) {
            ends.put(id, End.REFUSED);
            boolean isOfBalance = e.entries().stream()
                    .allMatch(each -> each.error().isEmpty() || each.error().get() instanceof ConditionFailedException);
            if (!mayBeRefused || !isOfBalance) {
                failures.add(id + " falsely refused: " + e);
            }
        } catch (ParaException e) {
            ends.put(id, e.effect() == ParaException.Effect.NONE ? End.REFUSED : End.UNKNOWN);
        } catch (RuntimeException | Error e) {
            failures.add(id + ": " + e);
        }
    }

    private void readTotal() {
        List<ObjectKey<Account>> keys = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            keys.add(new ObjectKey<>(appOf(i), Account.class, "a" + i));
        }
        try {
            Snapshot snapshot = para.transactions().read(keys);
            long total = keys.stream()
                    .mapToLong(key -> snapshot.get(key).orElseThrow().balance)
                    .sum();
            reads.incrementAndGet();
            if (total != ACCOUNTS * BALANCE) {
                failures.add("a read has the total " + total);
            }
        } catch (ParaException e) {
            // A read that failed shows nothing.
        }
    }

    /** Checks that exactly the acknowledged transactions and some of the unknown ones were applied, each as a whole. */
    void assertStoredAsExpected(int threads) {
        Map<String, Entry> journal = assertEachIsWhole(threads);
        ends.forEach((id, end) -> {
            boolean isApplied = journal.containsKey(id);
            if (end == End.DONE ? !isApplied : isApplied && end != End.UNKNOWN) {
                failures.add(id + " is " + end + ", but its entry is " + (isApplied ? "stored" : "missing"));
            }
        });
        assertThat(failures).isEmpty();
        assertThat(reads.get()).isPositive();
    }

    /** Checks that every transaction in the journal was applied once and as a whole, and no other in part. */
    Map<String, Entry> assertEachIsWhole(int threads) {
        Map<String, Entry> journal = new HashMap<>();
        Map<Integer, Long> balances = new HashMap<>();
        Map<Integer, Long> counts = new HashMap<>();
        try (Stream<Entry> entries = para.store(own).stream(Entry.class, Pager.of(500))) {
            entries.forEach(each -> {
                journal.put(each.getId(), each);
                balances.merge(each.from, -each.amount, Long::sum);
                balances.merge(each.to, each.amount, Long::sum);
                counts.merge(each.from - ACCOUNTS, 1L, Long::sum);
            });
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            assertThat(balance(appOf(i), "a" + i))
                    .as("account %d", i)
                    .isEqualTo(BALANCE + balances.getOrDefault(i, 0L));
        }
        for (int i = 0; i < threads; i++) {
            long applied = counts.getOrDefault(i, 0L);
            assertThat(balance(shared, "counter" + i)).as("counter %d", i).isEqualTo(applied);
            assertThat(para.store(own).exists("slot" + i)).as("slot %d", i).isEqualTo(applied % 2 == 0);
        }
        return journal;
    }

    private long balance(String app, String id) {
        return para.store(app).read(Account.class, id).orElseThrow().balance;
    }

    int count(End end) {
        return (int) ends.values().stream().filter(end::equals).count();
    }

    @Override
    public String toString() {
        return count(End.DONE) + " done, " + count(End.REFUSED) + " refused, " + count(End.CONFLICT) + " in conflict, "
                + count(End.UNKNOWN) + " unknown, " + reads + " reads of the total";
    }
}
