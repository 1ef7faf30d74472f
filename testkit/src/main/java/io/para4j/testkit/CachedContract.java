package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks CCH-6 to CCH-8: reads through the cache return what the store holds, whatever the outcome of writes and
 * whatever runs in between.
 */
interface CachedContract extends Contract {
    /** The time to live of absences in half of the tests. */
    Duration NEGATIVE = Duration.ofMinutes(1);

    private Cached cached(Duration negative) {
        return new Cached(kit(), negative);
    }

    /** The store under test, wrapped in an {@link ArmedDAO}, behind the cache under test, as a node of its own. */
    record Cached(Tenant tenant, Cache cache, ArmedDAO store, DAO dao) {
        Cached(Kit kit, Duration negative) {
            this(kit, cacheOf(kit), new ArmedDAO(kit.rawDAO()), negative);
        }

        private Cached(Kit kit, Cache cache, ArmedDAO store, Duration negative) {
            this(kit.tenant(), cache, store, kit.cached(store, cache, negative));
        }

        /** Returns a cache that never fails, for tests that read the cache or count loads. */
        static Cache cacheOf(Kit kit) {
            return kit.cache()
                    .map(FlakyCache::sound)
                    .orElseThrow(() -> new NotCheckedException(
                            "no cache is bound; let store() install the module of a cache too"));
        }

        Item given(Kit kit) {
            Item item = tenant.newItem(kit.newId(), Map.of("number", 1));
            dao.create(tenant.app(), new Creation(item, false));
            return item;
        }

        Optional<Item> read(String id) {
            return dao.read(tenant.app(), id, Consistency.EVENTUAL);
        }

        /** Runs a write and ignores whether it succeeds, is refused or fails. */
        void write(ItemWrite write, Item held) {
            try {
                write.run(dao, tenant, held);
            } catch (ParaException e) {
                // Cache and store have to agree after any outcome.
                return;
            }
        }

        void agrees(String when, String id) {
            Optional<Item> stored = store.read(tenant.app(), id, Consistency.STRONG);
            equal("read through the cache " + when, stored, read(id));
            equal("second read through the cache " + when, stored, read(id));
            Map<String, Item> many = stored.map(item -> Map.of(id, item)).orElse(Map.of());
            equal(
                    "readAll through the cache " + when,
                    many,
                    dao.readAll(tenant.app(), List.of(id), Consistency.EVENTUAL));
        }
    }

    @Test
    @Rule("CCH-7")
    @Tag("CCH-7")
    default void cacheAndStoreAgreeAfterEveryWriteHoweverItEnds() {
        for (Duration negative : List.of(Duration.ZERO, NEGATIVE)) {
            Cached cached = cached(negative);
            for (ItemWrite write : ItemWrite.values()) {
                for (ArmedDAO.Fault fault : ArmedDAO.Fault.values()) {
                    agreesAfter(cached, write, fault, false);
                    agreesAfter(cached, write, fault, true);
                }
            }
        }
    }

    private void agreesAfter(Cached cached, ItemWrite write, ArmedDAO.Fault fault, boolean isGone) {
        Item held = cached.given(kit());
        if (isGone) {
            cached.dao().delete(cached.tenant().app(), Deletion.of(held.id()));
        }
        cached.read(held.id());
        cached.store().failNext(fault);
        cached.write(write, held);
        cached.agrees("after " + write + " of " + (isGone ? "a deleted" : "a stored") + " item, " + fault, held.id());
    }

    /**
     * Another node has changed the item, so the cached one is stale. The write is refused, and the next read has to
     * return the item that caused the refusal.
     */
    @Test
    @Rule("CCH-7")
    @Tag("CCH-7")
    default void theNextReadAfterARefusalGivesWhatItWasRefusedFor() {
        Cached cached = cached(Duration.ZERO);
        for (ItemWrite write : ItemWrite.values()) {
            Item held = cached.given(kit());
            cached.read(held.id());
            ItemWrite.UPDATE.run(kit().rawDAO(), cached.tenant(), held);
            cached.write(write, held);
            cached.agrees("after " + write + " of an item that another node has changed", held.id());
        }
    }

    @Test
    @Rule("CCH-7")
    @Tag("CCH-7")
    default void cacheAndStoreAgreeWhenOneWriteEndsWithinAnother() {
        for (Duration negative : List.of(Duration.ZERO, NEGATIVE)) {
            Cached cached = cached(negative);
            for (ItemWrite outer : ItemWrite.values()) {
                for (ItemWrite inner : ItemWrite.values()) {
                    Item held = cached.given(kit());
                    cached.read(held.id());
                    cached.store().afterNext(() -> cached.write(inner, held));
                    cached.write(outer, held);
                    cached.agrees("after " + outer + " with " + inner + " before its answer", held.id());
                }
            }
        }
    }

    @Test
    @Rule("CCH-7")
    @Tag("CCH-7")
    default void theEntriesOfADeletedAppAreGone() {
        Cache cache = Cached.cacheOf(kit());
        String name = kit().newAppName();
        Tenant tenant = kit().newTenant(name);
        List<String> ids = Samples.ids(Samples.gadgets(kit(), 30));
        ids.forEach(id -> tenant.given(new Gadget(id)));
        ids.forEach(id -> tenant.dao().read(tenant.app(), id, Consistency.EVENTUAL));
        kit().para().apps().delete(name);
        if (kit().cache().equals(Optional.of(cache))) {
            equal("entries of a deleted app", Map.of(), cache.getAll(tenant.app(), ids));
        }
        Tenant successor = kit().newTenant(name);
        equal(
                "objects of a new app of the same name",
                Map.of(),
                successor.store().readAll(ids));
        equal(
                "object of a new app of the same name",
                Optional.empty(),
                successor.store().read(ids.get(0)));
    }

