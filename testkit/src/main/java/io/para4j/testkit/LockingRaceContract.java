package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.error.BatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks LCK-3 and LCK-4 through the {@code Store}, with concurrent writes of one object and with writes forced between
 * a read and an update.
 */
interface LockingRaceContract extends Contract {

    /** The number of times that a race is run. Each time all threads start from the same version. */
    int ROUNDS = 20;

    /** The number of changes that each thread makes to one object. */
    int CHANGES = 12;

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void oneOfConcurrentUpdatesFromOneVersionWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < ROUNDS; round++) {
            String id = Samples.id(tenant.given(Samples.gadget()));
            List<Gadget> holders = holders(tenant, id);
            List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
                tenant.store().update(holders.get(thread));
                return thread;
            });
            oneHasWon(
                    "concurrent updates",
                    tenant,
                    id,
                    Race.onlyWinner("concurrent updates from one version", attempts, VersionConflictException.class));
        }
    }

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void oneOfConcurrentUpdateAllsFromOneVersionWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < ROUNDS / 4; round++) {
            String id = Samples.id(tenant.given(Samples.gadget()));
            List<Gadget> holders = holders(tenant, id);
            List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
                tenant.store().updateAll(List.of(holders.get(thread)));
                return thread;
            });
            oneHasWon(
                    "concurrent updateAlls",
                    tenant,
                    id,
                    Race.onlyWinner("concurrent updateAlls from one version", attempts, BatchException.class));
        }
    }

    private List<Gadget> holders(Tenant tenant, String id) {
        List<Gadget> holders = new ArrayList<>();
        for (int thread = 0; thread < Race.THREADS; thread++) {
            Gadget holder = tenant.reread(Gadget.class, id);
            holder.label = "thread " + thread;
            holders.add(holder);
        }
        return holders;
    }

    private void oneHasWon(String what, Tenant tenant, String id, Race.Attempt<Integer> winner) {
        Item stored = tenant.stored(id);
        equal("version after " + what, 2L, stored.version());
        equal(
                "label after " + what,
                "thread " + winner.value(),
                stored.attributes().get("label"));
    }

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void oneOfAnUpdateAndADeleteFromOneVersionWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < ROUNDS; round++) {
            String id = Samples.id(tenant.given(Samples.gadget()));
            List<Gadget> holders = holders(tenant, id);
            List<Race.Attempt<Integer>> attempts = kit().race().run(2, thread -> {
                if (thread == 0) {
                    tenant.store().update(holders.get(0));
                } else {
                    tenant.store().delete(holders.get(1));
                }
                return thread;
            });
            // An update that loses finds no object or conflicts. A delete that loses conflicts.
            Race.Attempt<Integer> winner = Race.onlyWinner(
                    "an update and a delete from one version", attempts, io.para4j.error.ParaException.class);
            boolean isUpdated = Objects.equals(winner.value(), 0);
            equal(
                    "whether the object is stored, after the race of update and delete",
                    isUpdated,
                    tenant.find(id).isPresent());
        }
    }

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void theSecondOfTwoObjectsReadFromOneVersionConflicts() {
        Tenant tenant = kit().tenant();
        Gadget first = tenant.given(Samples.gadget());
        Gadget second = tenant.reread(Gadget.class, Samples.id(first));
        first.stock = 100;
        second.label = "second";
        tenant.store().update(first);
        Item stored = tenant.stored(first);
        refused(
                VersionConflictException.class,
                "second update from version 1",
                () -> tenant.store().update(second));
        tenant.unchanged("the second update from one version", stored);
    }

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void anUpdateConflictsWithOneThatHappensInTheMiddleOfIt() {
        Tenant tenant = kit().tenant();
        Gadget outer = tenant.given(Samples.gadget());
        Gadget inner = tenant.reread(Gadget.class, Samples.id(outer));
        outer.label = "outer";
        inner.label = "inner";
        kit().clock().duringNextReading(() -> tenant.store().update(inner));
        refused(
                VersionConflictException.class,
                "update with another update in between",
                () -> tenant.store().update(outer));
        equal("label", "inner", tenant.stored(inner).attributes().get("label"));
        equal("version", 2L, tenant.stored(inner).version());
    }

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void modifyKeepsAWriteThatHappensInTheMiddleOfIt() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        AtomicInteger attempts = new AtomicInteger();
        Gadget result = tenant.store().modify(Gadget.class, id, gadget -> {
            gadget.label = "modified";
            if (attempts.incrementAndGet() <= 2) {
                tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1));
            }
        });
        Item stored = tenant.stored(id);
        equal("attempts of modify with two writes in between", 3, attempts.get());
        equal("stock", 9L, stored.attributes().get("stock"));
        equal("label", "modified", stored.attributes().get("label"));
        equal("version", 4L, stored.version());
        equal("version of the object returned", 4L, result.getVersion());
        equal("stock of the object returned", 9, result.stock);
    }

    @Test
    @Rule("LCK-4")
    @Tag("LCK-4")
    default void threadsThatModifyLoseNoChangeAndShareNoVersion() {
        Tenant tenant = kit().tenant();
        Gadget gadget = Samples.gadget();
        gadget.stock = 0;
        String id = Samples.id(tenant.given(gadget));
        Phaser allHaveRead = new Phaser();
        List<Race.Attempt<Set<Long>>> attempts = kit().race().runMeeting(allHaveRead, thread -> {
            Set<Long> versions = new TreeSet<>();
            for (int i = 0; i < CHANGES; i++) {
                AtomicInteger tries = new AtomicInteger();
                Gadget modified = tenant.store().modify(Gadget.class, id, each -> {
                    if (tries.getAndIncrement() == 0) {
                        allHaveRead.arriveAndAwaitAdvance();
                    }
                    each.stock++;
                });
                versions.add(Objects.requireNonNull(modified.getVersion()));
                equal("version and changes in one object", modified.getVersion(), 1L + modified.stock);
            }
            return versions;
        });
        List<Long> versions = Race.allWon("modify", attempts).stream()
                .flatMap(Set::stream)
                .sorted()
                .toList();
        int all = Race.THREADS * CHANGES;
        Item stored = tenant.stored(id);
        equal("changes stored, of " + all, (long) all, stored.attributes().get("stock"));
        equal("version stored", all + 1L, stored.version());
        equal(
                "versions returned to the writers",
                LongStream.rangeClosed(2, all + 1L).boxed().collect(Collectors.toList()),
                versions);
    }
}
