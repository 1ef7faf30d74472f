package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Patch;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.StorageException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks PAT-9: elements are removed, and appended if absent, in one atomic step. */
interface ListPatchContract extends Contract {
    /** The number of elements that each thread appends and removes. */
    int ELEMENTS = 6;

    private Update unchecked(String id, Change... changes) {
        return Update.of(id, Precondition.none(), kit().newRevision(), List.of(changes))
                .returningItem();
    }

    @Test
    @Rule("PAT-9")
    @Tag("PAT-9")
    default void elementsAreAppendedIfAbsentAndRemovedWhereverTheyAre() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of(
                "list",
                Arrays.asList(1, "a", 1, List.of(2), null, Map.of("k", "v")),
                "map",
                Map.of("in", List.of("x")),
                "number",
                0));
        List<Object> values = Arrays.asList(1, new BigDecimal("1.50"), "b", "b", List.of(2), null, Map.of("k", "v"));
        Update append = unchecked(
                item.id(),
                new ListChange.AppendIfAbsent("list", values),
                new ListChange.AppendIfAbsent("new", List.of("x", "y", "x")),
                new ListChange.AppendIfAbsent(Path.parse("map.in"), List.of("x", "y")),
                new Change.Add("number", BigDecimal.ONE));
        Object longer =
                Arrays.asList(1L, "a", 1L, List.of(2L), Null.NULL, Map.of("k", "v"), new BigDecimal("1.5"), "b");
        Map<String, Object> attributes =
                Map.of("list", longer, "new", List.of("x", "y"), "map", Map.of("in", List.of("x", "y")), "number", 1L);
        isAfter(item, append, attributes);

        Update remove = unchecked(
                item.id(),
                new ListChange.RemoveElements("list", Arrays.asList(1, "b", null, "none", Map.of("k", "v"))),
                new ListChange.RemoveElements("new", List.of("x", "y")),
                new ListChange.RemoveElements("missing", List.of("x")),
                new ListChange.RemoveElements(Path.parse("map.in"), List.of("x")),
                new ListChange.Append("more", List.of(1)));
        isAfter(
                tenant.stored(item.id()),
                remove,
                Map.of(
                        "list",
                        List.of("a", List.of(2L), new BigDecimal("1.5")),
                        "new",
                        List.of(),
                        "map",
                        Map.of("in", List.of("y")),
                        "number",
                        1L,
                        "more",
                        List.of(1L)));
    }

    private void isAfter(Item before, Update update, Map<String, Object> attributes) {
        Tenant tenant = kit().tenant();
        Optional<Item> returned = tenant.dao().update(tenant.app(), update);
        Item after = new Item(
                before.id(),
                before.type(),
                before.version() + 1,
                Optional.of(update.revision()),
                before.timestamp(),
                attributes);
        same("store after " + update.changes(), after, tenant.stored(before.id()));
        equal("item returned", Optional.of(after), returned);
    }

    @Test
    @Rule("PAT-9")
    @Tag("PAT-9")
    default void elementsOfWhatIsNoListAreRefused() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("text", "x", "map", Map.of("x", 1)));
        for (String field : List.of("text", "map")) {
            for (Change change : List.of(
                    new ListChange.AppendIfAbsent(field, List.of("x")),
                    new ListChange.RemoveElements(field, List.of("x")))) {
                refused(
                        InvalidObjectException.class,
                        "item update with " + change,
                        () -> tenant.dao()
                                .update(tenant.app(), unchecked(item.id(), new Change.Set("other", 1L), change)));
                tenant.unchanged("item update with " + change, item);
            }
        }
    }

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void elementsAreChangedOnlyIfThePreconditionHolds() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("list", List.of("a")));
        State other = new State(item.version() + 1, Optional.of("other"));
        Precondition ofOther = Precondition.of(item.type(), other);
        Precondition longList =
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.exists("other")));
        for (Change change : List.of(
                new ListChange.AppendIfAbsent("list", List.of("b")),
                new ListChange.AppendIfAbsent("list", List.of("a")),
                new ListChange.RemoveElements("list", List.of("a")))) {
            refused(
                    VersionConflictException.class,
                    "item update in another state with " + change,
                    () -> tenant.dao()
                            .update(tenant.app(), Update.of(item.id(), ofOther, kit().newRevision(), List.of(change))));
            refused(
                    ConditionFailedException.class,
                    "item update under a condition with " + change,
                    () -> tenant.dao()
                            .update(
                                    tenant.app(),
                                    Update.of(item.id(), longList, kit().newRevision(), List.of(change))));
            tenant.unchanged("item updates with " + change, item);
        }
    }

    @Test
    @Rule("PAT-9")
    @Tag("PAT-9")
    default void concurrentChangesOfElementsAreAllMade() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("count", 0));
        Race.allWon("appending if absent", kit().race().run(thread -> {
            for (int i = 0; i < ELEMENTS; i++) {
                Change append = new ListChange.AppendIfAbsent("list", List.of("common " + i, thread + " " + i));
                updateUnderContention(tenant, item.id(), append);
            }
            return thread;
        }));
        int writes = Race.THREADS * ELEMENTS;
        List<?> list = list(tenant.stored(item.id()));
        equal("elements", writes + ELEMENTS, list.size());
        equal("different elements", (long) list.size(), list.stream().distinct().count());
        Race.allWon("removing elements", kit().race().run(thread -> {
            for (int i = 0; i < ELEMENTS; i++) {
                Change remove = new ListChange.RemoveElements("list", List.of(thread + " " + i));
                Change count = new Change.Add("count", BigDecimal.ONE);
                updateUnderContention(tenant, item.id(), remove, count);
            }
            return thread;
        }));
        Item stored = tenant.stored(item.id());
        List<Object> common = new ArrayList<>();
        for (int i = 0; i < ELEMENTS; i++) {
            common.add("common " + i);
        }
        equal("elements left", common, list(stored).stream().sorted().toList());
        equal("count", (long) writes, stored.attributes().get("count"));
        equal("version", 2L * writes + 1, stored.version());
    }

    /** Updates an item. A store may refuse a write after many collisions, which certainly changes nothing. */
    private void updateUnderContention(Tenant tenant, String id, Change... changes) {
        while (true) {
            try {
                tenant.dao().update(tenant.app(), unchecked(id, changes));
                return;
            } catch (StorageException e) {
                if (e.progress() != StorageException.Progress.FAILED) {
                    throw e;
                }
            }
        }
    }

    private static List<?> list(Item item) {
        return (List<?>) Objects.requireNonNull(item.attributes().get("list"));
    }

    @Test
    @Rule("PAT-9")
    @Tag("PAT-9")
    default void listsOfAClassArePatchedByElement() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        Patch<Gadget> patch = Patch.of(Gadget.class);
        Gadget returned = tenant.store()
                .patch(id, patch.appendIfAbsent("colours", "blue", "green").appendIfAbsent("tags", "b", "c"));
        equal("colours returned", List.of("red", "blue", "green"), returned.colours);
        equal("tags returned", List.of("a", "b", "c"), returned.getTags());
        tenant.store().patch(id, patch.removeElements("colours", "red", "white").removeElements("tags", "a"));
        Item stored = tenant.stored(id);
        equal("colours", List.of("blue", "green"), stored.attributes().get("colours"));
        equal("tags", List.of("b", "c"), stored.attributes().get("tags"));
    }
}
