package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Apps;
import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.model.App;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.testkit.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks TEN-2 to TEN-4 for creating and deleting apps: which names are accepted, what a deletion removes, and that
 * calls for a missing app are refused.
 */
interface AppContract extends Contract {

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void badAppNamesAreRefused() {
        Apps apps = kit().para().apps();
        long before = apps.list().count();
        for (String name : List.of(
                "",
                " ",
                "A",
                "aB",
                "a_b",
                " a",
                "a ",
                "a/b",
                "ä",
                "-a",
                ".a",
                "a\u0000",
                "a:b",
                "%61",
                "a".repeat(101))) {
            refused(IllegalArgumentException.class, "app name " + Facts.show(name), () -> apps.create(name));
            refused(IllegalArgumentException.class, "app name " + Facts.show(name), () -> apps.read(name));
            refused(IllegalArgumentException.class, "app name " + Facts.show(name), () -> apps.delete(name));
            refused(
                    IllegalArgumentException.class,
                    "app name " + Facts.show(name),
                    () -> kit().para().store(name));
        }
        refused(IllegalArgumentException.class, "the root app's name", () -> apps.create(kit().rootApp()));
        refused(IllegalArgumentException.class, "the shared table's name", () -> apps.create(kit().sharedTable()));
        equal("apps", before, apps.list().count());
    }

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void anAppsNameIsTakenOnceItIsCreated() {
        Tenant tenant = kit().newTenant();
        Apps apps = kit().para().apps();
        Item stored = tenant.given(Map.of("number", 1));
        refused(
                ObjectExistsException.class,
                "creation of an app that exists",
                () -> apps.create(tenant.app().name()));
        tenant.unchanged("creation of an app that exists", stored);
        kit().storage().ensure(tenant.app());
        tenant.unchanged("ensuring the storage of an app that exists", stored);
        equal(
                "id of the app's record",
                tenant.app().name(),
                apps.read(tenant.app().name()).map(App::getId).orElse("none"));
        kit().awaitVisible();
        claim(
                apps.list().anyMatch(app -> tenant.app().name().equals(app.getId())),
                "app %s is not in the list of apps",
                tenant.app());
        claim(apps.status(tenant.app().name()).isPresent(), "app %s has no status", tenant.app());
    }

    @Test
    @Rule("TEN-2")
    @Tag("TEN-2")
    default void openOrCreateCreatesAnAppOnce() {
        Apps apps = kit().para().apps();
        String name = kit().newAppName();
        App created = apps.openOrCreate(name);
        kit().para().store(name).create(new Gadget("kept"));
        App again = apps.openOrCreate(name);
        equal("revision of the app's record", created.getRevision(), again.getRevision());
        claim(kit().para().store(name).exists("kept"), "opening app %s again has removed its objects", name);
        refused(IllegalStateException.class, "opening it as a shared app", () -> apps.openOrCreateShared(name));
        refused(ObjectExistsException.class, "creation of it", () -> apps.create(name));
        apps.delete(name);
    }

    @Test
    @Rule("TEN-3")
    @Tag("TEN-3")
    default void deletingAnAppRemovesAllItsObjectsAndNothingElse() {
        String base = kit().newAppName();
        Tenant staying = kit().newTenant(base + "-2");
        Tenant prefix = kit().newTenant(base + "-");
        Tenant leaving = kit().newTenant(base);
        Map<String, Item> expected = new LinkedHashMap<>();
        for (Gadget gadget : Samples.gadgets(kit(), 130)) {
            leaving.store().create(gadget);
            if (gadget.stock < 10) {
                Gadget other = new Gadget(Samples.id(gadget));
                staying.store().create(other);
                expected.put(Samples.id(other), staying.stored(other));
                prefix.store().create(new Gadget(Samples.id(gadget)));
            }
        }
        List<String> ids = List.copyOf(expected.keySet());
        leaving.store().readAll(ids);
        kit().para().apps().delete(base);
        staying.unchanged("deleting another app", expected.values().toArray(new Item[0]));
        equal(
                "objects left in an app whose name starts with that of the deleted app",
                10,
                prefix.stored(ids).size());
        equal("record of the deleted app", Optional.empty(), kit().para().apps().read(base));
        if (!leaving.app().shared()) {
            equal(
                    "storage of the deleted app",
                    Optional.empty(),
                    kit().storage().status(leaving.app()));
        }
        Tenant successor = kit().newTenant(base);
        kit().awaitVisible();
        equal(
                "objects in a new app of the same name",
                List.of(),
                successor.store().readPage(Pager.of(10)).objects());
        equal("items in a new app of the same name", Map.of(), successor.stored(ids));
        equal("objects read in the new app", Map.of(), successor.store().readAll(ids));
        equal("object read in the new app", Optional.empty(), successor.store().read(ids.get(0)));
        refused(
                io.para4j.error.ObjectNotFoundException.class,
                "update in it",
                () -> successor.store().patch(ids.get(0), Patch.of(Gadget.class).add("stock", 1)));
    }