    @Test
    @Rule("CCH-6")
    @Tag("CCH-6")
    default void aLoadThatAWriteHasOvertakenIsNotReadAgain() {
        for (Duration negative : List.of(Duration.ZERO, NEGATIVE)) {
            Cached cached = cached(negative);
            for (ItemWrite write : ItemWrite.values()) {
                for (Reading reading : Reading.values()) {
                    overtaken(cached, write, reading, false);
                    overtaken(cached, write, reading, true);
                }
            }
        }
    }

    /** The reads that fill the cache. */
    enum Reading {
        /** By id. */
        ONE,
        /** By id, strongly. */
        STRONG,
        /** By many ids. */
        ALL,
        /** By many ids, strongly. */
        ALL_STRONG;

        void run(DAO dao, AppId app, String id) {
            Consistency consistency = this == STRONG || this == ALL_STRONG ? Consistency.STRONG : Consistency.EVENTUAL;
            if (this == ONE || this == STRONG) {
                dao.read(app, id, consistency);
            } else {
                dao.readAll(app, List.of(id), consistency);
            }
        }
    }

    private void overtaken(Cached cached, ItemWrite write, Reading reading, boolean isGone) {
        AppId app = cached.tenant().app();
        Item held = cached.given(kit());
        if (isGone) {
            cached.dao().delete(app, Deletion.of(held.id()));
        }
        cached.cache().remove(app, held.id());
        cached.store().afterNext(() -> cached.write(write, held));
        reading.run(cached.dao(), app, held.id());
        String item = isGone ? "a deleted item" : "a stored item";
        cached.agrees("after " + write + " during the load of " + item + " (" + reading + ")", held.id());
    }

    @Test
    @Rule("CCH-6")
    @Tag("CCH-6")
    default void aReadAfterAWriteGivesItAlsoIfEventualReadsOfTheStoreLagBehind() {
        Cached cached = cached(Duration.ZERO);
        for (ItemWrite write : ItemWrite.values()) {
            Item held = cached.given(kit());
            cached.cache().remove(cached.tenant().app(), held.id());
            cached.store().read(cached.tenant().app(), held.id(), Consistency.EVENTUAL);
            cached.write(write, held);
            cached.cache().remove(cached.tenant().app(), held.id());
            cached.agrees("after " + write + " whose entry was evicted", held.id());
        }
    }

    @Test
    @Rule("CCH-6")
    @Tag("CCH-6")
    default void whatAStrongReadHasShownIsNotTakenBack() {
        Cached cached = cached(NEGATIVE);
        for (Reading reading : List.of(Reading.STRONG, Reading.ALL_STRONG)) {
            for (ItemWrite write : List.of(ItemWrite.UPDATE, ItemWrite.DELETE, ItemWrite.RESTORE)) {
                Item held = cached.given(kit());
                cached.read(held.id());
                write.run(kit().rawDAO(), cached.tenant(), held);
                reading.run(cached.dao(), cached.tenant().app(), held.id());
                cached.agrees("after " + write + " by another node and a read (" + reading + ")", held.id());
            }
        }
    }

    /** Another node writes during a load, and this node reads that write strongly before the load ends. */
    @Test
    @Rule("CCH-6")
    @Tag("CCH-6")
    default void aLoadThatBeganBeforeAStrongReadDoesNotTakeBackWhatItHasShown() {
        Cached cached = cached(NEGATIVE);
        AppId app = cached.tenant().app();
        for (Reading strong : List.of(Reading.STRONG, Reading.ALL_STRONG)) {
            for (Reading load : Reading.values()) {
                Item held = cached.given(kit());
                cached.cache().remove(app, held.id());
                cached.store().afterNext(() -> {
                    ItemWrite.UPDATE.run(kit().rawDAO(), cached.tenant(), held);
                    strong.run(cached.dao(), app, held.id());
                });
                load.run(cached.dao(), app, held.id());
                cached.agrees("after a load (" + load + ") that began before a read (" + strong + ")", held.id());
            }
        }
    }

    @Test
    @Rule("CCH-8")
    @Tag("CCH-8")
    default void aCacheThatFailsAtRandomChangesNoAnswer() {
        Cached sound = cached(NEGATIVE);
        Random random = kit().random();
        FlakyCache flaky = new FlakyCache(sound.cache(), random.nextLong(), 0.3);
        DAO dao = kit().cached(sound.store(), flaky, NEGATIVE);
        Cached cached = new Cached(sound.tenant(), flaky, sound.store(), dao);
        List<ItemWrite> writes = List.of(ItemWrite.values());
        for (int round = 0; round < 40; round++) {
            Item held = sound.given(kit());
            for (int step = 0; step < 12; step++) {
                ItemWrite write = writes.get(random.nextInt(writes.size()));
                cached.write(write, held);
                cached.agrees("after " + write + " with a cache that fails at random", held.id());
            }
            // Ids that bypass the cache after a failure use it again after this time.
            kit().clock().step(Duration.ofMinutes(2));
        }
    }
}
