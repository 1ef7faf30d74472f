package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks OBJ-3, OBJ-4, OBJ-5 and OBJ-9: no field is added to an object, and no attribute that its class does not know
 * is lost.
 */
interface ObjectFieldsContract extends Contract {

    @Test
    @Rule("OBJ-3")
    @Tag("OBJ-3")
    default void nothingIsAddedToAnObject() {
        Tenant tenant = kit().tenant();
        Sysprop created = new Sysprop("unlisted").set("one", 1L).set("two", null);
        tenant.store().create(created);
        String id = Samples.id(created);
        equal(
                "properties",
                Set.of("one"),
                tenant.reread(Sysprop.class, id).getProperties().keySet());
        equal("attributes", Set.of("one"), tenant.stored(id).attributes().keySet());
        kit().awaitVisible();
        Sysprop listed = (Sysprop)
                tenant.store().readAll(List.of(id)).values().iterator().next();
        equal("properties of one of many", Set.of("one"), listed.getProperties().keySet());
        tenant.store().update(created);
        equal(
                "attributes after an update",
                Set.of("one", Item.UPDATED),
                tenant.stored(id).attributes().keySet());
        equal(
                "properties after an update",
                Set.of("one"),
                tenant.reread(Sysprop.class, id).getProperties().keySet());
        Sysprop patched =
                (Sysprop) tenant.store().patch(id, Patch.of("unlisted").set("three", 3L));
        equal(
                "properties after a patch",
                Set.of("one", "three"),
                patched.getProperties().keySet());
    }

    @Test
    @Rule("OBJ-3")
    @Tag("OBJ-3")
    default void objectsOnPagesHaveNothingAddedToThem() {
        Tenant tenant = kit().newTenant();
        Gadget gadget = new Gadget();
        gadget.label = "alone";
        tenant.store().create(gadget);
        kit().awaitVisible();
        Set<String> expected = new TreeSet<>(Set.of("label", "stock", "views"));
        equal(
                "attributes stored",
                expected,
                new TreeSet<>(tenant.stored(gadget).attributes().keySet()));
        Sysprop generic = (Sysprop)
                tenant.store().readPage(Pager.of(1).generic()).objects().get(0);
        equal(
                "properties on a page",
                expected,
                new TreeSet<>(generic.getProperties().keySet()));
        Sysprop single = tenant.reread(Sysprop.class, Samples.id(gadget));
        equal(
                "properties read as generic",
                expected,
                new TreeSet<>(single.getProperties().keySet()));
    }

    @Test
    @Rule("OBJ-4")
    @Tag("OBJ-4")
    default void anUnregisteredTypeIsReadAsGenericAndUpdatedWithoutLoss() {
        Tenant tenant = kit().tenant();
        Map<String, Object> attributes = new LinkedHashMap<>(SampleValues.oneOfEach());
        attributes.put("name", "from another program");
        attributes.put("tags", List.of("t"));
        attributes.put("parentid", "p");
        Item item = tenant.given(tenant.newItem(kit().newId(), "unlisted", attributes));
        ParaObject read = tenant.reread(ParaObject.class, item.id());
        equal("class of an object of an unregistered type", Sysprop.class, read.getClass());
        Sysprop generic = (Sysprop) read;
        equal("type", "unlisted", generic.getType());
        equal("name", "from another program", generic.getName());
        Set<String> own = new TreeSet<>(attributes.keySet());
        own.removeAll(Set.of("name", "tags", "parentid"));
        equal("properties", own, new TreeSet<>(generic.getProperties().keySet()));
        generic.set("zero", 5L);
        long updated = kit().clock().step(java.time.Duration.ofMillis(3));
        tenant.store().update(generic);
        Item stored = tenant.stored(item.id());
        Map<String, Object> expected = new LinkedHashMap<>(item.attributes());
        expected.put("zero", 5L);
        expected.put(Item.UPDATED, updated);
        same(
                "store after an update",
                new Item(item.id(), "unlisted", 2, stored.revision(), item.timestamp(), expected),
                stored);
    }

    @Test
    @Rule("OBJ-5")
    @Tag("OBJ-5")
    default void attributesUnknownToTheClassSurviveUpdateAndPatch() {
        Tenant tenant = kit().tenant();
        Map<String, Object> attributes = new LinkedHashMap<>(SampleValues.oneOfEach());
        attributes.remove("text");
        attributes.put("label", "known");
        attributes.put("stock", 1);
        Item item = tenant.given(tenant.newItem(kit().newId(), Gadget.TYPE, attributes));
        survive(item, "update", () -> tenant.store().update(tenant.reread(Gadget.class, item.id())));
        survive(item, "updateAll", () -> tenant.store().updateAll(List.of(tenant.reread(Gadget.class, item.id()))));
        survive(item, "modify", () -> tenant.store().modify(Gadget.class, item.id(), gadget -> gadget.label = "x"));
        survive(
                item,
                "patch",
                () -> tenant.store().patch(item.id(), Patch.of(Gadget.class).add("stock", 1)));
        Change change = new Change.Set("label", "raw");
        survive(
                item,
                "item update",
                () -> tenant.dao().update(tenant.app(), tenant.update(tenant.stored(item.id()), change)));
    }

    private void survive(Item item, String write, Runnable action) {
        action.run();
        Map<String, Object> expected = new LinkedHashMap<>(item.attributes());
        Map<String, Object> found =
                new LinkedHashMap<>(kit().tenant().stored(item.id()).attributes());
        for (String known : List.of("label", "stock", "views", Item.UPDATED)) {
            expected.remove(known);
            found.remove(known);
        }
        same("unknown attributes after " + write, expected, found);
    }

    @Test
    @Rule("OBJ-9")
    @Tag("OBJ-9")
    default void aFieldSetToNullIsGoneAfterUpdate() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        gadget.label = null;
        gadget.price = null;
        gadget.colours = null;
        gadget.picture = null;
        gadget.setName(null);
        gadget.setTags(null);
        tenant.store().update(gadget);
        Set<String> left = new TreeSet<>(tenant.stored(gadget).attributes().keySet());
        left.retainAll(Set.of("label", "price", "colours", "picture", "name", "tags"));
        Facts.none("fields stored though they were set to null", left);
        Gadget found = tenant.reread(Gadget.class, Samples.id(gadget));
        same("object read after the update", Fields.of(gadget), Fields.of(found));
        gadget.label = "";
        gadget.colours = List.of();
        tenant.store().update(gadget);
        found = tenant.reread(Gadget.class, Samples.id(gadget));
        equal("an empty text", "", found.label);
        equal("an empty list", List.of(), found.colours);
    }

    @Test
    @Rule("OBJ-9")
    @Tag("OBJ-9")
    default void aPropertySetToNullIsGoneAndOneNotMentionedStays() {
        Tenant tenant = kit().tenant();
        Sysprop created =
                new Sysprop("unlisted").set("stays", 1L).set("goes", 2L).set("changes", 3L);
        tenant.store().create(created);
        Sysprop partial = tenant.reread(Sysprop.class, Samples.id(created));
        partial.getProperties().remove("stays");
        partial.set("goes", null).set("changes", "text").set("never was", null);
        tenant.store().update(partial);
        Map<String, Object> expected = Map.of("stays", 1L, "changes", "text");
        Map<String, Object> found = new LinkedHashMap<>(tenant.stored(created).attributes());
        found.remove(Item.UPDATED);
        same("attributes after the update", expected, found);
        equal(
                "properties",
                expected,
                tenant.reread(Sysprop.class, Samples.id(created)).getProperties());
    }
}