    @Test
    @Rule("TEN-3")
    @Tag("TEN-3")
    default void droppingStorageThatIsNotThereIsNoError() {
        Tenant tenant = kit().newTenant();
        Item stored = tenant.given(Map.of("number", 1));
        AppId missing = new AppId(kit().newAppName(), tenant.app().shared());
        kit().storage().drop(missing, removed -> {});
        tenant.unchanged("dropping the storage of another app", stored);
        kit().storage().drop(tenant.app(), removed -> {});
        kit().storage().drop(tenant.app(), removed -> {});
        kit().storage().ensure(tenant.app());
        equal("item in storage that was dropped and recreated", Optional.empty(), tenant.find(stored.id()));
    }

    @Test
    @Rule("TEN-4")
    @Tag("TEN-4")
    default void anAppThatWasNotCreatedIsNotFound() {
        String name = kit().newAppName();
        notFound("an app that was not created", name);
        equal(
                "record of an app that was not created",
                Optional.empty(),
                kit().para().apps().read(name));
        itemsAreNotFound("an app without storage", AppId.of(name));
    }

    @Test
    @Rule("TEN-4")
    @Tag("TEN-4")
    default void anAppThatIsDeletedIsNotFound() {
        Tenant tenant = kit().newTenant();
        tenant.given(Samples.gadget("a"));
        tenant.store().read("a");
        kit().para().apps().delete(tenant.app().name());
        notFound("a deleted app", tenant.app().name());
        if (!tenant.app().shared()) {
            itemsAreNotFound("a deleted app", tenant.app());
        }
    }

    private void notFound(String what, String name) {
        Store store = kit().store(kit().para(), name);
        Patch<Gadget> patch = Patch.of(Gadget.class).add("stock", 1);
        Gadget held = Samples.gadget("a");
        held.setAppid(name);
        held.setVersion(1L);
        held.setTimestamp(1L);
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("read", () -> store.read("a"));
        calls.put("strong read", () -> store.read(Gadget.class, "a", ReadOptions.strong()));
        calls.put("exists", () -> store.exists("a"));
        calls.put("readAll", () -> store.readAll(List.of("a", "b")));
        calls.put("readPage", () -> store.readPage(Pager.first()));
        calls.put("stream", () -> store.stream(Pager.first()).toList());
        calls.put("create", () -> store.create(new Gadget("a")));
        calls.put("createAll", () -> store.createAll(List.of(new Gadget("a"))));
        calls.put("update", () -> store.update(held));
        calls.put("updateAll", () -> store.updateAll(List.of(held)));
        calls.put("patch", () -> store.patch("a", patch));
        calls.put("modify", () -> store.modify(Gadget.class, "a", gadget -> {}));
        calls.put("delete", () -> store.delete(held));
        calls.put("delete by id", () -> store.delete("a"));
        calls.put("deleteAll", () -> store.deleteAll(List.of(held)));
        calls.put("deleteAllById", () -> store.deleteAllById(List.of("a")));
        calls.put("restoreAll", () -> store.restoreAll(List.of(held)));
        calls.put("deletion of the app", () -> kit().para().apps().delete(name));
        calls.put("status", () -> kit().para().apps().status(name));
        calls.forEach((call, action) -> {
            AppNotFoundException error = refused(AppNotFoundException.class, call + " in " + what, action);
            equal("app in the error", name, error.app());
        });
    }

    private void itemsAreNotFound(String what, AppId app) {
        DAO dao = kit().dao();
        Item item = kit().tenant().newItem("a", Map.of());
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("create", () -> dao.create(app, new Creation(item, true)));
        calls.put("eventual read", () -> dao.read(app, "a", Consistency.EVENTUAL));
        calls.put("strong read", () -> dao.read(app, "a", Consistency.STRONG));
        calls.put("readAll", () -> dao.readAll(app, List.of("a", "b"), Consistency.STRONG));
        calls.put("update", () -> dao.update(app, kit().tenant().update(item, new Change.Set("x", 1L))));
        calls.put("delete", () -> dao.delete(app, Deletion.of("a")));
        calls.put("restore", () -> dao.restore(app, item));
        calls.put("readPage", () -> dao.readPage(app, 10, Optional.empty()));
        calls.forEach((call, action) -> refused(AppNotFoundException.class, "item " + call + " in " + what, action));
        List<Creation> creations = List.of(new Creation(item, true));
        refused(AppNotFoundException.class, "item createAll in " + what, () -> throwing(dao.createAll(app, creations)));
        refused(
                AppNotFoundException.class,
                "item restoreAll in " + what,
                () -> throwing(dao.restoreAll(app, List.of(item))));
        refused(
                AppNotFoundException.class,
                "item deleteAll in " + what,
                () -> throwing(dao.deleteAll(app, List.of(Deletion.of("a")))));
    }

    /** Throws the error of the first item. A batch reports a missing app for each item or as a whole. */
    private static void throwing(List<Outcome> outcomes) {
        if (outcomes.get(0) instanceof Outcome.Refused refusal) {
            throw refusal.error();
        }
    }
}
