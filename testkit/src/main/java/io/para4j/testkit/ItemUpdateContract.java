package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.TypeMismatchException;
import io.para4j.spi.Change;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks UPD-1, UPD-4 and UPD-5 on the DAO: an update makes exactly the given changes and never creates an item. */
interface ItemUpdateContract extends Contract {

    @Test
    @Rule("UPD-1")
    @Tag("UPD-1")
    default void itemUpdateMakesExactlyTheChangesGiven() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(SampleValues.oneOfEach());
        Map<String, Object> expected = new LinkedHashMap<>(item.attributes());
        expected.put("text", "new");
        expected.put("new field", List.of("x"));
        expected.put("list", 5L);
        expected.put(Item.UPDATED, 77L);
        expected.remove("map");
        expected.remove("decimal");
        Update update = tenant.update(
                        item,
                        new Change.Set("text", "new"),
                        new Change.Set("new field", List.of("x")),
                        new Change.Set("list", 5L),
                        new Change.Set(Item.UPDATED, 77L),
                        new Change.Remove("map"),
                        new Change.Remove("decimal"),
                        new Change.Remove("was never there"))
                .returningItem();
        Optional<Item> returned = tenant.dao().update(tenant.app(), update);
        Item after = new Item(item.id(), item.type(), 2, Optional.of(update.revision()), item.timestamp(), expected);
        same("store after the update", after, tenant.stored(item.id()));
        equal("item returned", Optional.of(after), returned);
    }

    @Test
    @Rule("UPD-1")
    @Tag("UPD-1")
    default void manyFieldsWithOddNamesAreChangedAtOnce() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of());
        Map<String, Object> expected = new LinkedHashMap<>();
        Change[] changes = new Change[200];
        for (int i = 0; i < changes.length; i++) {
            String name =
                    List.of("#", ":", ".", "[0]", "size", "SET", " ", "\"", "ü").get(i % 9) + i;
            expected.put(name, (long) i);
            changes[i] = new Change.Set(name, (long) i);
        }
        tenant.dao().update(tenant.app(), tenant.update(item, changes));
        same("attributes after 200 changes", expected, tenant.stored(item.id()).attributes());
    }

    @Test
    @Rule("UPD-4")
    @Tag("UPD-4")
    default void itemUpdateOfWhatIsNotStoredIsRefusedAndStoresNothing() {
        Tenant tenant = kit().newTenant();
        Item deleted = tenant.given(Map.of("number", 1));
        tenant.dao().delete(tenant.app(), Deletion.of(deleted.id()));
        for (Precondition precondition : List.of(
                Precondition.none(),
                Precondition.of("thing", deleted.state()),
                Precondition.of("thing", new State(0, Optional.empty())),
                new Precondition(Optional.of("thing"), Optional.empty(), Optional.empty()))) {
            Update update = Update.of(
                    deleted.id(),
                    precondition,
                    kit().newRevision(),
                    List.of(new Change.Set("number", 2L), new Change.Remove("x")));
            ObjectNotFoundException error = refused(
                    ObjectNotFoundException.class,
                    "item update of a deleted item",
                    () -> tenant.dao().update(tenant.app(), update));
            equal("id in the error", deleted.id(), error.id());
            tenant.absent("item update of a deleted item", deleted.id());
        }
        kit().awaitVisible();
        equal(
                "items on the first page",
                List.of(),
                tenant.dao().readPage(tenant.app(), 5, Optional.empty()).items());
    }

    @Test
    @Rule("UPD-5")
    @Tag("UPD-5")
    default void itemUpdateAndDeleteOfAnotherTypeAreRefused() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 1));
        for (String type : List.of("other", "Thing", "thing ", "thin")) {
            Update update = tenant.update(item.id(), type, item.state(), new Change.Set("number", 2L));
            TypeMismatchException error = refused(
                    TypeMismatchException.class,
                    "item update as " + type,
                    () -> tenant.dao().update(tenant.app(), update));
            equal("type stored, in the error", "thing", error.stored());
            refused(
                    TypeMismatchException.class,
                    "item delete as " + type,
                    () -> tenant.dao()
                            .delete(tenant.app(), new Deletion(item.id(), Precondition.of(type, item.state()))));
            tenant.unchanged("writes as " + type, item);
        }
    }
}
