package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks LCK-1 to LCK-5 on the DAO: preconditions and writes are one atomic step, in sequence and in races. */
interface ItemLockingContract extends Contract {

    @Test
    @Rule("LCK-1")
    @Tag("LCK-1")
    default void itemUpdateFromTheStoredStateIsStoredWithItsVersionAndRevision() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 1));
        Update update = tenant.update(item, new Change.Set("number", 2L));
        tenant.dao().update(tenant.app(), update);
        Item expected = new Item(
                item.id(), item.type(), 2, Optional.of(update.revision()), item.timestamp(), Map.of("number", 2));
        Facts.same("store after the update", expected, tenant.stored(item.id()));
    }

    @Test
    @Rule("LCK-2")
    @Tag("LCK-2")
    default void itemUpdateFromAnotherStateIsRefused() {
        Tenant tenant = kit().tenant();
        Item first = tenant.given(Map.of("number", 1));
        tenant.dao().update(tenant.app(), tenant.update(first, new Change.Set("number", 2L)));
        Item stored = tenant.stored(first.id());
        for (State state : otherStates(first, stored)) {
            Update update = tenant.update(first.id(), first.type(), state, new Change.Set("number", 3L));
            VersionConflictException error = refused(
                    VersionConflictException.class,
                    "item update from " + state,
                    () -> tenant.dao().update(tenant.app(), update));
            equal("item update from " + state + ", version held", state.version(), error.held());
            equal("item update from " + state + ", version stored", 2L, error.stored());
            tenant.unchanged("item update from " + state, stored);
        }
    }

    private List<State> otherStates(Item first, Item stored) {
        return List.of(
                first.state(),
                new State(stored.version(), first.revision()),
                new State(stored.version(), Optional.of("made-up")),
                new State(stored.version(), Optional.empty()),
                new State(0, Optional.empty()),
                new State(stored.version() + 1, Optional.of("made-up")));
    }

    @Test
    @Rule("LCK-3")
    @Tag("LCK-3")
    default void oneOfConcurrentItemUpdatesFromOneStateWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < LockingRaceContract.ROUNDS; round++) {
            Item item = tenant.given(Map.of("number", -1));
            List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
                tenant.dao().update(tenant.app(), tenant.update(item, new Change.Set("number", (long) thread)));
                return thread;
            });
            Race.Attempt<Integer> winner =
                    Race.onlyWinner("item updates from one state", attempts, VersionConflictException.class);
            Item stored = tenant.stored(item.id());
            equal(
                    "number after the race",
                    (long) winner.thread(),
                    stored.attributes().get("number"));
            equal("version after the race", 2L, stored.version());
        }
    }

    @Test
    @Rule("LCK-4")
    @Tag("LCK-4")
    default void itemUpdatesTriedUntilTheySucceedLoseNoChange() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 0));
        int each = LockingRaceContract.CHANGES;
        Phaser allHaveRead = new Phaser();
        List<Race.Attempt<Integer>> attempts = kit().race().runMeeting(allHaveRead, thread -> {
            for (int i = 0; i < each; i++) {
                change(tenant, item.id(), allHaveRead);
            }
            return thread;
        });
        Race.allWon("item updates until they succeed", attempts);
        Item stored = tenant.stored(item.id());
        equal("changes stored", 1L * Race.THREADS * each, stored.attributes().get("number"));
        equal("version stored", 1L + 1L * Race.THREADS * each, stored.version());
    }

    private static void change(Tenant tenant, String id, Phaser allHaveRead) {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            Item held = tenant.dao().read(tenant.app(), id, Consistency.STRONG).orElseThrow();
            long number = (Long) Objects.requireNonNull(held.attributes().get("number"));
            if (attempt == 0) {
                allHaveRead.arriveAndAwaitAdvance();
            }
            try {
                tenant.dao().update(tenant.app(), tenant.update(held, new Change.Set("number", number + 1)));
                return;
            } catch (VersionConflictException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("an update conflicted 10000 times");
    }

    @Test
    @Rule("LCK-5")
    @Tag("LCK-5")
    default void itemDeleteChecksTheStateInOneStep() {
        Tenant tenant = kit().tenant();
        Item first = tenant.given(Map.of("number", 1));
        tenant.dao().update(tenant.app(), tenant.update(first, new Change.Set("number", 2L)));
        Item stored = tenant.stored(first.id());
        for (State state : otherStates(first, stored)) {
            VersionConflictException error = refused(
                    VersionConflictException.class,
                    "item delete from " + state,
                    () -> tenant.dao().delete(tenant.app(), Samples.deletion(first, state)));
            equal("item delete from " + state + ", version stored", 2L, error.stored());
            tenant.unchanged("item delete from " + state, stored);
        }
        tenant.dao().delete(tenant.app(), Samples.deletion(first, stored.state()));
        tenant.absent("delete from the stored state", first.id());
        tenant.dao().delete(tenant.app(), Samples.deletion(first, stored.state()));
        tenant.dao().delete(tenant.app(), Deletion.of(first.id()));
        tenant.absent("delete of a deleted item", first.id());
    }

    @Test
    @Rule("LCK-5")
    @Tag("LCK-5")
    default void oneOfConcurrentItemUpdateAndDeleteWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < LockingRaceContract.ROUNDS; round++) {
            Item item = tenant.given(Map.of("number", 1));
            List<Race.Attempt<Integer>> attempts = kit().race().run(2, thread -> {
                if (thread == 0) {
                    tenant.dao().update(tenant.app(), tenant.update(item, new Change.Set("number", 2L)));
                } else {
                    tenant.dao().delete(tenant.app(), Samples.deletion(item, item.state()));
                }
                return thread;
            });
            boolean isUpdated = attempts.get(0).won();
            Class<? extends Throwable> loss =
                    isUpdated ? VersionConflictException.class : ObjectNotFoundException.class;
            Race.onlyWinner("an item update and a delete from one state", attempts, loss);
            equal("whether it is stored", isUpdated, tenant.find(item.id()).isPresent());
        }
    }
}
