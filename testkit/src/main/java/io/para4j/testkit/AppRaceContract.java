package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks TEN-3 with threads that write to an app while its storage is dropped. */
interface AppRaceContract extends Contract {

    /** The number of times that an app is dropped and recreated. */
    int DROPS = 8;

    /** The longest wait for the first writes, in seconds. */
    int FIRST_WRITES_SECONDS = 30;

    /** A storage that apps share checks again for late writes. Its own tests cover that, so it is left out here. */
    @Test
    @Rule("TEN-3")
    @Tag("TEN-3")
    default void whatIsWrittenWhileAnAppIsDroppedIsNotInItsSuccessor() {
        Tenant tenant = kit().newTenant();
        for (int round = 0; round < DROPS && !tenant.app().shared(); round++) {
            Queue<String> written = writtenDuringADrop(tenant);
            kit().storage().ensure(tenant.app());
            kit().awaitVisible();
            ItemPage page = kit().rawDAO().readPage(tenant.app(), Kit.PAGE_SIZE, Optional.empty());
            equal(
                    "items on the first page of an app that was dropped during writes, and recreated",
                    List.of(),
                    page.items().stream().map(Item::id).toList());
            equal("its cursor", Optional.empty(), page.next());
            equal("items read in it by id", Map.of(), tenant.stored(List.copyOf(written)));
        }
    }

    /** Drops the app's storage when every other thread has written to it. Returns the ids of the writes. */
    private Queue<String> writtenDuringADrop(Tenant tenant) {
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        CountDownLatch firstWrites = new CountDownLatch(Race.THREADS - 1);
        AtomicBoolean isDropped = new AtomicBoolean();
        Race.allWon("a drop during writes", kit().race().run(thread -> {
            if (thread == 0) {
                try {
                    boolean hasBegun = firstWrites.await(FIRST_WRITES_SECONDS, TimeUnit.SECONDS);
                    claim(hasBegun, "the first writes did not end within %s seconds", FIRST_WRITES_SECONDS);
                    kit().storage().drop(tenant.app(), removed -> {});
                } finally {
                    isDropped.set(true);
                }
            } else {
                do {
                    Item item = tenant.newItem(kit().newId(), Map.of("thread", thread));
                    ids.add(item.id());
                    write(tenant, item, thread % 2 == 0);
                    firstWrites.countDown();
                } while (!isDropped.get());
            }
            return thread;
        }));
        return ids;
    }

    /** Creates or restores an item and changes it. Once the app is dropped, this is refused. */
    private void write(Tenant tenant, Item item, boolean isRestored) {
        DAO dao = kit().rawDAO();
        AppId app = tenant.app();
        try {
            if (isRestored) {
                dao.restore(app, item);
            } else {
                dao.create(app, new Creation(item, true));
            }
            dao.update(app, tenant.update(item, new Change.Set("changed", true)));
            dao.read(app, item.id(), Consistency.STRONG);
        } catch (ParaException e) {
            // The app is dropped, or is being dropped.
            return;
        }
    }
}
