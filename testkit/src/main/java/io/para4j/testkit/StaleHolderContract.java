package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks LCK-6 and LCK-7: a caller with an outdated object conflicts after any write, also if the object was replaced
 * under its id.
 */
interface StaleHolderContract extends Contract {

    @Test
    @Rule("LCK-6")
    @Tag("LCK-6")
    default void holdersOfAnObjectDeletedAndCreatedAgainConflict() {
        Tenant tenant = kit().tenant();
        Gadget old = tenant.given(Samples.gadget());
        tenant.store().delete(Samples.id(old));
        Gadget successor = tenant.given(Samples.gadget(Samples.id(old)));
        equal("version of the successor, the same as before", old.getVersion(), successor.getVersion());
        equal(
                "timestamp of the successor, at the same time on the clock",
                old.getTimestamp(),
                successor.getTimestamp());
        oldStateIsRefused(tenant, old, tenant.stored(successor));
    }

    @Test
    @Rule("LCK-6")
    @Tag("LCK-6")
    default void holdersOfAnObjectReplacedByRestoreConflict() {
        Tenant tenant = kit().tenant();
        Gadget old = tenant.given(Samples.gadget());
        Gadget backup = Samples.gadget(Samples.id(old));
        backup.label = "from a backup";
        backup.setTimestamp(old.getTimestamp());
        backup.setVersion(old.getVersion());
        tenant.store().restoreAll(List.of(backup));
        oldStateIsRefused(tenant, old, tenant.stored(old));
    }

    private void oldStateIsRefused(Tenant tenant, Gadget old, Item stored) {
        old.label = "of the old state";
        VersionConflictException update = refused(
                VersionConflictException.class,
                "update from the old state",
                () -> tenant.store().update(old));
        Facts.claim(
                String.valueOf(update.getMessage()).contains("created again, or restored"),
                "the message does not say that the object was created again or restored: %s",
                update.getMessage());
        refused(
                VersionConflictException.class,
                "delete from the old state",
                () -> tenant.store().delete(old));
        refused(
                VersionConflictException.class,
                "patch from the old state",
                () -> tenant.store()
                        .patch(
                                stored.id(),
                                Patch.of(Gadget.class).set("label", "x").ifUnchanged(old)));
        tenant.unchanged("refused writes from the old state", stored);
    }

    @Test
    @Rule("LCK-7")
    @Tag("LCK-7")
    default void everyKindOfWriteRaisesTheVersion() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        Patch<Gadget> patch = Patch.of(Gadget.class);
        raises("update", id, () -> tenant.store().update(tenant.reread(Gadget.class, id)));
        raises("updateAll", id, () -> tenant.store().updateAll(List.of(tenant.reread(Gadget.class, id))));
        raises("modify", id, () -> tenant.store().modify(Gadget.class, id, gadget -> gadget.stock++));
        raises("modify without a change", id, () -> tenant.store().modify(Gadget.class, id, gadget -> {}));
        raises("patch set", id, () -> tenant.store().patch(id, patch.set("label", "new")));
        raises("patch add", id, () -> tenant.store().patch(id, patch.add("stock", 1)));
        raises("patch append", id, () -> tenant.store().patch(id, patch.append("colours", "green")));
        raises("patch remove", id, () -> tenant.store().patch(id, patch.remove("label")));
        raises("patch remove of a missing field", id, () -> tenant.store().patch(id, patch.remove("label")));
    }

    private void raises(String write, String id, Runnable action) {
        Tenant tenant = kit().tenant();
        Gadget holder = tenant.reread(Gadget.class, id);
        Item before = tenant.stored(id);
        action.run();
        Item after = tenant.stored(id);
        equal("version after " + write, before.version() + 1, after.version());
        Facts.claim(!before.revision().equals(after.revision()), "the revision is unchanged after %s", write);
        refused(
                VersionConflictException.class,
                "update from before " + write,
                () -> tenant.store().update(holder));
        refused(
                VersionConflictException.class,
                "delete from before " + write,
                () -> tenant.store().delete(holder));
        tenant.unchanged("refused writes after " + write, after);
    }
}
