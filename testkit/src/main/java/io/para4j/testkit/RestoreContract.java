package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks CRE-5 and CRE-6: restoreAll writes exactly the given objects, and an export restored elsewhere is equal to the
 * original.
 */
interface RestoreContract extends Contract {

    @Test
    @Rule("CRE-5")
    @Tag("CRE-5")
    default void restoreWritesExactlyWhatItIsGiven() {
        Tenant tenant = kit().tenant();
        Gadget gadget = restorable(kit().newId());
        Map<String, Object> before = Fields.of(gadget);
        tenant.store().restoreAll(List.of(gadget));
        same("caller's object after restoreAll", before, Fields.of(gadget));
        Item stored = tenant.stored(gadget);
        equal("version stored", 41L, stored.version());
        equal("revision stored", Optional.of("rev-41"), stored.revision());
        equal("timestamp stored", 1_000L, stored.timestamp());
        equal("updated stored", 2_000L, stored.attributes().get(Item.UPDATED));
        gadget.setAppid(tenant.app().name());
        same("object read after restoreAll", Fields.of(gadget), Fields.of(tenant.reread(Gadget.class, stored.id())));
    }

    private static Gadget restorable(String id) {
        Gadget gadget = Samples.gadget(id);
        gadget.setAppid("elsewhere");
        gadget.setTimestamp(1_000L);
        gadget.setUpdated(2_000L);
        gadget.setVersion(41L);
        gadget.setRevision("rev-41");
        return gadget;
    }

    @Test
    @Rule("CRE-5")
    @Tag("CRE-5")
    default void restoreReplacesWhatIsThereAsAWhole() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Sysprop bare = new Sysprop("other");
        bare.setId(gadget.getId());
        bare.setTimestamp(5L);
        bare.setVersion(3L);
        bare.setRevision("r");
        bare.set("only", "this");
        tenant.store().restoreAll(List.of(bare));
        Item expected = new Item(Samples.id(gadget), "other", 3, Optional.of("r"), 5, Map.of("only", "this"));
        same("store after restoreAll over another object", expected, tenant.stored(gadget));
    }

    @Test
    @Rule("CRE-5")
    @Tag("CRE-5")
    default void restoreGivesARevisionToTheStoredObjectIfItHasNone() {
        Tenant tenant = kit().tenant();
        Gadget gadget = restorable(kit().newId());
        gadget.setRevision(null);
        tenant.store().restoreAll(List.of(gadget));
        Item first = tenant.stored(gadget);
        claim(first.revision().isPresent(), "an object restored without revision is stored without one");
        equal("revision of the caller's object", null, gadget.getRevision());
        tenant.store().restoreAll(List.of(gadget));
        claim(
                !first.revision().equals(tenant.stored(gadget).revision()),
                "two restores without revision are stored under the same revision: %s",
                first.revision());
    }

    @Test
    @Rule("CRE-5")
    @Tag("CRE-5")
    default void itemRestoreWritesAndReplaces() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        for (Item item : List.of(
                new Item(id, "thing", 7, Optional.of("a"), 123, Map.of("number", 1, "text", "x")),
                new Item(id, "other", 7, Optional.of("a"), 124, Map.of("flag", true)),
                new Item(id, "other", 2, Optional.of("b"), 124, Map.of()),
                new Item(id, "other", 0, Optional.empty(), 0, Map.of("number", 3)),
                new Item(id, "other", 5, Optional.empty(), 1, Map.of("number", 3)))) {
            tenant.dao().restore(tenant.app(), item);
            same("store after restore", item, tenant.stored(id));
            equal("item read by readAll", Map.of(id, item), tenant.stored(List.of(id)));
        }
    }

    @Test
    @Rule("CRE-5")
    @Tag("CRE-5")
    default void restoreOfAnObjectWithoutIdTypeTimestampOrVersionIsRefused() {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(tenant.given(Samples.gadget()));
        Gadget noId = restorable(stored.id());
        noId.setId(null);
        refused(
                RuntimeException.class,
                "restoreAll without id",
                () -> tenant.store().restoreAll(List.of(noId)));
        Gadget noTimestamp = restorable(stored.id());
        noTimestamp.setTimestamp(null);
        Gadget noVersion = restorable(stored.id());
        noVersion.setVersion(null);
        Sysprop noType = new Sysprop("");
        noType.setId(stored.id());
        noType.setTimestamp(1L);
        noType.setVersion(1L);
        Map<String, ParaObject> incomplete = Map.of("timestamp", noTimestamp, "version", noVersion, "type", noType);
        incomplete.forEach((field, object) -> {
            isRefused(tenant, field, object);
            tenant.unchanged("restoreAll without " + field, stored);
        });
    }

    private void isRefused(Tenant tenant, String field, ParaObject object) {
        Gadget good = restorable(kit().newId());
        BatchException error = refused(
                BatchException.class,
                "restoreAll without " + field,
                () -> tenant.store().restoreAll(List.of(object, good)));
        Throwable reason = error.entries().get(0).error().orElseThrow();
        claim(
                reason instanceof InvalidObjectException invalid
                        && invalid.violations().toString().contains(field),
                "restoreAll without %s: expected an InvalidObjectException that names it but found %s",
                field,
                reason);
        equal(
                "version of the complete object in the same call",
                41L,
                tenant.stored(good).version());
    }

    @Test
    @Rule("CRE-6")
    @Tag("CRE-6")
    default void anExportRestoredElsewhereIsEqualToTheOriginal() {
        Tenant from = kit().newTenant();
        Tenant to = kit().newTenant();
        List<Item> originals = populate(from);
        kit().awaitVisible();
        List<ParaObject> exported = new ArrayList<>();
        Pager pager = Pager.of(3).generic();
        Optional<String> next;
        do {
            Page<ParaObject> page = from.store().readPage(pager);
            exported.addAll(page.objects());
            Facts.none("unreadable objects in a generic export", page.unreadable());
            next = page.next();
            pager = next.map(pager::after).orElse(pager);
        } while (next.isPresent());
        to.store().restoreAll(exported);
        equal("objects exported", originals.size(), exported.size());
        originals.forEach(item -> same("item restored elsewhere", item, to.stored(item.id())));
        from.unchanged("an export", originals.toArray(new Item[0]));
    }

    private List<Item> populate(Tenant tenant) {
        List<String> ids = new ArrayList<>();
        ids.add(Samples.id(tenant.given(Samples.gadget())));
        ids.add(Samples.id(tenant.given(new Gadget())));
        ids.add(Samples.id(tenant.given(new Gizmo())));
        ids.add(tenant.given(tenant.newItem(kit().newId(), "unlisted", SampleValues.oneOfEach()))
                .id());
        ids.add(tenant.given(tenant.newItem(kit().newId(), Gadget.TYPE, SampleValues.oneOfEach()))
                .id());
        ids.add(tenant.given(tenant.newItem("an id/with ünusual\uD83D\uDE00 characters", Map.of()))
                .id());
        Gadget updated = tenant.given(Samples.gadget());
        tenant.store().update(updated);
        ids.add(Samples.id(updated));
        tenant.store().patch(ids.get(0), Patch.of(Gadget.class).add("stock", 3));
        Item old = new Item(kit().newId(), "unlisted", 12, Optional.of("old"), 77, Map.of("number", 1));
        tenant.dao().restore(tenant.app(), old);
        ids.add(old.id());
        return ids.stream().map(tenant::stored).toList();
    }
}
