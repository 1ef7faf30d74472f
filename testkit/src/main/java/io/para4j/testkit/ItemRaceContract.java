package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.same;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks OBJ-1, CRE-3, REA-4, LCK-6 and PAT-2 on the DAO with races that show which state a store compares, caches or
 * shares between threads.
 */
interface ItemRaceContract extends Contract {

    /** The number of times that a race of single calls is run. */
    int ITEM_ROUNDS = 40;

    /** The number of times that a race of batches is run. */
    int BATCH_ROUNDS = 6;

    /** The number of items in each batch, and of items that each thread writes. */
    int RACED_ITEMS = 12;

    @Test
    @Rule("OBJ-1")
    @Tag("OBJ-1")
    default void itemsThatThreadsWriteAtOnceAreReadBackEqual() {
        Tenant tenant = kit().tenant();
        List<Item> created = new ArrayList<>();
        for (int i = 0; i < Race.THREADS * RACED_ITEMS; i++) {
            created.add(tenant.given(contentOf(i / RACED_ITEMS, i % RACED_ITEMS)));
        }
        Race.allWon("writes of items of each thread's own", kit().race().run(thread -> {
            for (int i = 0; i < RACED_ITEMS; i++) {
                Item item = created.get(thread * RACED_ITEMS + i);
                isReadBack(tenant, "an item created", item);
                Item other = tenant.newItem(item.id(), contentOf(thread, RACED_ITEMS - i));
                tenant.dao().restore(tenant.app(), other);
                isReadBack(tenant, "an item restored", other);
            }
            return thread;
        }));
    }

    /** Returns fields whose sizes and values no other thread has. */
    private static Map<String, Object> contentOf(int thread, int number) {
        String text = Character.toString('a' + thread).repeat(1 + 97 * thread + 211 * number);
        return Map.of(
                "text",
                text,
                "number",
                BigDecimal.valueOf(1_000L * thread + number),
                "list",
                List.of(text, (long) number, Map.of("thread", (long) thread)),
                "field" + thread,
                true);
    }

    private static void isReadBack(Tenant tenant, String what, Item expected) {
        Item found = tenant.dao()
                .read(tenant.app(), expected.id(), Consistency.STRONG)
                .orElseThrow(() -> new AssertionError(what + " while other threads write is not found"));
        same(what + " while other threads write", expected, found);
    }

    @Test
    @Rule("REA-4")
    @Tag("REA-4")
    default void aReadDuringAWriteDoesNotHideTheWriteFromLaterReads() {
        Tenant tenant = kit().tenant();
        DAO dao = tenant.dao();
        for (int round = 0; round < ITEM_ROUNDS; round++) {
            Item item = tenant.given(Map.of("number", 1));
            Item written = new Item(
                    item.id(), item.type(), 2, Optional.of(kit().newRevision()), item.timestamp(), Map.of("number", 2));
            Race.allWon("a write and reads", kit().race().run(thread -> {
                if (thread == 0) {
                    dao.restore(tenant.app(), written);
                } else {
                    dao.read(tenant.app(), item.id(), thread % 2 == 0 ? Consistency.STRONG : Consistency.EVENTUAL);
                }
                return thread;
            }));
            Optional<Item> read = dao.read(tenant.app(), item.id(), Consistency.STRONG);
            Map<String, Item> batch = dao.readAll(tenant.app(), List.of(item.id()), Consistency.STRONG);
            equal("number in a strong read after a write that raced with reads", 2L, number(read));
            equal("number in a strong readAll after it", 2L, number(Optional.ofNullable(batch.get(item.id()))));
        }
    }

    private static Object number(Optional<Item> item) {
        return item.<Object>map(each -> each.attributes().getOrDefault("number", "none"))
                .orElse("not stored");
    }

