package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.ReadOptions;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks LCK-1, LCK-2, LCK-5, LCK-8 and LCK-9 through the {@code Store}: a write from a stale version is refused and
 * changes nothing.
 */
interface LockingContract extends Contract {

    @Test
    @Rule("LCK-1")
    @Tag("LCK-1")
    default void updateWithTheStoredVersionRaisesItInStoreAndCaller() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        for (long version = 1; version <= 5; version++) {
            String revision = gadget.getRevision();
            gadget.label = "label " + version;
            tenant.store().update(gadget);
            Item stored = tenant.stored(gadget);
            equal("version in the caller's object", version + 1, gadget.getVersion());
            equal("version in the store", version + 1, stored.version());
            equal("revision in the caller's object", stored.revision().orElse(""), gadget.getRevision());
            Facts.claim(!stored.revision().equals(Optional.ofNullable(revision)), "the revision is still %s", revision);
            equal("label", "label " + version, stored.attributes().get("label"));
        }
    }

    @Test
    @Rule("LCK-2")
    @Tag("LCK-2")
    default void updateWithAStaleVersionIsRefusedAgainAndAgain() {
        Tenant tenant = kit().tenant();
        Gadget stale = tenant.given(Samples.gadget());
        Gadget fresh = tenant.reread(Gadget.class, Samples.id(stale));
        tenant.store().update(fresh);
        tenant.store().update(fresh);
        Item stored = tenant.stored(fresh);
        stale.label = "stale";
        Map<String, Object> before = Fields.of(stale);
        for (int attempt = 1; attempt <= 3; attempt++) {
            VersionConflictException error = refused(
                    VersionConflictException.class,
                    "update from version 1 of an object at version 3",
                    () -> tenant.store().update(stale));
            equal("version held, in the error", 1L, error.held());
            equal("version stored, in the error", 3L, error.stored());
            tenant.unchanged("refused update " + attempt, stored);
            same("caller's object after refused update " + attempt, before, Fields.of(stale));
        }
    }

    @Test
    @Rule("LCK-2")
    @Tag("LCK-2")
    default void updateWithAnotherRevisionIsRefusedAtEveryVersion() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        tenant.store().update(gadget);
        Item stored = tenant.stored(gadget);
        for (long version : new long[] {0, 1, 2, 3, Long.MAX_VALUE}) {
            for (String revision : new String[] {null, "", "made-up", gadget.getRevision() + " "}) {
                Gadget other = Samples.gadget(stored.id());
                other.setAppid(gadget.getAppid());
                other.setVersion(version);
                other.setRevision(revision);
                other.label = "overwritten";
                String what = "update with version " + version + " and revision " + revision + " at version 2";
                VersionConflictException error = refused(
                        VersionConflictException.class,
                        what,
                        () -> tenant.store().update(other));
                equal(what + ", version held", version, error.held());
                equal(what + ", version stored", 2L, error.stored());
                tenant.unchanged(what, stored);
            }
        }
    }

    @Test
    @Rule("LCK-5")
    @Tag("LCK-5")
    default void deleteOfAStaleObjectIsRefusedAndOfTheStoredOneDone() {
        Tenant tenant = kit().tenant();
        Gadget stale = tenant.given(Samples.gadget());
        Gadget fresh = tenant.reread(Gadget.class, Samples.id(stale));
        tenant.store().update(fresh);
        Item stored = tenant.stored(fresh);
        for (int attempt = 1; attempt <= 2; attempt++) {
            VersionConflictException error = refused(
                    VersionConflictException.class,
                    "delete from version 1 of an object at version 2",
                    () -> tenant.store().delete(stale));
            equal("version held, in the error", 1L, error.held());
            equal("version stored, in the error", 2L, error.stored());
            tenant.unchanged("refused delete " + attempt, stored);
        }
        tenant.store().delete(fresh);
        tenant.absent("delete from the stored version", stored.id());
    }

    @Test
    @Rule("LCK-5")
    @Tag("LCK-5")
    default void deleteOfAnObjectThatIsGoneSucceeds() {
        Tenant tenant = kit().tenant();
        Gadget first = tenant.given(Samples.gadget());
        Gadget second = tenant.reread(Gadget.class, Samples.id(first));
        tenant.store().delete(first);
        tenant.store().delete(first);
        tenant.store().delete(second);
        tenant.store().delete(Samples.id(first));
        tenant.absent("deleting the object four times", Samples.id(first));
    }

    @Test
    @Rule("LCK-8")
    @Tag("LCK-8")
    default void updateAllAndDeleteAllReportConflictsAndDoTheOthers() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), 7);
        tenant.store().createAll(gadgets);
        tenant.store().update(tenant.reread(Gadget.class, Samples.id(gadgets.get(2))));
        tenant.store().delete(Samples.id(gadgets.get(4)));
        tenant.given(Samples.gadget(Samples.id(gadgets.get(4))));
        gadgets.forEach(gadget -> gadget.label = "changed");
        BatchException error = refused(
                BatchException.class,
                "updateAll with two stale objects of seven",
                () -> tenant.store().updateAll(gadgets));
        conflictsAre("updateAll", error, gadgets);
        for (Gadget gadget : gadgets) {
            boolean isStale = gadget == gadgets.get(2) || gadget == gadgets.get(4);
            Object label = tenant.stored(gadget).attributes().get("label");
            equal("whether the object was updated, " + gadget, !isStale, "changed".equals(label));
        }
        conflictsAre(
                "deleteAll",
                refused(
                        BatchException.class,
                        "deleteAll with two stale objects of seven",
                        () -> tenant.store().deleteAll(gadgets)),
                gadgets);
        for (Gadget gadget : gadgets) {
            boolean isStale = gadget == gadgets.get(2) || gadget == gadgets.get(4);
            equal(
                    "whether the object is still stored, " + gadget,
                    isStale,
                    tenant.find(Samples.id(gadget)).isPresent());
        }
    }

    private void conflictsAre(String call, BatchException error, List<Gadget> gadgets) {
        equal(
                call + ", ids refused",
                List.of(Samples.id(gadgets.get(2)), Samples.id(gadgets.get(4))),
                error.ids(BatchEntry.State.REFUSED));
        for (BatchEntry entry : error.entries()) {
            entry.error()
                    .ifPresent(each -> Facts.claim(
                            each instanceof VersionConflictException,
                            "%s, error of %s: expected a conflict but found %s",
                            call,
                            entry.id(),
                            each));
        }
    }

    @Test
    @Rule("LCK-9")
    @Tag("LCK-9")
    default void anObjectStoredWithoutVersionIsUpdatedOnceFromZero() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        tenant.dao()
                .restore(
                        tenant.app(),
                        new Item(
                                id,
                                Gadget.TYPE,
                                0,
                                Optional.empty(),
                                kit().clock().millis(),
                                Map.of("label", "unversioned")));
        Gadget first = tenant.reread(Gadget.class, id);
        Gadget second = tenant.reread(Gadget.class, id);
        equal("version read", 0L, first.getVersion());
        equal("revision read", null, first.getRevision());
        first.label = "versioned";
        tenant.store().update(first);
        equal("version after the first update", 1L, first.getVersion());
        Item stored = tenant.stored(id);
        equal("version stored", 1L, stored.version());
        Facts.claim(stored.revision().isPresent(), "the object has no revision after its first update");
        refused(
                VersionConflictException.class,
                "second update from 0",
                () -> tenant.store().update(second));
        refused(
                VersionConflictException.class,
                "delete from 0",
                () -> tenant.store().delete(second));
        tenant.unchanged("refused writes from 0", stored);
        tenant.store().update(first);
        equal("version after the next update", 2L, tenant.stored(id).version());
        equal(
                "version read",
                Optional.of(2L),
                tenant.store().read(Gadget.class, id, ReadOptions.strong()).map(Gadget::getVersion));
    }
}
