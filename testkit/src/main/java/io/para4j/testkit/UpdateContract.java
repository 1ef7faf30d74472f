package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.TypeMismatchException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks UPD-1 to UPD-5: the fields that an update sets and removes, those that it never changes, and the objects that
 * it refuses.
 */
interface UpdateContract extends Contract {

    @Test
    @Rule("UPD-1")
    @Tag("UPD-1")
    default void updateSetsWhatIsNotNullRemovesWhatIsAndSetsUpdated() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item before = tenant.stored(gadget);
        long now = kit().clock().step(Duration.ofMillis(7));
        gadget.setName("renamed");
        gadget.stock = 0;
        gadget.price = new BigDecimal("0.1");
        gadget.colours = List.of("green");
        gadget.label = null;
        gadget.setTags(null);
        tenant.store().update(gadget);
        Map<String, Object> expected = new TreeMap<>(before.attributes());
        expected.put("name", "renamed");
        expected.put("stock", 0L);
        expected.put("price", new BigDecimal("0.1"));
        expected.put("colours", List.of("green"));
        expected.put(Item.UPDATED, now);
        expected.remove("label");
        expected.remove("tags");
        Item stored = tenant.stored(gadget);
        same(
                "store after the update",
                new Item(before.id(), before.type(), 2, stored.revision(), before.timestamp(), expected),
                stored);
        equal("updated in the caller's object", now, gadget.getUpdated());
        gadget.draft = null;
        same("object read after the update", Fields.of(gadget), Fields.of(tenant.reread(Gadget.class, before.id())));
        long later = kit().clock().step(Duration.ofMillis(7));
        tenant.store().updateAll(List.of(gadget));
        equal(
                "updated after updateAll",
                later,
                tenant.stored(gadget).attributes().get(Item.UPDATED));
        equal("updated in the caller's object after updateAll", later, gadget.getUpdated());
    }

    @Test
    @Rule("UPD-1")
    @Tag("UPD-1")
    default void fieldsThatAreNotStoredAreNeitherWrittenNorTouched() {
        Tenant tenant = kit().tenant();
        Gadget gadget = Samples.gadget();
        gadget.draft = "not for the store";
        tenant.store().create(gadget);
        tenant.store().update(gadget);
        equal("draft in the caller's object", "not for the store", gadget.draft);
        equal("draft in the store", null, tenant.stored(gadget).attributes().get("draft"));
        equal("draft of an object read", null, tenant.reread(Gadget.class, Samples.id(gadget)).draft);
    }

    @Test
    @Rule("UPD-2")
    @Tag("UPD-2")
    default void lockedFieldsNeverChange() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item before = tenant.stored(gadget);
        relock(gadget, "changed", 5L);
        tenant.store().update(gadget);
        areLocked(tenant, "update", before);
        relock(gadget, null, null);
        tenant.store().updateAll(List.of(gadget));
        areLocked(tenant, "updateAll with nulls", before);
        tenant.store().modify(Gadget.class, before.id(), each -> relock(each, "changed", 5L));
        areLocked(tenant, "modify", before);
        Sysprop generic = tenant.reread(Sysprop.class, before.id());
        generic.set("serial", "changed").set("stock", 8L);
        generic.setParentid("changed");
        generic.setCreatorid(null);
        tenant.store().update(generic);
        areLocked(tenant, "update of a generic object", before);
        generic.set("serial", null);
        tenant.store().update(generic);
        areLocked(tenant, "update of a generic object with null", before);
    }

    private static void relock(
            Gadget gadget,
            @org.jspecify.annotations.Nullable String text,
            @org.jspecify.annotations.Nullable Long time) {
        gadget.serial = text;
        gadget.setParentid(text);
        gadget.setCreatorid(text);
        gadget.setTimestamp(time);
        gadget.stock++;
    }

    private static void areLocked(Tenant tenant, String after, Item before) {
        Item stored = tenant.stored(before.id());
        equal("timestamp after " + after, before.timestamp(), stored.timestamp());
        equal("type after " + after, before.type(), stored.type());
        for (String field : List.of("serial", "parentid", "creatorid")) {
            equal(
                    field + " after " + after,
                    before.attributes().get(field),
                    stored.attributes().get(field));
        }
        claim(!before.attributes().equals(stored.attributes()), "%s changed nothing", after);
    }

    @Test
    @Rule("UPD-3")
    @Tag("UPD-3")
    default void anObjectWithoutVersionOrOfAnotherAppIsRefused() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        Gadget gadget = tenant.given(Samples.gadget());
        Item stored = tenant.stored(gadget);
        Gadget partial =
                store.read(Gadget.class, stored.id(), ReadOptions.only("label")).orElseThrow();
        Gadget unversioned = tenant.reread(Gadget.class, stored.id());
        unversioned.setVersion(null);
        Gadget elsewhere = tenant.reread(Gadget.class, stored.id());
        elsewhere.setAppid("elsewhere");
        Gadget nowhere = Samples.gadget(stored.id());
        for (Gadget bad : List.of(partial, unversioned, elsewhere, nowhere)) {
            bad.label = "changed";
            Map<String, Object> before = Fields.of(bad);
            refused(InvalidObjectException.class, "update", () -> store.update(bad));
            refused(InvalidObjectException.class, "delete", () -> store.delete(bad));
            refused(BatchException.class, "updateAll", () -> store.updateAll(List.of(bad)));
            refused(BatchException.class, "deleteAll", () -> store.deleteAll(List.of(bad)));
            tenant.unchanged("writes of a partial, unversioned or foreign object", stored);
            same("caller's object", before, Fields.of(bad));
        }
    }

    @Test
    @Rule("UPD-3")
    @Tag("UPD-3")
    default void anObjectReadInAnotherAppIsRefusedThoughItsIdIsStoredHereToo() {
        Tenant here = kit().tenant();
        Tenant there = kit().newTenant();
        Gadget foreign = there.given(Samples.gadget(kit().newId()));
        Item stored = here.stored(here.given(Samples.gadget(Samples.id(foreign))));
        refused(
                InvalidObjectException.class,
                "update of another app's object",
                () -> here.store().update(foreign));
        refused(
                InvalidObjectException.class,
                "delete of another app's object",
                () -> here.store().delete(foreign));
        here.unchanged("writes of another app's object", stored);
    }

    @Test
    @Rule("UPD-4")
    @Tag("UPD-4")
    default void anUpdateOfWhatIsNotStoredIsRefusedAndStoresNothing() {
        Tenant tenant = kit().newTenant();
        Gadget deleted = tenant.given(Samples.gadget());
        String id = Samples.id(deleted);
        tenant.store().delete(id);
        Map<String, Object> before = Fields.of(deleted);
        ObjectNotFoundException error = refused(
                ObjectNotFoundException.class,
                "update of a deleted object",
                () -> tenant.store().update(deleted));
        equal("id in the error", id, error.id());
        refused(
                BatchException.class,
                "updateAll of a deleted object",
                () -> tenant.store().updateAll(List.of(deleted)));
        refused(
                ObjectNotFoundException.class,
                "modify of a deleted object",
                () -> tenant.store().modify(Gadget.class, id, gadget -> gadget.stock++));
        same("caller's object after refused updates", before, Fields.of(deleted));
        tenant.absent("updates of a deleted object", id);
        equal("exists after updates of a deleted object", false, tenant.store().exists(id));
        kit().awaitVisible();
        equal(
                "objects on the first page",
                List.of(),
                tenant.store().readPage(Pager.first()).objects());
        equal(
                "items on the first page",
                List.of(),
                tenant.dao().readPage(tenant.app(), 5, Optional.empty()).items());
    }

    @Test
    @Rule("UPD-4")
    @Tag("UPD-4")
    default void anUpdateWithADeleteInTheMiddleOfItStoresNothing() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        String id = Samples.id(gadget);
        kit().clock().duringNextReading(() -> tenant.store().delete(id));
        refused(
                ObjectNotFoundException.class,
                "update with a delete in between",
                () -> tenant.store().update(gadget));
        tenant.absent("update with a delete in between", id);
        List<String> deleted = new ArrayList<>(List.of(Samples.id(tenant.given(Samples.gadget()))));
        refused(
                ObjectNotFoundException.class,
                "modify with a delete in between",
                () -> tenant.store()
                        .modify(
                                Gadget.class,
                                deleted.get(0),
                                each -> tenant.store().delete(deleted.get(0))));
        tenant.absent("modify with a delete in between", deleted.get(0));
    }

    @Test
    @Rule("UPD-5")
    @Tag("UPD-5")
    default void anObjectOfAnotherTypeThanTheStoredOneIsRefused() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item stored = tenant.stored(gadget);
        Gizmo gizmo = Samples.gizmo(stored.id());
        Sysprop generic = new Sysprop("unlisted").set("label", "x");
        generic.setId(stored.id());
        for (var other : List.of(gizmo, generic)) {
            other.setAppid(gadget.getAppid());
            other.setVersion(gadget.getVersion());
            other.setRevision(gadget.getRevision());
            TypeMismatchException error = refused(
                    TypeMismatchException.class,
                    "update as " + other.getType(),
                    () -> tenant.store().update(other));
            equal("type stored, in the error", Gadget.TYPE, error.stored());
            refused(
                    TypeMismatchException.class,
                    "delete as " + other.getType(),
                    () -> tenant.store().delete(other));
            refused(
                    BatchException.class,
                    "updateAll as " + other.getType(),
                    () -> tenant.store().updateAll(List.of(other)));
            tenant.unchanged("writes as " + other.getType(), stored);
        }
        gadget.setType(Gizmo.TYPE);
        refused(
                InvalidObjectException.class,
                "update of a gadget with type gizmo",
                () -> tenant.store().update(gadget));
        tenant.unchanged("update of a gadget with type gizmo", stored);
    }
}
