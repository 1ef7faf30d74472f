package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks CLO-1, CLO-2 and PAG-4: a store that is closed and opened again has everything that was written, and has left
 * nothing open. These tests close the kit's Para, so they run after all others.
 */
@Order(SuiteOrder.LAST)
interface RestartContract extends Contract {
    /** The number of restarts after which nothing may be left of the closed instances. */
    int RESTARTS = 4;

    @Test
    @Rule("CLO-1")
    @Tag("CLO-1")
    default void whatWasWrittenIsReadBackAfterARestart() {
        Tenant tenant = kit().newTenant();
        List<String> ids = written(tenant);
        Map<String, Item> before = tenant.stored(ids);
        Gadget held = tenant.reread(Gadget.class, ids.get(0));
        long version = tenant.stored(held).version();
        kit().restart();
        Map<String, Item> after = tenant.stored(ids);
        equal("ids stored after a restart", before.keySet(), after.keySet());
        before.forEach((id, item) -> same("item after a restart", item, tenant.stored(id)));
        kit().awaitVisible();
        Walk.through(tenant.dao(), tenant.app(), 5).sawExactly(before.keySet());
        held.label = "updated after the restart";
        tenant.store().update(held);
        equal(
                "version after an update of an object that was read before the restart",
                version + 1,
                tenant.stored(held).version());
    }

    @Test
    @Rule({"TEN-4", "CLO-1"})
    @Tag("TEN-4")
    @Tag("CLO-1")
    default void anAppThatWasDeletedIsNotFoundAfterARestart() {
        Tenant deleted = kit().newTenant();
        Gadget gadget = Samples.gadget();
        deleted.given(gadget);
        kit().para().apps().delete(deleted.app().name());
        kit().restart();
        Facts.refused(
                AppNotFoundException.class,
                "read in an app deleted before the restart",
                () -> kit().para().store(deleted.app().name()).read(Samples.id(gadget)));
    }

    /** Writes objects in every way, and returns all ids, those that are deleted again too. */
    private List<String> written(Tenant tenant) {
        Store store = tenant.store();
        List<Gadget> gadgets = Samples.gadgets(kit(), 12);
        store.createAll(gadgets);
        List<String> ids = new ArrayList<>(Samples.ids(gadgets));
        ids.add(0, Samples.id(tenant.given(Samples.gadget())));
        ids.add(tenant.given(Map.of("number", 1)).id());
        store.patch(ids.get(0), Patch.of(Gadget.class).add("stock", 1));
        store.update(tenant.reread(Gadget.class, ids.get(1)));
        store.updateAll(List.of(tenant.reread(Gadget.class, ids.get(2))));
        store.delete(ids.get(3));
        store.deleteAll(List.of(tenant.reread(Gadget.class, ids.get(4))));
        Gadget restored = Samples.gadget(ids.get(5));
        restored.setTimestamp(1L);
        restored.setVersion(9L);
        store.restoreAll(List.of(restored));
        return ids;
    }

    @Test
    @Rule("PAG-4")
    @Tag("PAG-4")
    default void aCursorIsValidAfterARestart() {
        Tenant tenant = kit().newTenant();
        Samples.gadgets(kit(), CursorContract.CURSOR_LIMIT * 3).forEach(tenant::given);
        kit().awaitVisible();
        Pager pager = Pager.of(CursorContract.CURSOR_LIMIT);
        List<String> all = Walk.through(tenant.store(), pager).ids();
        Optional<String> cursor = tenant.store().readPage(pager).next();
        claim(cursor.isPresent(), "a page before the last has no cursor");
        kit().restart();
        equal(
                "ids after a cursor from before a restart",
                all.subList(CursorContract.CURSOR_LIMIT, all.size()),
                Walk.through(tenant.store(), pager.after(cursor.get())).ids());
        equal(
                "whole walk after a restart",
                all,
                Walk.through(tenant.store(), pager).ids());
    }

    @Test
    @Rule("CLO-2")
    @Tag("CLO-2")
    default void nothingIsLeftOpenAfterClosing() {
        Tenant tenant = kit().newTenant();
        Leftovers leftovers = new Leftovers();
        leftovers.watch(() -> {
            kit().restart();
            kit().restart(leftovers::begin);
            for (int i = 1; i < RESTARTS; i++) {
                use(tenant);
                kit().restart();
            }
            use(tenant);
            kit().restart(() -> leftovers.areFewerThan(RESTARTS));
        });
    }

    private static void use(Tenant tenant) {
        tenant.given(Samples.gadget());
        tenant.store().readPage(Pager.first());
    }
}
