package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.same;

import io.para4j.ReadOptions;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks OBJ-1 through the {@code Store}: objects with every declared type are read back equal, field by field. */
interface ObjectContract extends Contract {

    @Test
    @Rule("OBJ-1")
    @Tag("OBJ-1")
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
    @Tag("OBJ-1")
    default void oneObjectTakesTheValuesOfAnother() {
        Tenant tenant = kit().tenant();
        Specimen stored = tenant.given(new Specimen());
        for (Specimen specimen : Specimens.all()) {
            specimen.setId(stored.getId());
            specimen.setAppid(stored.getAppid());
            specimen.setTimestamp(stored.getTimestamp());
            specimen.setVersion(stored.getVersion());
            specimen.setRevision(stored.getRevision());
            // These fields are locked and would keep the values set at creation.
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
    @Tag("OBJ-1")
    default void everyCharacterOfUnicodeIsReadBack() {
        Tenant tenant = kit().tenant();
        for (int plane = 0; plane <= 16; plane++) {
            Gadget gadget = new Gadget();
            gadget.text = SampleValues.plane(plane);
            tenant.store().create(gadget);
            equal("text of plane " + plane, gadget.text, tenant.reread(Gadget.class, Samples.id(gadget)).text);
        }
    }

    @Test
    @Rule("OBJ-1")
    @Tag("OBJ-1")
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
    @Tag("OBJ-1")
    default void propertiesOfGenericObjectsAreReadBackEqual() {
        Tenant tenant = kit().tenant();
        Sysprop created = new Sysprop("unlisted");
        created.setName("generic");
        created.setTags(List.of("x", ""));
        SampleValues.oneOfEach().forEach(created::set);
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
    @Tag("OBJ-1")
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
}
