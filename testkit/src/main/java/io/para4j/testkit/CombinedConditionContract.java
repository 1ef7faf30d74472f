package io.para4j.testkit;

import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks PAT-8 on the DAO: a write under a condition with or, not, in, contains, beginsWith or the equality of sets
 * succeeds exactly when {@code Condition.test} accepts the stored item.
 */
interface CombinedConditionContract extends Contract {

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "m\uFFFFb");
        fields.put("empty", "");
        fields.put("number", new BigDecimal("1.5"));
        fields.put("yes", true);
        fields.put("bytes", new byte[] {1, -128, 3});
        fields.put("list", Arrays.asList("a", 1, List.of(2), Map.of("k", "v"), true, new byte[] {1}, null, "a"));
        fields.put("set", List.of("b", "a", "c"));
        fields.put("none", List.of());
        fields.put("map", Map.of("a", List.of(1, 2), "t", "text"));
        return fields;
    }

    private static List<String> paths() {
        return List.of(
                "text",
                "empty",
                "number",
                "yes",
                "bytes",
                "list",
                "set",
                "none",
                "map",
                "map.a",
                "map.t",
                "list[0]",
                "missing",
                "map.missing",
                Item.TYPE,
                Item.VERSION);
    }

    private static List<Object> values() {
        return List.of(
                "a",
                "m\uFFFFb",
                "\uFFFF",
                "",
                "th",
                1,
                new BigDecimal("1.50"),
                true,
                Bytes.of(new byte[] {1}),
                Bytes.of(new byte[] {1, -128}),
                List.of(2),
                List.of("b", "a", "c"),
                Map.of("k", "v"));
    }

    private void checkAll(List<Condition> conditions) {
        ConditionCheck.all(kit(), fields(), conditions);
    }

    /** Conditions of which some hold, some do not, and some read what is missing or of another kind. */
    private static List<Condition> simple() {
        return List.of(
                Condition.equal("number", new BigDecimal("1.5")),
                Condition.equal("number", "1.5"),
                Condition.notEqual("missing", 1),
                Condition.equal("missing", 1),
                Condition.lessThan("missing", 1),
                Condition.greaterThan("text", 5),
                Condition.lessThan("yes", true),
                Condition.absent("missing"),
                Condition.exists("map.a"));
    }

    @Test
    @Rule("PAT-8")
    @Tag("PAT-8")
    default void negationsAndDisjunctionsHoldExactlyIfTheirTestSaysSo() {
        List<Condition> conditions = new ArrayList<>();
        for (Condition one : simple()) {
            conditions.add(one.not());
            conditions.add(one.not().not());
            for (Condition other : simple()) {
                conditions.add(one.or(other));
                conditions.add(one.or(other).not().and(Condition.exists("text")));
                conditions.add(one.and(other.not()).or(Condition.absent("text")));
            }
        }
        checkAll(conditions);
    }

    @Test
    @Rule("PAT-8")
    @Tag("PAT-8")
    default void oneOfSeveralValuesHoldsExactlyIfItsTestSaysSo() {
        List<Condition> conditions = new ArrayList<>();
        for (String path : paths()) {
            conditions.add(Condition.in(path, values()));
            conditions.add(Condition.in(path, values()).not());
            conditions.add(Condition.in(path, "none", "m\uFFFFb", "thing", 1.5));
            conditions.add(Condition.in(path, true));
        }
        checkAll(conditions);
    }

    @Test
    @Rule("PAT-8")
    @Tag("PAT-8")
    default void elementsPartsAndBeginningsHoldExactlyIfTheirTestSaysSo() {
        List<Condition> conditions = new ArrayList<>();
        for (String path : paths()) {
            for (Object value : values()) {
                conditions.add(Condition.contains(path, value));
                if (value instanceof String || value instanceof Bytes) {
                    conditions.add(Condition.beginsWith(path, value));
                }
            }
            conditions.add(Condition.contains(path, "a").not());
            conditions.add(Condition.beginsWith(path, "m").not());
            conditions.add(Condition.contains(path, Null.NULL));
        }
        checkAll(conditions);
    }

    @Test
    @Rule("PAT-8")
    @Tag("PAT-8")
    default void equalSetsHoldExactlyIfTheirTestSaysSo() {
        List<Condition> conditions = new ArrayList<>();
        for (String path : paths()) {
            for (List<Object> values : List.<List<Object>>of(
                    List.of("a", "b", "c"),
                    List.of("c", "b", "a", "a"),
                    List.of("a", "b"),
                    List.of("a", "b", "c", "d"),
                    List.of(2, 1),
                    List.of())) {
                Condition same = new Condition(new ContentCondition.SameElements(Path.parse(path), values));
                conditions.add(same);
                conditions.add(same.not());
            }
        }
        checkAll(conditions);
    }
}
