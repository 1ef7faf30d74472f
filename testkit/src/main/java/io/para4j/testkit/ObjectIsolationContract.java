package io.para4j.testkit;

import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.error.ConditionFailedException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks OBJ-6: objects of a caller and stored objects are separate, so no change is visible to others before it is
 * written.
 */
interface ObjectIsolationContract extends Contract {

    /** Changes fields of an object by assignment and by changing their collections and arrays in place. */
    private static void scribble(Gadget gadget) {
        gadget.setName("scribbled");
        gadget.label = "scribbled";
        Objects.requireNonNull(gadget.getTags()).add("scribbled");
        Objects.requireNonNull(gadget.colours).set(0, "scribbled");
        Objects.requireNonNull(gadget.sizes).put("scribbled", 1);
        Objects.requireNonNull(gadget.picture)[0] = 99;
    }

    @Test
    @Rule("OBJ-6")
    @Tag("OBJ-6")
    default void changesAfterCreateUpdateAndRestoreStayWithTheCaller() {
        Tenant tenant = kit().tenant();
        Gadget created = tenant.given(Samples.gadget());
        staysWithTheCaller("create", created);
        Gadget updated = tenant.given(Samples.gadget());
        tenant.store().update(updated);
        staysWithTheCaller("update", updated);
        List<Gadget> many = new ArrayList<>(List.of(Samples.gadget()));
        tenant.store().createAll(many);
        staysWithTheCaller("createAll", many.get(0));
        Gadget ofMany = tenant.given(Samples.gadget());
        tenant.store().updateAll(List.of(ofMany));
        staysWithTheCaller("updateAll", ofMany);
        Gadget restored = Samples.gadget(kit().newId());
        restored.setTimestamp(1L);
        restored.setVersion(1L);
        tenant.store().restoreAll(List.of(restored));
        staysWithTheCaller("restoreAll", restored);
    }

    private void staysWithTheCaller(String call, Gadget gadget) {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(gadget);
        Map<String, Object> expected = Fields.of(tenant.reread(Gadget.class, stored.id()));
        scribble(gadget);
        tenant.unchanged("changes to the object after " + call, stored);
        same("another caller's object after " + call, expected, Fields.of(tenant.reread(Gadget.class, stored.id())));
    }

    @Test
    @Rule("OBJ-6")
    @Tag("OBJ-6")
    default void changesAfterEveryKindOfReadStayWithTheCaller() {
        Tenant tenant = kit().newTenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        kit().awaitVisible();
        apart("read", tenant, id, () -> tenant.store().read(Gadget.class, id).orElseThrow());
        apart("strong read", tenant, id, () -> tenant.reread(Gadget.class, id));
        apart("readAll", tenant, id, () -> ofMany(tenant, id));
        apart("readPage", tenant, id, () ->
                (Gadget) tenant.store().readPage(Pager.of(1)).objects().get(0));
        apart("stream", tenant, id, () ->
                (Gadget) tenant.store().stream(Pager.of(1)).findFirst().orElseThrow());
        apart(
                "read of some fields",
                tenant,
                id,
                () -> tenant.store()
                        .read(
                                Gadget.class,
                                id,
                                ReadOptions.only("name", "label", "tags", "colours", "sizes", "picture"))
                        .orElseThrow());
        apart(
                "patch",
                tenant,
                id,
                () -> tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 0)));
        apart("modify", tenant, id, () -> tenant.store().modify(Gadget.class, id, gadget -> {}));
        Patch<Gadget> refused = Patch.of(Gadget.class).set("label", "x").onlyIf(Condition.absent("label"));
        apart(
                "a failed condition",
                tenant,
                id,
                () -> Facts.refused(
                                ConditionFailedException.class,
                                "patch",
                                () -> tenant.store().patch(id, refused))
                        .stored(Gadget.class));
    }

    private static Gadget ofMany(Tenant tenant, String id) {
        return Objects.requireNonNull(
                tenant.store().readAll(Gadget.class, List.of(id)).get(id), "readAll did not find the object");
    }

    private static void apart(String call, Tenant tenant, String id, Supplier<Gadget> read) {
        Gadget first = read.get();
        Gadget second = read.get();
        Item stored = tenant.stored(id);
        Map<String, Object> before = Fields.of(second);
        scribble(first);
        tenant.unchanged("changes to the object of " + call, stored);
        same("another caller's object after " + call, before, Fields.of(second));
        scribble(read.get());
        Map<String, Object> again = Fields.of(tenant.reread(Gadget.class, id));
        for (String field : List.of("name", "label", "tags", "colours", "sizes", "picture")) {
            Facts.equal(field + " read after changes to objects of " + call, before.get(field), again.get(field));
        }
    }

    @Test
    @Rule("OBJ-6")
    @Tag("OBJ-6")
    default void changesInsideGenericObjectsStayWithTheCaller() {
        Tenant tenant = kit().tenant();
        List<Object> list = new ArrayList<>(List.of("a", new ArrayList<>(List.of("b"))));
        byte[] bytes = {1, 2};
        Sysprop created = tenant.given(new Sysprop("unlisted").set("list", list).set("bytes", bytes));
        Item stored = tenant.stored(created);
        list.add("scribbled");
        bytes[0] = 9;
        created.set("more", 1);
        tenant.unchanged("changes to a generic object after create", stored);
        Sysprop first = tenant.reread(Sysprop.class, stored.id());
        Sysprop second = tenant.reread(Sysprop.class, stored.id());
        Map<String, Object> before = Fields.of(second);
        ((byte[]) Objects.requireNonNull(first.get("bytes")))[0] = 7;
        ((List<?>) Objects.requireNonNull(first.get("list"))).clear();
        first.getProperties().clear();
        tenant.unchanged("changes to a generic object after read", stored);
        same("another caller's generic object", before, Fields.of(second));
    }
}
