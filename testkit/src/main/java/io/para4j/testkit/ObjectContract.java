package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.ParaObject;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Sysprop;
import io.para4j.spi.Change;
import io.para4j.spi.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was stored is read back equal, field by field, and nothing else with it. */
interface ObjectContract extends Contract {

    @Test
    @Rule("OBJ-1")
    default void everyDeclaredTypeIsReadBackEqual() {
        Tenant tenant = kit().tenant();
        for (Specimen specimen : Specimens.all()) {
            tenant.store().create(specimen);
            isReadBack(tenant, "a specimen created", specimen);
            tenant.store().update(specimen);
            isReadBack(tenant, "a specimen updated", specimen);
        }
    }

    @Test
    @Rule("OBJ-1")
    default void oneObjectTakesTheValuesOfAnother() {
        Tenant tenant = kit().tenant();
        Specimen stored = tenant.given(new Specimen());
        for (Specimen specimen : Specimens.all()) {
            specimen.setId(stored.getId());
            specimen.setAppid(stored.getAppid());
            specimen.setTimestamp(stored.getTimestamp());
            specimen.setVersion(stored.getVersion());
            specimen.setRevision(stored.getRevision());
            // Locked: they would stay as they were created.
            specimen.setParentid(null);
            specimen.setCreatorid(null);
            tenant.store().update(specimen);
            isReadBack(tenant, "an updated specimen", specimen);
            stored = specimen;
        }
    }

    private static void isReadBack(Tenant tenant, String what, Specimen specimen) {
        String id = Samples.id(specimen);
        Map<String, Object> expected = Fields.of(specimen);
        same(what, expected, Fields.of(tenant.reread(Specimen.class, id)));
        same(what + ", of any type", expected, Fields.of(tenant.reread(ParaObject.class, id)));
        Map<String, Specimen> many = tenant.store().readAll(Specimen.class, List.of(id), ReadOptions.strong());
        equal(what + ", ids found by readAll", Set.of(id), many.keySet());
        many.values().forEach(each -> same(what + ", of many", expected, Fields.of(each)));
    }

    @Test
    @Rule("OBJ-1")
    default void everyCharacterOfUnicodeIsReadBack() {
        Tenant tenant = kit().tenant();
        for (int plane = 0; plane <= 16; plane++) {
            Gadget gadget = new Gadget();
            gadget.text = Values.plane(plane);
            tenant.store().create(gadget);
            equal("text of plane " + plane, gadget.text, tenant.reread(Gadget.class, Samples.id(gadget)).text);
        }
    }

    @Test
    @Rule("OBJ-1")
    default void textOf300KilobytesIsReadBack() {
        Tenant tenant = kit().tenant();
        for (String unit : List.of("x", "ü", "\u20AC", "\uD83D\uDE00")) {
            Gadget gadget = new Gadget();
            gadget.text = unit.repeat(300 * 1024 / unit.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
            tenant.store().create(gadget);
            equal("300 KB of " + unit, gadget.text, tenant.reread(Gadget.class, Samples.id(gadget)).text);
        }
    }

    @Test
    @Rule("OBJ-1")
    default void propertiesOfGenericObjectsAreReadBackEqual() {
        Tenant tenant = kit().tenant();
        Sysprop created = new Sysprop("unlisted");
        created.setName("generic");
        created.setTags(List.of("x", ""));
        Values.oneOfEach().forEach(created::set);
        tenant.store().create(created);
        Sysprop found = tenant.reread(Sysprop.class, Samples.id(created));
        same("generic object", Fields.of(created), Fields.of(found));
        for (String name : List.of("zero", "minLong", "maxLong")) {
            equal("class of " + name, Long.class, classOf(found, name));
        }
        for (String name : List.of("decimal", "overLong", "digits38", "smallest", "largest")) {
            equal("class of " + name, BigDecimal.class, classOf(found, name));
        }
        equal("class of bytes", byte[].class, classOf(found, "bytes"));
        equal("class of yes", Boolean.class, classOf(found, "yes"));
        equal("class of numberText", String.class, classOf(found, "numberText"));
    }

    private static @Nullable Class<?> classOf(Sysprop object, String name) {
        Object value = object.get(name);
        return value == null ? null : value.getClass();
    }

    @Test
    @Rule("OBJ-1")
    default void nullsInsideListsAndMapsOfGenericObjectsAreReadBack() {
        Tenant tenant = kit().tenant();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("nothing", null);
        map.put("list", new ArrayList<>(Arrays.asList(null, "x", null)));
        Sysprop created = new Sysprop().set("map", map).set("list", Arrays.asList(null, 1L));
        tenant.store().create(created);
        Sysprop found = tenant.reread(Sysprop.class, Samples.id(created));
        equal("map with nulls", map, found.get("map"));
        equal("list with nulls", Arrays.asList(null, 1L), found.get("list"));
    }

    @Test
    @Rule("OBJ-3")
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
    default void anUnregisteredTypeIsReadAsGenericAndUpdatedWithoutLoss() {
        Tenant tenant = kit().tenant();
        Map<String, Object> attributes = new LinkedHashMap<>(Values.oneOfEach());
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
    default void attributesUnknownToTheClassSurviveUpdateAndPatch() {
        Tenant tenant = kit().tenant();
        Map<String, Object> attributes = new LinkedHashMap<>(Values.oneOfEach());
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
