package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks LCK-6 to LCK-9 on the DAO: a state is identified by its revision, even at the same version, in single writes
 * and in batches.
 */
interface ItemStateContract extends Contract {

    @Test
    @Rule("LCK-6")
    @Tag("LCK-6")
    default void anItemUnderTheSameIdAndVersionIsAnotherState() {
        Tenant tenant = kit().tenant();
        Item old = tenant.given(Map.of("number", 1));
        tenant.dao().delete(tenant.app(), Deletion.of(old.id()));
        Item successor = tenant.newItem(old.id(), Map.of("number", 1));
        tenant.dao().create(tenant.app(), new Creation(successor, false));
        isAnotherState(tenant, old, "created again");
        Item restored = tenant.newItem(old.id(), Map.of("number", 1));
        tenant.dao().restore(tenant.app(), restored);
        isAnotherState(tenant, old, "restored");
        isAnotherState(tenant, successor, "restored");
        Item bare = new Item(old.id(), old.type(), 1, Optional.empty(), old.timestamp(), Map.of("number", 1));
        tenant.dao().restore(tenant.app(), bare);
        isAnotherState(tenant, restored, "restored without revision");
    }

    private void isAnotherState(Tenant tenant, Item old, String how) {
        Item stored = tenant.stored(old.id());
        Update update = tenant.update(old, new Change.Set("number", 9L));
        VersionConflictException error = refused(
                VersionConflictException.class,
                "item update from before it was " + how,
                () -> tenant.dao().update(tenant.app(), update));
        claim(
                String.valueOf(error.getMessage()).contains("created again, or restored"),
                "the message does not say that the object is another one: %s",
                error.getMessage());
        refused(
                VersionConflictException.class,
                "item delete from before it was " + how,
                () -> tenant.dao().delete(tenant.app(), Samples.deletion(old, old.state())));
        tenant.unchanged("writes from before it was " + how, stored);
    }

    @Test
    @Rule("LCK-7")
    @Tag("LCK-7")
    default void itemUpdateWithoutPreconditionRaisesTheVersionToo() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 1));
        Update update =
                Update.of(item.id(), Precondition.none(), kit().newRevision(), List.of(new Change.Set("number", 2L)));
        tenant.dao().update(tenant.app(), update);
        Item stored = tenant.stored(item.id());
        equal("version", 2L, stored.version());
        equal("revision", Optional.of(update.revision()), stored.revision());
        refused(
                VersionConflictException.class,
                "item update from before an unconditional one",
                () -> tenant.dao().update(tenant.app(), tenant.update(item, new Change.Set("number", 3L))));
        tenant.unchanged("an update from before an unconditional one", stored);
    }

    @Test
    @Rule("LCK-7")
    @Tag("LCK-7")
    default void anItemOfTheGreatestVersionIsNotUpdated() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        Optional<String> revision = Optional.of(kit().newRevision());
        Item last =
                new Item(id, "thing", Long.MAX_VALUE, revision, kit().clock().millis(), Map.of("number", 1));
        tenant.dao().restore(tenant.app(), last);
        for (Precondition precondition : List.of(Precondition.none(), Precondition.of(last.type(), last.state()))) {
            Update update = Update.of(id, precondition, kit().newRevision(), List.of(new Change.Set("number", 2L)));
            refused(
                    InvalidObjectException.class,
                    "item update at the greatest version",
                    () -> tenant.dao().update(tenant.app(), update));
            tenant.unchanged("an update at the greatest version", last);
        }
    }

    @Test
    @Rule("LCK-8")
    @Tag("LCK-8")
    default void itemBatchesCheckEachItem() {
        Tenant tenant = kit().tenant();
        DAO dao = tenant.dao();
        List<Item> items = Samples.items(kit(), tenant, 6);
        items.forEach(tenant::given);
        dao.update(tenant.app(), tenant.update(items.get(1), new Change.Set("number", -1L)));
        List<Update> updates = new ArrayList<>();
        items.forEach(item -> updates.add(tenant.update(item, new Change.Set("done", true))));
        conflictIsSecond("updateAll", dao.updateAll(tenant.app(), updates));
        for (Item item : items) {
            boolean isDone = tenant.stored(item.id()).attributes().containsKey("done");
            equal("whether the item was updated, " + item.id(), !item.equals(items.get(1)), isDone);
        }
        Item stale = items.get(1);
        List<Deletion> deletions = items.stream()
                .map(item -> item.equals(stale) ? Samples.deletion(item, item.state()) : Deletion.of(item.id()))
                .toList();
        conflictIsSecond("deleteAll", dao.deleteAll(tenant.app(), deletions));
        items.forEach(item -> equal(
                "whether the item is stored",
                item.equals(stale),
                tenant.find(item.id()).isPresent()));
    }

    private void conflictIsSecond(String call, List<Outcome> outcomes) {
        equal("outcomes of " + call, 6, outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            boolean isConflict = outcomes.get(i) instanceof Outcome.Refused refusal
                    && refusal.error() instanceof VersionConflictException;
            boolean isRight = i == 1 ? isConflict : outcomes.get(i) instanceof Outcome.Done;
            claim(isRight, "%s, outcome %s: %s", call, i, outcomes.get(i));
        }
    }

    @Test
    @Rule("LCK-9")
    @Tag("LCK-9")
    default void anItemWithoutRevisionIsKnownByItsVersion() {
        Tenant tenant = kit().tenant();
        for (long version : new long[] {0, 3}) {
            Item bare = new Item(kit().newId(), "thing", version, Optional.empty(), 0, Map.of("number", 1));
            tenant.dao().restore(tenant.app(), bare);
            Facts.same("item without revision", bare, tenant.stored(bare.id()));
            State other = new State(version + 1, Optional.empty());
            refused(
                    VersionConflictException.class,
                    "item update from another version",
                    () -> tenant.dao()
                            .update(
                                    tenant.app(),
                                    tenant.update(bare.id(), "thing", other, new Change.Set("number", 2L))));
            State made = new State(version, Optional.of("made-up"));
            refused(
                    VersionConflictException.class,
                    "item update from a revision it never had",
                    () -> tenant.dao()
                            .update(
                                    tenant.app(),
                                    tenant.update(bare.id(), "thing", made, new Change.Set("number", 2L))));
            tenant.unchanged("refused updates", bare);
            List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
                tenant.dao().update(tenant.app(), tenant.update(bare, new Change.Set("number", 10L + thread)));
                return thread;
            });
            Race.onlyWinner("first updates of an item without revision", attempts, VersionConflictException.class);
            equal(
                    "version after its first update",
                    version + 1,
                    tenant.stored(bare.id()).version());
        }
    }
}
