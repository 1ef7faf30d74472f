package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks REA-5 to REA-7: reads of some fields, reads for the wrong class, and items that no class can hold. */
interface PartialReadContract extends Contract {

    @Test
    @Rule("REA-5")
    @Tag("REA-5")
    default void onlyGivesIdTypeAndTheFieldsAskedForAndNoVersion() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        ReadOptions options = ReadOptions.only("label", "colours", "name").and(ReadOptions.strong());
        Gadget whole = tenant.reread(Gadget.class, id);
        for (Gadget partial : List.of(
                tenant.store().read(Gadget.class, id, options).orElseThrow(),
                tenant.store()
                        .readAll(Gadget.class, List.of(id), options)
                        .values()
                        .iterator()
                        .next())) {
            Map<String, Object> expected = new TreeMap<>(Map.of("id", id, "type", Gadget.TYPE, "label", "first"));
            expected.put("colours", List.of("red", "blue"));
            expected.put("name", "gadget");
            expected.put("stock", 0);
            expected.put("views", 0L);
            Facts.same("object read with only(label, colours, name)", expected, Fields.of(partial));
        }
        claim(whole.getVersion() != null && whole.stock == 7, "the whole object was changed: %s", whole);
    }

    @Test
    @Rule("REA-5")
    @Tag("REA-5")
    default void onlyOfGenericObjectsGivesNoOtherProperty() {
        Tenant tenant = kit().tenant();
        Sysprop created = new Sysprop("unlisted").set("one", 1L).set("two", 2L).set("three", 3L);
        created.setName("name");
        tenant.store().create(created);
        String id = Samples.id(created);
        for (Class<? extends ParaObject> type : List.of(Sysprop.class, ParaObject.class)) {
            Sysprop partial = (Sysprop) tenant.store()
                    .read(type, id, ReadOptions.only("two", "missing"))
                    .orElseThrow();
            equal("properties", Map.of("two", 2L), partial.getProperties());
            equal("id", id, partial.getId());
            equal("type", "unlisted", partial.getType());
            equal("name", null, partial.getName());
            equal("version", null, partial.getVersion());
            equal("revision", null, partial.getRevision());
            equal("updated", null, partial.getUpdated());
            equal("timestamp", null, partial.getTimestamp());
        }
    }

    @Test
    @Rule("REA-6")
    @Tag("REA-6")
    default void aReadForOneClassThatFindsAnotherTypeIsRefused() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        String id = Samples.id(tenant.given(Samples.gadget()));
        String generic = Samples.id(tenant.given(new Sysprop("unlisted")));
        isMismatch(
                "gizmo",
                "gadget",
                refused(TypeMismatchException.class, "read of a gadget as gizmo", () -> store.read(Gizmo.class, id)));
        isMismatch(
                "gizmo",
                "unlisted",
                refused(
                        TypeMismatchException.class,
                        "read of another type",
                        () -> store.read(Gizmo.class, generic, ReadOptions.strong())));
        isMismatch(
                "gizmo",
                "gadget",
                refused(
                        TypeMismatchException.class,
                        "read of some fields",
                        () -> store.read(Gizmo.class, id, ReadOptions.only("label"))));
        isMismatch(
                "gizmo",
                "gadget",
                refused(
                        TypeMismatchException.class,
                        "readAll as gizmos",
                        () -> store.readAll(Gizmo.class, List.of(id))));
        isMismatch(
                "gizmo",
                "gadget",
                refused(
                        TypeMismatchException.class,
                        "modify as gizmo",
                        () -> store.modify(Gizmo.class, id, gizmo -> {})));
        equal(
                "class of an object read for any type",
                Gadget.class,
                tenant.reread(ParaObject.class, id).getClass());
        equal(
                "type of an object read as generic",
                "gadget",
                tenant.reread(Sysprop.class, id).getType());
    }

    private static void isMismatch(String expected, String stored, TypeMismatchException error) {
        equal("type expected, in the error", expected, error.expected());
        equal("type stored, in the error", stored, error.stored());
    }

    @Test
    @Rule("REA-7")
    @Tag("REA-7")
    default void anItemThatDoesNotFitItsClassIsAnErrorThatNamesTheField() {
        Tenant tenant = kit().tenant();
        for (Map<String, Object> wrong : wrongFields()) {
            Item item = tenant.given(tenant.newItem(kit().newId(), Gadget.TYPE, wrong));
            String field = wrong.keySet().iterator().next();
            isUnreadable(
                    tenant,
                    item,
                    field,
                    refused(
                            UnreadableObjectException.class,
                            "read with " + wrong,
                            () -> tenant.reread(Gadget.class, item.id())));
            isUnreadable(
                    tenant,
                    item,
                    field,
                    refused(
                            UnreadableObjectException.class,
                            "read of any type with " + wrong,
                            () -> tenant.store().read(item.id())));
            isUnreadable(
                    tenant,
                    item,
                    field,
                    refused(
                            UnreadableObjectException.class,
                            "readAll with " + wrong,
                            () -> tenant.store().readAll(Gadget.class, List.of(item.id()))));
            Sysprop generic = tenant.reread(Sysprop.class, item.id());
            equal("value read as generic", wrong.get(field), item.attributes().get(field));
            Map<String, Object> found = Fields.of(generic);
            claim(found.containsKey("property " + field) || found.containsKey(field), "generic read has no %s", field);
            tenant.unchanged("failed reads", item);
        }
    }

    private static List<Map<String, Object>> wrongFields() {
        return List.of(
                Map.of("stock", "many"),
                Map.of("stock", true),
                Map.of("views", List.of(1L)),
                Map.of("price", Map.of("euro", 1L)),
                Map.of("colours", "red"),
                Map.of("label", 5L),
                Map.of("tags", 5L),
                Map.of("name", true),
                Map.of("updated", "yesterday"));
    }

    private static void isUnreadable(Tenant tenant, Item item, String field, UnreadableObjectException error) {
        equal("app in the error", tenant.app().name(), error.app());
        equal("id in the error", item.id(), error.id());
        equal("field in the error", field, error.field());
    }

    @Test
    @Rule("REA-7")
    @Tag("REA-7")
    default void aPageCarriesWhatIsUnreadableApartAndGoesOn() {
        Tenant tenant = kit().newTenant();
        List<String> readable = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            readable.add(Samples.id(tenant.given(Samples.gadget())));
            unreadable.add(tenant.given(tenant.newItem(kit().newId(), Gadget.TYPE, Map.of("stock", "many")))
                    .id());
        }
        kit().awaitVisible();
        List<String> objects = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Pager pager = Pager.of(5);
        for (Page<ParaObject> page = tenant.store().readPage(pager); page != null; page = next(tenant, pager, page)) {
            page.objects().forEach(object -> objects.add(Samples.id(object)));
            page.unreadable().forEach(error -> errors.add(error.id()));
        }
        equal(
                "ids of the objects, sorted",
                readable.stream().sorted().toList(),
                objects.stream().sorted().toList());
        equal(
                "ids of the errors, sorted",
                unreadable.stream().sorted().toList(),
                errors.stream().sorted().toList());
        Walk.through(tenant.store(), pager).isFull(24, 5);
        refused(
                UnreadableObjectException.class,
                "a stream over unreadable objects",
                () -> tenant.store().stream(pager).toList());
        Walk generic = Walk.through(tenant.store(), pager.generic());
        generic.isFull(24, 5);
        equal(
                "objects in a generic stream",
                24L,
                tenant.store().stream(pager.generic()).count());
        equal(
                "objects on a generic page",
                24,
                tenant.store().readPage(Pager.of(24).generic()).objects().size());
    }

    private static @org.jspecify.annotations.Nullable Page<ParaObject> next(
            Tenant tenant, Pager pager, Page<ParaObject> page) {
        return page.next()
                .map(cursor -> tenant.store().readPage(pager.after(cursor)))
                .orElse(null);
    }
}