    @Test
    @Rule("LCK-6")
    @Tag("LCK-6")
    default void aPatchDoesNotTakeBackAReplacementAtTheSameVersion() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < ITEM_ROUNDS; round++) {
            boolean isDeleted = round % 2 == 0;
            Item old = tenant.given(Map.of("replaced", false, "number", 0));
            Item successor = tenant.newItem(old.id(), Map.of("replaced", true, "number", 0));
            Race.allWon("patches and a replacement", kit().race().run(thread -> {
                if (thread > 0) {
                    patchIfPossible(tenant, old.id());
                } else {
                    if (isDeleted) {
                        tenant.dao().delete(tenant.app(), Deletion.of(old.id()));
                    }
                    tenant.dao().restore(tenant.app(), successor);
                }
                return thread;
            }));
            String how = isDeleted ? "deleted and restored" : "restored";
            Item stored = tenant.stored(old.id());
            equal(
                    "whether an item " + how + " during patches is the new one",
                    true,
                    stored.attributes().get("replaced"));
            equal(
                    "its version, by the additions that it has",
                    1 + (Long) Objects.requireNonNull(stored.attributes().get("number")),
                    stored.version());
        }
    }

    private static void patchIfPossible(Tenant tenant, String id) {
        try {
            tenant.dao().update(tenant.app(), addition(tenant, id));
        } catch (ObjectNotFoundException | StorageException e) {
            // The item is deleted and not yet restored, or other writes were always faster.
            return;
        }
    }

    private static Update addition(Tenant tenant, String id) {
        String revision = tenant.newItem(id, Map.of()).revision().orElseThrow();
        return Update.of(id, Precondition.none(), revision, List.of(new Change.Add("number", BigDecimal.ONE)));
    }

    @Test
    @Rule({"PAT-2", "BAT-3"})
    @Tag("PAT-2")
    @Tag("BAT-3")
    default void additionsOfBatchesThatMeetAddUp() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < BATCH_ROUNDS; round++) {
            List<String> ids = new ArrayList<>();
            Samples.items(kit(), tenant, RACED_ITEMS)
                    .forEach(item -> ids.add(tenant.given(tenant.newItem(item.id(), Map.of("number", 0)))
                            .id()));
            Map<String, Long> done = doneById(
                    ids,
                    Race.allWon(
                            "updateAlls of the same items",
                            kit().race()
                                    .run(thread -> tenant.dao()
                                            .updateAll(
                                                    tenant.app(),
                                                    ids.stream()
                                                            .map(id -> addition(tenant, id))
                                                            .toList()))));
            tenant.stored(ids)
                    .forEach((id, item) -> equal(
                            "sum of the additions to one item that batches reported done",
                            done.get(id),
                            item.attributes().get("number")));
        }
    }

    @Test
    @Rule({"CRE-3", "BAT-3"})
    @Tag("CRE-3")
    @Tag("BAT-3")
    default void oneOfTheBatchesThatCreateAnIdWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < BATCH_ROUNDS; round++) {
            List<String> ids = Samples.items(kit(), tenant, RACED_ITEMS).stream()
                    .map(Item::id)
                    .toList();
            boolean isIdNew = false;
            List<List<Outcome>> outcomes = Race.allWon(
                    "createAlls of the same ids",
                    kit().race()
                            .run(thread -> tenant.dao()
                                    .createAll(
                                            tenant.app(),
                                            ids.stream()
                                                    .map(id -> new Creation(
                                                            tenant.newItem(id, Map.of("thread", thread)), isIdNew))
                                                    .toList())));
            doneById(ids, outcomes)
                    .forEach((id, done) -> equal("batches that report that they created one id", 1L, done));
            for (List<Outcome> batch : outcomes) {
                for (Outcome outcome : batch) {
                    equal(
                            "whether a creation is done or refused as taken: " + outcome,
                            true,
                            outcome instanceof Outcome.Done
                                    || (outcome instanceof Outcome.Refused refused
                                            && refused.error() instanceof ObjectExistsException));
                }
            }
        }
    }

    /** Counts the batches that report each id as done. */
    private static Map<String, Long> doneById(List<String> ids, List<List<Outcome>> batches) {
        Map<String, Long> done = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            int index = i;
            long count = batches.stream()
                    .filter(batch -> batch.get(index) instanceof Outcome.Done)
                    .count();
            done.put(ids.get(i), count);
        }
        return done;
    }
}
