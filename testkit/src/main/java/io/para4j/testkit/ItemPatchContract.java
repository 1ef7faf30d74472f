package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.TypeMismatchException;
import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks PAT-1, PAT-2 and PAT-5 on the DAO: counters and appends change an item in place and lose nothing in races. */
interface ItemPatchContract extends Contract {

    private Update unchecked(String id, Change... changes) {
        return Update.of(id, Precondition.none(), kit().newRevision(), List.of(changes))
                .returningItem();
    }

    @Test
    @Rule("PAT-1")
    @Tag("PAT-1")
    default void eachKindOfChangeIsMadeInPlace() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 1, "list", List.of("a"), "text", "x", "other", "stays"));
        Update update = unchecked(
                item.id(),
                new Change.Add("number", new BigDecimal("1.5")),
                new Change.Add("counter", BigDecimal.valueOf(-2)),
                new ListChange.Append("list", List.of("b", List.of(1L))),
                new ListChange.Append("new list", List.of("c")),
                new Change.Set("set", Map.of("a", 1L)),
                new Change.Remove("text"));
        Map<String, Object> expected = Map.of(
                "number",
                new BigDecimal("2.5"),
                "counter",
                -2L,
                "list",
                List.of("a", "b", List.of(1L)),
                "new list",
                List.of("c"),
                "set",
                Map.of("a", 1L),
                "other",
                "stays");
        Optional<Item> returned = tenant.dao().update(tenant.app(), update);
        Item after = new Item(item.id(), item.type(), 2, Optional.of(update.revision()), item.timestamp(), expected);
        same("store after the changes", after, tenant.stored(item.id()));
        equal("item returned", Optional.of(after), returned);
    }

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void additionsOutsideTheirBoundsAreRefused() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of(
                "number",
                5,
                "text",
                "5",
                "large",
                new BigDecimal("9E+125"),
                "small",
                new BigDecimal("1E-130"),
                "exact",
                1));
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal ten = BigDecimal.TEN;
        for (Change change : List.of(
                new Change.Add("number", BigDecimal.valueOf(6), zero, ten),
                new Change.Add("number", BigDecimal.valueOf(-6), zero, ten),
                new Change.Add("missing", BigDecimal.valueOf(-1), zero, ten),
                new Change.Add("missing", BigDecimal.valueOf(11), zero, ten),
                new Change.Add("missing", BigDecimal.ONE, BigDecimal.valueOf(2), ten),
                new Change.Add("text", BigDecimal.ONE),
                new Change.Add("large", new BigDecimal("9E+125")),
                new Change.Add("exact", new BigDecimal("1E+40")),
                new Change.Add("small", BigDecimal.ONE))) {
            refused(
                    InvalidObjectException.class,
                    "item update with " + change,
                    () -> tenant.dao().update(tenant.app(), unchecked(item.id(), new Change.Set("other", 1L), change)));
            tenant.unchanged("item update with " + change, item);
        }
        for (Change change : List.of(
                new Change.Add("number", BigDecimal.valueOf(5), zero, ten),
                new Change.Add("number", BigDecimal.valueOf(-10), zero, ten),
                new Change.Add("missing", ten, zero, ten))) {
            tenant.dao().update(tenant.app(), unchecked(item.id(), change));
        }
        equal(
                "number lowered to its minimum",
                0L,
                tenant.stored(item.id()).attributes().get("number"));
        equal(
                "missing number raised to its maximum",
                10L,
                tenant.stored(item.id()).attributes().get("missing"));
    }

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void concurrentItemAdditionsAndAppendsAreAllMade() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of());
        List<Race.Attempt<List<Long>>> attempts = kit().race().run(thread -> {
            List<Long> sums = new ArrayList<>();
            for (int i = 0; i < PatchContract.ADDITIONS; i++) {
                Item after = tenant.dao()
                        .update(
                                tenant.app(),
                                unchecked(
                                        item.id(),
                                        new Change.Add("number", BigDecimal.ONE),
                                        new ListChange.Append("list", List.of(thread * 1000L + i))))
                        .orElseThrow();
                sums.add((Long) Objects.requireNonNull(after.attributes().get("number")));
            }
            return sums;
        });
        int all = Race.THREADS * PatchContract.ADDITIONS;
        List<Long> sums = Race.allWon("item additions", attempts).stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        equal("sums returned", LongStream.rangeClosed(1, all).boxed().toList(), sums);
        Item stored = tenant.stored(item.id());
        equal("sum stored", (long) all, stored.attributes().get("number"));
        List<?> list = (List<?>) Objects.requireNonNull(stored.attributes().get("list"));
        equal("elements appended", (long) all, list.stream().distinct().count());
        equal("version", all + 1L, stored.version());
    }

    @Test
    @Rule("PAT-5")
    @Tag("PAT-5")
    default void itemChangesOfWhatIsNotStoredOrOfAnotherTypeAreRefused() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        for (Change change : List.of(
                new Change.Add("number", BigDecimal.ONE),
                new ListChange.Append("list", List.of(1L)),
                new ListChange.AppendIfAbsent("list", List.of(1L)),
                new ListChange.RemoveElements("list", List.of(1L)),
                new Change.Set(Path.parse("map.entry"), 1L),
                new Change.Remove("x"))) {
            refused(
                    ObjectNotFoundException.class,
                    "item update of a missing item",
                    () -> tenant.dao().update(tenant.app(), unchecked(id, change)));
            tenant.absent("item update with " + change, id);
        }
        Item item = tenant.given(Map.of("number", 1));
        Precondition ofOther = new Precondition(Optional.of("other"), Optional.empty(), Optional.empty());
        refused(
                TypeMismatchException.class,
                "item update of another type",
                () -> tenant.dao()
                        .update(
                                tenant.app(),
                                Update.of(
                                        item.id(),
                                        ofOther,
                                        kit().newRevision(),
                                        List.of(new Change.Add("number", BigDecimal.ONE)))));
        tenant.unchanged("item update of another type", item);
    }
}
