package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Patch;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks PAT-7: changes and conditions reach inside maps and lists, and nothing beside the named place changes. */
interface NestedPatchContract extends Contract {

    private static Map<String, Object> fields() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "x");
        map.put("number", 5);
        map.put("inner", Map.of("deep", List.of("a", "b")));
        map.put("null", null);
        map.put("odd.name[`#:", 1);
        return Map.of(
                "text",
                "x",
                "map",
                map,
                "list",
                List.of(Map.of("n", 1), Map.of("n", 2), "z", List.of(1)),
                "stays",
                "s");
    }

    private Item changed(Item before, Map<String, Object> attributes, Change... changes) {
        Tenant tenant = kit().tenant();
        Update update = Update.of(before.id(), Precondition.none(), kit().newRevision(), List.of(changes))
                .returningItem();
        Optional<Item> returned = tenant.dao().update(tenant.app(), update);
        Map<String, Object> expected = new LinkedHashMap<>(before.attributes());
        expected.putAll(attributes);
        Item after = new Item(
                before.id(),
                before.type(),
                before.version() + 1,
                Optional.of(update.revision()),
                before.timestamp(),
                expected);
        same("store after " + Arrays.toString(changes), after, tenant.stored(before.id()));
        equal("item returned", Optional.of(after), returned);
        return after;
    }

    @Test
    @Rule("PAT-7")
    @Tag("PAT-7")
    default void entriesAndElementsAreChangedInPlace() {
        Item item = kit().tenant().given(fields());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", new BigDecimal("7.5"));
        map.put("inner", Map.of("deep", List.of("a", "c")));
        map.put("null", null);
        map.put("odd.name[`#:", 2);
        map.put("new", Map.of("a", true));
        map.put("count", -3);
        Path path = Path.field("map");
        Item after = changed(
                item,
                Map.of("map", map, "list", List.of(Map.of("n", 10), Map.of("n", 2, "m", "new"), "z", List.of(1, 2))),
                new Change.Remove(path.name("text")),
                new Change.Add(path.name("number"), new BigDecimal("2.5")),
                new Change.Set(path.name("inner").name("deep").index(1), "c"),
                new Change.Set(path.name("odd.name[`#:"), 2),
                new Change.Set(path.name("new"), Map.of("a", true)),
                new Change.Add(path.name("count"), BigDecimal.valueOf(-3)),
                new Change.Set(Path.parse("list[0].n"), 10),
                new Change.Set(Path.parse("list[1].m"), "new"),
                new ListChange.Append(Path.parse("list[3]"), List.of(2)));
        changed(
                after,
                Map.of("list", List.of(Map.of("n", 10), Map.of("n", 2, "m", "new"), "z", List.of(1, 2))),
                new Change.Remove(Path.parse("map.missing")),
                new Change.Remove(Path.parse("list[4]")));
    }

    @Test
    @Rule("PAT-7")
    @Tag("PAT-7")
    default void indexesArePositionsBeforeTheUpdate() {
        Item item = kit().tenant().given(Map.of("list", List.of(0, 1, 2, 3, List.of(0, 1, 2), 5)));
        changed(
                item,
                Map.of("list", List.of(1, 3, List.of(2), "five")),
                new Change.Remove(Path.parse("list[0]")),
                new Change.Remove(Path.parse("list[2]")),
                new Change.Remove(Path.parse("list[4][0]")),
                new Change.Remove(Path.parse("list[4][1]")),
                new Change.Set(Path.parse("list[5]"), "five"));
    }

    private static List<Change> withoutAPlace() {
        List<Change> changes = new ArrayList<>();
        for (String path : List.of("missing.a", "missing[0]", "text.a", "text[0]", "map[0]", "list.a", "map.null.a")) {
            changes.add(new Change.Set(Path.parse(path), 1L));
            changes.add(new Change.Remove(Path.parse(path)));
        }
        for (String path : List.of("map.missing.a", "map.inner.missing[0]", "list[9]", "list[4]", "list[2].a")) {
            changes.add(new Change.Set(Path.parse(path), 1L));
            changes.add(new Change.Add(Path.parse(path), BigDecimal.ONE));
            changes.add(new ListChange.Append(Path.parse(path), List.of(1L)));
            changes.add(new ListChange.AppendIfAbsent(Path.parse(path), List.of(1L)));
        }
        changes.add(new Change.Add(Path.parse("map.text"), BigDecimal.ONE));
        changes.add(new Change.Add(Path.parse("map.number"), BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.valueOf(5)));
        changes.add(new ListChange.Append(Path.parse("map.number"), List.of(1L)));
        changes.add(new ListChange.AppendIfAbsent(Path.parse("map.number"), List.of(1L)));
        changes.add(new ListChange.RemoveElements(Path.parse("map.number"), List.of(1L)));
        return changes;
    }

    @Test
    @Rule("PAT-7")
    @Tag("PAT-7")
    default void changesOfWhatHasNoPlaceAreRefused() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(fields());
        for (Change change : withoutAPlace()) {
            Update update = Update.of(
                    item.id(),
                    Precondition.none(),
                    kit().newRevision(),
                    List.of(new Change.Set("stays", "changed"), change));
            refused(
                    InvalidObjectException.class,
                    "item update with " + change,
                    () -> tenant.dao().update(tenant.app(), update));
            tenant.unchanged("item update with " + change, item);
        }
    }

    @Test
    @Rule("PAT-7")
    @Tag("PAT-7")
    default void conditionsInsideFieldsHoldExactlyIfTheirTestSaysSo() {
        List<Condition> conditions = new ArrayList<>();
        for (String text : List.of(
                "map.text",
                "map.number",
                "map.null",
                "map.missing",
                "map.`odd.name[``#:`",
                "map.inner.deep[1]",
                "map.inner.deep[2]",
                "list[0].n",
                "list[3][0]",
                "list[9].n",
                "list.n",
                "text.a",
                "text[0]",
                "map[0]",
                "missing.a",
                "version.a",
                "type[0]")) {
            Path path = Path.parse(text);
            conditions.add(Condition.exists(path));
            conditions.add(Condition.absent(path));
            for (Object value : List.of("x", "b", 1, 5, List.of("a", "b"))) {
                conditions.add(Condition.equal(path, value));
                conditions.add(Condition.notEqual(path, value));
                conditions.add(Condition.lessThan(path, value));
                conditions.add(Condition.greaterOrEqual(path, value));
            }
        }
        ConditionCheck.all(kit(), fields(), conditions);
    }

    @Test
    @Rule("PAT-7")
    @Tag("PAT-7")
    default void fieldsOfAClassArePatchedInside() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        Patch<Gadget> patch = Patch.of(Gadget.class);
        Gadget returned = tenant.store()
                .patch(
                        id,
                        patch.set("sizes.width", 2)
                                .remove(Path.field("sizes").name("height"))
                                .set("colours[1]", "green"));
        equal("sizes returned", Map.of("width", 2), returned.sizes);
        equal("sizes", Map.of("width", 2L), tenant.stored(id).attributes().get("sizes"));
        equal("colours", List.of("red", "green"), tenant.stored(id).attributes().get("colours"));
        tenant.store().patch(id, patch.add("sizes.width", 3).onlyIf(Condition.equal("sizes.width", 2)));
        equal("sizes", Map.of("width", 5L), tenant.stored(id).attributes().get("sizes"));
        Item stored = tenant.stored(id);
        refused(
                ConditionFailedException.class,
                "patch only if an entry has an old value",
                () -> tenant.store().patch(id, patch.add("sizes.width", 3).onlyIf(Condition.equal("sizes.width", 2))));
        refused(
                InvalidObjectException.class,
                "patch of an element that is not there",
                () -> tenant.store().patch(id, patch.set("colours[2]", "blue")));
        tenant.unchanged("refused patches", stored);
    }
}
