package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.Transactions;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.TransactionException;
import io.para4j.spi.Condition;
import io.para4j.testkit.SerializationGraph.Access;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks TRX-3, TRX-5, TRX-6 and TRX-9 with transactions of several threads. */
interface TransactionRaceContract extends Contract {
    /** The number of transactions of each thread. */
    int TRANSFERS = 12;

    /** The number of gadgets between which amounts move: few, so that transactions meet. */
    int GADGETS = 4;

    @Test
    @Rule({"TRX-3", "TRX-6", "TRX-9"})
    @Tag("TRX-3")
    @Tag("TRX-6")
    @Tag("TRX-9")
    default void transfersAndReadsOfManyThreadsAreSerialisable() {
        Random random = kit().random();
        Purse purse = Purse.of(kit(), GADGETS, kit().tenant(), kit().newTenant());
        List<Integer> seeds = random.ints(Race.THREADS).boxed().toList();
        List<Access> accesses = new ArrayList<>();
        Race.allWon("transfers", kit().race().run(thread -> {
                    List<Access> own = new ArrayList<>();
                    Random choice = new Random(seeds.get(thread));
                    for (int i = 0; i < TRANSFERS; i++) {
                        own.add(thread < 2 ? purse.checkedTotal("during transfers") : purse.transfer(choice));
                    }
                    return own;
                }))
                .forEach(accesses::addAll);
        accesses.add(purse.checkedTotal("after all transfers"));
        Optional<List<Access>> cycle = new SerializationGraph(accesses).cycle();
        claim(
                cycle.isEmpty(),
                "each of these transactions comes before the next, and the last before the first: %s",
                cycle.orElse(List.of()));
        kit().report(accesses.size() + " transactions of " + Race.THREADS + " threads");
    }

    @Test
    @Rule("TRX-6")
    @Tag("TRX-6")
    default void objectsThatAreReadTogetherAreOfOneState() {
        kit().transactions(); // ends the test if the store offers none
        Purse purse = Purse.of(kit(), 3, kit().tenant());
        purse.checkedTotal("before all transfers");
        Race.allWon("transfers", kit().race().run(2, thread -> {
            for (int i = 0; i < TRANSFERS; i++) {
                if (thread == 0) {
                    purse.transfer(i % 3, (i + 1) % 3, 1);
                } else {
                    purse.checkedTotal("during transfers");
                }
            }
            return true;
        }));
        purse.transfer(0, 1, 7);
        purse.checkedTotal("after all transfers");
    }

    /** Of two gadgets one must stay in stock. Each thread takes one away only if it sees the other one. */
    @Test
    @Rule("TRX-9")
    @Tag("TRX-9")
    default void whatWasReadAndNotWrittenIsUnchangedWhenTheTransactionIsApplied() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        String app = tenant.store().app();
        for (int round = 0; round < 5; round++) {
            List<Gadget> pair = Samples.gadgets(kit(), 2);
            pair.forEach(gadget -> gadget.stock = 1);
            pair.forEach(tenant::given);
            Race.allWon(
                    "removals",
                    kit().race()
                            .run(
                                    2,
                                    thread -> transactions.modify(tx -> {
                                        Gadget mine = tx.in(app)
                                                .read(Gadget.class, Samples.id(pair.get(thread)))
                                                .orElseThrow();
                                        Gadget other = tx.in(app)
                                                .read(Gadget.class, Samples.id(pair.get(1 - thread)))
                                                .orElseThrow();
                                        if (other.stock > 0) {
                                            mine.stock = 0;
                                            tx.in(app).update(mine);
                                        }
                                        return true;
                                    })));
            int left = pair.stream()
                    .mapToInt(gadget -> tenant.reread(Gadget.class, Samples.id(gadget)).stock)
                    .sum();
            equal("stock of both after each thread kept one", 1, left);
        }
    }

    @Test
    @Rule("TRX-9")
    @Tag("TRX-9")
    default void anObjectThatWasAbsentIsCreatedOnce() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        String app = tenant.store().app();
        String id = kit().newId();
        Gadget counter = tenant.given(new Gadget(kit().newId()));
        Race.allWon(
                "creations",
                kit().race()
                        .run(thread -> transactions.modify(tx -> {
                            Gadget count = tx.in(app)
                                    .read(Gadget.class, Samples.id(counter))
                                    .orElseThrow();
                            if (tx.in(app).read(Gadget.class, id).isEmpty()) {
                                tx.in(app).create(new Gadget(id));
                                count.stock++;
                                tx.in(app).update(count);
                            }
                            return true;
                        })));
        equal("creations of one id", 1, tenant.reread(Gadget.class, Samples.id(counter)).stock);
    }

    @Test
    @Rule("TRX-5")
    @Tag("TRX-5")
    default void transactionsOnOneObjectAreAllAppliedInTheEnd() {
        kit().transactions(); // ends the test if the store offers none
        Tenant tenant = kit().tenant();
        String app = tenant.store().app();
        Gadget gadget = tenant.given(new Gadget(kit().newId()));
        List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
            int applied = 0;
            for (int i = 0; i < 5; i++) {
                applied += addOne(app, Samples.id(gadget));
            }
            return applied;
        });
        int applied = Race.allWon("additions", attempts).stream()
                .mapToInt(Integer::intValue)
                .sum();
        equal(
                "sum of the additions that were reported applied",
                applied,
                tenant.reread(Gadget.class, Samples.id(gadget)).stock);
        claim(applied >= Race.THREADS, "only %s of %s additions were applied", applied, 5 * Race.THREADS);
    }

    /** Adds one to two gadgets, and returns how often it was applied: a conflict may outlast the deadline. */
    private int addOne(String app, String id) {
        try {
            kit().transactions().write(tx -> {
                tx.in(app).patch(id, Patch.of(Gadget.class).add("stock", 1));
                tx.in(app).create(new Gadget(kit().newId()));
            });
            return 1;
        } catch (TransactionConflictException e) {
            return 0;
        }
    }

    @Test
    @Rule("TRX-5")
    @Tag("TRX-5")
    default void aRefusedConditionIsNotRepeated() {
        Transactions transactions = kit().transactions();
        Tenant tenant = kit().tenant();
        String app = tenant.store().app();
        Gadget gadget = tenant.given(new Gadget(kit().newId()));
        AtomicInteger runs = new AtomicInteger();
        refused(
                TransactionException.class,
                "transaction whose condition does not hold",
                () -> transactions.modify(tx -> {
                    runs.incrementAndGet();
                    tx.in(app).read(Gadget.class, Samples.id(gadget));
                    tx.in(app)
                            .patch(
                                    Samples.id(gadget),
                                    Patch.of(Gadget.class).add("stock", -1).onlyIf(Condition.greaterThan("stock", 0)));
                    return true;
                }));
        equal("runs of the function", 1, runs.get());
    }
}
