package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks LCK-2, LCK-4 and REA-4 over a store whose eventual reads are late: operations that need strong reads make
 * them, and stale objects are refused.
 */
interface StaleReadsContract extends Contract {

    private Store late(StaleReadsDAO dao) {
        return kit().store(kit().over(dao), kit().tenant().app().name());
    }

    @Test
    @Rule("LCK-4")
    @Tag("LCK-4")
    default void modifyReadsStronglySoThatNoChangeIsLostToLateReads() {
        int changes = 10;
        Store store = late(StaleReadsDAO.always(kit().rawDAO(), 3));
        Gadget gadget = Samples.gadget();
        gadget.stock = 0;
        String id = store.create(gadget);
        Race.allWon("modify over late reads", kit().race().run(4, thread -> {
            for (int i = 0; i < changes; i++) {
                store.modify(Gadget.class, id, each -> each.stock++);
            }
            return thread;
        }));
        Item stored = kit().tenant().stored(id);
        equal(
                "stock after 4 threads' changes over late reads",
                4L * changes,
                stored.attributes().get("stock"));
        equal("version after those changes", 4L * changes + 1, stored.version());
    }

    @Test
    @Rule("REA-4")
    @Tag("REA-4")
    default void aStrongReadIsNeverLateAndDiffersFromOneThatMayBe() {
        Store store = late(StaleReadsDAO.always(kit().rawDAO(), 1));
        Gadget gadget = Samples.gadget();
        String id = store.create(gadget);
        gadget.label = "second";
        store.update(gadget);
        equal(
                "label in a strong read",
                "second",
                label(store.read(Gadget.class, id, ReadOptions.strong()).orElseThrow()));
        Map<String, Gadget> many = store.readAll(Gadget.class, List.of(id), ReadOptions.strong());
        equal(
                "labels in a strong readAll",
                List.of("second"),
                many.values().stream().map(StaleReadsContract::label).toList());
        equal(
                "label in an eventual read",
                "first",
                label(store.read(Gadget.class, id, ReadOptions.eventual()).orElseThrow()));
    }

    private static String label(Gadget gadget) {
        return String.valueOf(gadget.label);
    }

    @Test
    @Rule("LCK-2")
    @Tag("LCK-2")
    default void anObjectThatWasReadLateCannotOverwriteWhatItMissed() {
        Store store = late(StaleReadsDAO.always(kit().rawDAO(), 1));
        Gadget gadget = Samples.gadget();
        String id = store.create(gadget);
        gadget.label = "second";
        store.update(gadget);
        Item before = kit().tenant().stored(id);
        Gadget stale = store.read(Gadget.class, id, ReadOptions.eventual()).orElseThrow();
        stale.label = "overwritten";
        refused(VersionConflictException.class, "update of an object that was read late", () -> store.update(stale));
        refused(VersionConflictException.class, "delete of an object that was read late", () -> store.delete(stale));
        kit().tenant().unchanged("writes of an object that was read late", before);
    }
}
