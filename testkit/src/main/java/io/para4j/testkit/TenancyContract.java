package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.ObjectExistsException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks TEN-1 and TEN-2: the same id in two apps is two objects for every operation, and bad ids are refused. */
interface TenancyContract extends Contract {

    @Test
    @Rule("TEN-1")
    @Tag("TEN-1")
    default void theSameIdInTwoAppsIsTwoObjectsForEveryOperation() {
        Tenant here = kit().tenant();
        Tenant there = kit().newTenant();
        Store store = here.store();
        String id = kit().newId();
        Gadget other = there.given(Samples.gadget(id));
        Item untouched = there.stored(other);
        equal("object in an app where it was not created", Optional.empty(), store.read(id));
        equal("exists in an app where it was not created", false, store.exists(id));
        equal("readAll in an app where it was not created", Map.of(), store.readAll(List.of(id)));
        Map<String, Runnable> operations = new java.util.LinkedHashMap<>();
        operations.put("delete by id of a missing object", () -> store.delete(id));
        operations.put("deleteAllById of a missing object", () -> store.deleteAllById(List.of(id)));
        operations.put("create", () -> store.create(Samples.gadget(id)));
        operations.put("update", () -> store.update(here.reread(Gadget.class, id)));
        operations.put("updateAll", () -> store.updateAll(List.of(here.reread(Gadget.class, id))));
        operations.put("patch", () -> store.patch(id, Patch.of(Gadget.class).add("stock", 5)));
        operations.put("modify", () -> store.modify(Gadget.class, id, gadget -> gadget.label = "here"));
        operations.put("delete", () -> store.delete(here.reread(Gadget.class, id)));
        operations.put("createAll", () -> store.createAll(List.of(Samples.gadget(id))));
        operations.put("deleteAll", () -> store.deleteAll(List.of(here.reread(Gadget.class, id))));
        operations.put("restoreAll", () -> store.restoreAll(List.of(restorable(id))));
        operations.put("deleteAllById", () -> store.deleteAllById(List.of(id)));
        operations.put("create again", () -> store.create(Samples.gadget(id)));
        operations.put("delete by id", () -> store.delete(id));
        operations.forEach((operation, action) -> {
            action.run();
            there.unchanged(operation + " in another app", untouched);
        });
        here.absent("the last delete", id);
    }

    private static Gadget restorable(String id) {
        Gadget gadget = Samples.gadget(id);
        gadget.setTimestamp(1L);
        gadget.setVersion(9L);
        return gadget;
    }

    @Test
    @Rule("TEN-1")
    @Tag("TEN-1")
    default void readsAndPagesShowTheAppsOwnObjects() {
        Tenant first = kit().newTenant();
        Tenant second = kit().newTenant();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = kit().newId();
            ids.add(id);
            labelled(first, id, "first");
            labelled(second, id, "second");
        }
        labelled(second, "only in the second", "second");
        kit().awaitVisible();
        showsOnly(first, ids, "first");
        List<String> more = new ArrayList<>(ids);
        more.add("only in the second");
        showsOnly(second, more, "second");
    }

    private static void labelled(Tenant tenant, String id, String label) {
        Gadget gadget = new Gadget(id);
        gadget.label = label;
        try {
            tenant.store().create(gadget);
        } catch (ObjectExistsException e) {
            throw new AssertionError("create of an id that only another app has: " + e.getMessage(), e);
        }
    }

    private static void showsOnly(Tenant tenant, List<String> ids, String label) {
        Walk.through(tenant.store(), Pager.of(5)).sawExactly(ids);
        Walk.through(tenant.dao(), tenant.app(), 5).sawExactly(ids);
        tenant.store().stream(Pager.of(5)).forEach(object -> {
            equal("label on a page of the " + label, label, ((Gadget) object).label);
            equal("appid on a page", tenant.app().name(), object.getAppid());
        });
        Map<String, Gadget> found = tenant.store().readAll(Gadget.class, ids, ReadOptions.strong());
        equal("objects of readAll in the " + label, ids.size(), found.size());
        found.values().forEach(gadget -> equal("label in the " + label, label, gadget.label));
    }

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void idsThatAreNotAllowedAreRefusedBeforeAnythingIsSent() {
        Tenant tenant = kit().newTenant();
        Store store = tenant.store();
        for (String id : List.of("", "x".repeat(1025), "ü".repeat(513), "\uD83D", "x\uDE00")) {
            refused(IllegalArgumentException.class, "create", () -> store.create(new Gadget(id)));
            refused(
                    IllegalArgumentException.class,
                    "createAll",
                    () -> store.createAll(List.of(new Gadget("x"), new Gadget(id))));
            refused(IllegalArgumentException.class, "read", () -> store.read(id));
            refused(IllegalArgumentException.class, "exists", () -> store.exists(id));
            refused(IllegalArgumentException.class, "readAll", () -> store.readAll(List.of("x", id)));
            refused(
                    IllegalArgumentException.class,
                    "patch",
                    () -> store.patch(id, Patch.of(Gadget.class).add("stock", 1)));
            refused(IllegalArgumentException.class, "modify", () -> store.modify(Gadget.class, id, gadget -> {}));
            refused(IllegalArgumentException.class, "delete", () -> store.delete(id));
            refused(IllegalArgumentException.class, "deleteAllById", () -> store.deleteAllById(List.of("x", id)));
            refused(
                    IllegalArgumentException.class,
                    "restoreAll",
                    () -> store.restoreAll(List.of(restorable("x"), restorable(id))));
        }
        kit().awaitVisible();
        equal(
                "objects stored by refused calls",
                List.of(),
                store.readPage(Pager.first()).objects());
    }
}
