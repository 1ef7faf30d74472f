package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.TypeMismatchException;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Changes in place in the DAO itself: counters, appends, conditions. */
interface ItemPatchContract extends Contract {

    private Update unchecked(String id, Change... changes) {
        return Update.of(id, Precondition.none(), kit().newRevision(), List.of(changes))
                .returningItem();
    }

    @Test
    @Rule("PAT-1")
    default void eachKindOfChangeIsMadeInPlace() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(Map.of("number", 1, "list", List.of("a"), "text", "x", "other", "stays"));
        Update update = unchecked(
                item.id(),
                new Change.Add("number", new BigDecimal("1.5")),
                new Change.Add("counter", BigDecimal.valueOf(-2)),
                new Change.Append("list", List.of("b", List.of(1L))),
                new Change.Append("new list", List.of("c")),
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
        equal("number at its least", 0L, tenant.stored(item.id()).attributes().get("number"));
        equal(
                "a missing number at its greatest",
                10L,
                tenant.stored(item.id()).attributes().get("missing"));
    }

    @Test
    @Rule("PAT-2")
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
                                        new Change.Append("list", List.of(thread * 1000L + i))))
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
    @Rule("PAT-3")
    default void everyConditionHoldsInTheStoreExactlyIfItsTestSaysSo() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(conditioned());
        for (Condition condition : conditions(item)) {
            Precondition precondition = new Precondition(Optional.empty(), Optional.empty(), Optional.of(condition));
            Item before = tenant.stored(item.id());
            Update update =
                    Update.of(item.id(), precondition, kit().newRevision(), List.of(new Change.Set("mark", 1L)));
            if (condition.test(before)) {
                tenant.dao().update(tenant.app(), update);
                equal(
                        "version after an update if " + condition,
                        before.version() + 1,
                        tenant.stored(item.id()).version());
            } else {
                ConditionFailedException error = refused(
                        ConditionFailedException.class,
                        "item update if " + condition,
                        () -> tenant.dao().update(tenant.app(), update));
                equal("item in the error", before, error.stored(Item.class));
                refused(
                        ConditionFailedException.class,
                        "item delete if " + condition,
                        () -> tenant.dao().delete(tenant.app(), new Deletion(item.id(), precondition)));
                tenant.unchanged("item update and delete if " + condition, before);
            }
        }
        Precondition holds =
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.exists("text")));
        tenant.dao().delete(tenant.app(), new Deletion(item.id(), holds));
        tenant.absent("item delete with a condition that holds", item.id());
    }

    private static Map<String, Object> conditioned() {
        return Map.of(
                "text",
                "m\uFFFF",
                "number",
                new BigDecimal("1.5"),
                "large",
                new BigDecimal("12345678901234567890123456789012345678"),
                "flag",
                true,
                "bytes",
                new byte[] {1, -128},
                "list",
                List.of("a", 1),
                "map",
                Map.of("a", List.of(1)),
                "empty",
                "",
                "odd name.#:",
                3);
    }

    private static List<Condition> conditions(Item item) {
        List<Object> values = List.of(
                "m\uFFFF",
                "m\uD83D\uDE00",
                "m",
                "m\u0000",
                "",
                "1.5",
                1.5,
                1,
                new BigDecimal("1.50"),
                -1,
                2,
                new BigDecimal("12345678901234567890123456789012345679"),
                true,
                false,
                Bytes.of(new byte[] {1, -128}),
                Bytes.of(new byte[] {1, 127}),
                Bytes.of(new byte[] {1}),
                List.of("a", 1L),
                List.of(1L, "a"),
                Map.of("a", List.of(1L)),
                Map.of());
        List<Condition> conditions = new ArrayList<>();
        for (String field : List.of("text", "number", "large", "flag", "bytes", "list", "map", "empty", "missing")) {
            for (Object value : values) {
                for (Condition.Operator operator : Condition.Operator.values()) {
                    conditions.add(new Condition.Comparison(field, operator, Item.normalise(field, value)));
                }
            }
            conditions.add(Condition.exists(field));
            conditions.add(Condition.absent(field));
            conditions.add(Condition.exists("text").and(Condition.absent(field)));
            conditions.add(
                    Condition.exists(field).and(Condition.equal("flag", true)).and(Condition.lessThan("number", 2)));
        }
        conditions.add(Condition.equal("odd name.#:", 3));
        conditions.add(Condition.lessThan(Item.VERSION, 1_000_000));
        conditions.add(Condition.equal(Item.VERSION, 0));
        conditions.add(Condition.equal(Item.TIMESTAMP, item.timestamp()));
        conditions.add(Condition.greaterThan(Item.TIMESTAMP, item.timestamp()));
        conditions.add(Condition.equal(Item.TYPE, item.type()));
        conditions.add(Condition.notEqual(Item.TYPE, item.type()));
        return conditions;
    }

    @Test
    @Rule("PAT-5")
    default void itemChangesOfWhatIsNotStoredOrOfAnotherTypeAreRefused() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        for (Change change : List.of(
                new Change.Add("number", BigDecimal.ONE),
                new Change.Append("list", List.of(1L)),
                new Change.Remove("x"))) {
            refused(
                    ObjectNotFoundException.class,
                    "item update of nothing",
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
