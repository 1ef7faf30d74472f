package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks CCH-5: concurrent reads that miss the same id wait for one load, and each gets its result or error. */
interface CachedLoadContract extends Contract {

    @Test
    @Rule("CCH-5")
    @Tag("CCH-5")
    default void aStampedeOnAColdIdLoadsOnce() {
        Stampede stampede = stampede();
        Item item = cold();
        List<Stampede.End> ends = stampede.run(kit().tenant().app(), item.id());
        equal(
                "results of " + ends.size() + " reads",
                Set.of(new Stampede.End(Optional.of(item), null)),
                Set.copyOf(ends));
        equal("reads of the store for " + ends.size() + " reads of a cold id", 1, stampede.loads());
    }

    /** Stores an item without going through the cache. */
    private Item cold() {
        Tenant tenant = kit().tenant();
        Item item = tenant.newItem(kit().newId(), Map.of("number", 1));
        kit().rawDAO().create(tenant.app(), new Creation(item, false));
        return item;
    }

    private Stampede stampede() {
        Cache cache = CachedContract.Cached.cacheOf(kit());
        return new Stampede(kit().rawDAO(), store -> kit().cached(store, cache, Duration.ZERO));
    }

    @Test
    @Rule("CCH-5")
    @Tag("CCH-5")
    default void aLoadThatFailsIsEveryWaitersErrorAndCachesNothing() {
        Stampede stampede = stampede();
        Tenant tenant = kit().tenant();
        Item item = cold();
        StorageException failure = StorageException.failed("read", "made to fail", null);
        stampede.failNextLoad(() -> failure);
        List<Stampede.End> ends = stampede.run(tenant.app(), item.id());
        equal(
                "errors of the reads that waited for a load that failed",
                Collections.nCopies(ends.size(), failure.getMessage()),
                ends.stream().map(end -> String.valueOf(end.message())).toList());
        equal("reads of the store for " + ends.size() + " reads", 1, stampede.loads());
        Optional<Item> again = stampede.dao().read(tenant.app(), item.id(), Consistency.EVENTUAL);
        equal("read after a load that failed", Optional.of(item), again);
        equal("reads of the store, including that one", 2, stampede.loads());
    }

    @Test
    @Rule("CCH-5")
    @Tag("CCH-5")
    default void anInterruptedLoaderFailsNoOtherReader() {
        Stampede stampede = stampede();
        Item item = cold();
        stampede.failNextLoad(() -> {
            Thread.currentThread().interrupt();
            return StorageException.notSent("read", "the thread was interrupted", null);
        });
        List<Stampede.End> ends = stampede.run(kit().tenant().app(), item.id());
        long failed = ends.stream().filter(end -> end.message() != null).count();
        claim(failed <= 1, "%s reads failed though only one load was interrupted: %s", failed, ends);
        equal("reads of the store for " + ends.size() + " reads, one of which was interrupted", 2, stampede.loads());
    }

    /** An interrupted thread stops waiting for another thread's load. The load continues for the other threads. */
    @Test
    @Rule("CCH-5")
    @Tag("CCH-5")
    default void anInterruptedWaiterFailsNoOtherReader() {
        Stampede stampede = stampede();
        Item item = cold();
        stampede.interruptAWaiter();
        List<Stampede.End> ends = stampede.run(kit().tenant().app(), item.id());
        long failed = ends.stream().filter(end -> end.message() != null).count();
        equal("failed reads after the interrupt of one waiting thread", 1L, failed);
        equal("reads of the store", 1, stampede.loads());
    }

    @Test
    @Rule("CCH-5")
    @Tag("CCH-5")
    default void loadsOfDifferentIdsDoNotWaitForEachOther() {
        Cache cache = CachedContract.Cached.cacheOf(kit());
        Tenant tenant = kit().tenant();
        AppId app = tenant.app();
        Item first = cold();
        Item second = cold();
        ArmedDAO store = new ArmedDAO(kit().rawDAO());
        DAO dao = kit().cached(store, cache, Duration.ZERO);
        store.afterNext(() -> equal(
                "read during the load of another id",
                Optional.of(second),
                kit().race()
                        .run(1, thread -> dao.read(app, second.id(), Consistency.EVENTUAL))
                        .get(0)
                        .value()));
        equal("read", Optional.of(first), dao.read(app, first.id(), Consistency.EVENTUAL));
    }
}
