package io.para4j.testkit;

import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.FieldCondition;
import io.para4j.spi.FieldCondition.Operator;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks PAT-3 on the DAO: a write with a condition succeeds exactly when {@code Condition.test} accepts the stored
 * item.
 */
interface ConditionContract extends Contract {

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void comparisonsHoldExactlyIfTheirTestSaysSo() {
        checkAll(comparisons());
    }

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void existenceAndConjunctionsHoldExactlyIfTheirTestSaysSo() {
        List<Condition> conditions = new ArrayList<>();
        for (String name : List.of("text", "empty", "no", "list", "missing", "odd name.#:")) {
            Path field = Path.field(name);
            conditions.add(Condition.exists(field));
            conditions.add(Condition.absent(field));
            conditions.add(Condition.exists("text").and(Condition.absent(field)));
            conditions.add(
                    Condition.exists(field).and(Condition.equal("no", false)).and(Condition.lessThan("number", 2)));
        }
        checkAll(conditions);
    }

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void conditionsOnVersionTypeAndTimestampHoldExactlyIfTheirTestSaysSo() {
        long now = kit().clock().millis();
        checkAll(List.of(
                Condition.lessThan(Item.VERSION, 1_000_000),
                Condition.equal(Item.VERSION, 0),
                Condition.exists(Item.VERSION),
                Condition.equal(Item.TIMESTAMP, now),
                Condition.greaterThan(Item.TIMESTAMP, now),
                Condition.equal(Item.TYPE, "thing"),
                Condition.notEqual(Item.TYPE, "thing"),
                Condition.lessThan(Item.TYPE, "thingy")));
    }

    private void checkAll(List<Condition> conditions) {
        ConditionCheck.all(kit(), fields(), conditions);
    }

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "m\uFFFF");
        fields.put("empty", "");
        fields.put("number", new BigDecimal("1.5"));
        fields.put("large", new BigDecimal("12345678901234567890123456789012345678"));
        fields.put("yes", true);
        fields.put("no", false);
        fields.put("bytes", new byte[] {1, -128});
        fields.put("list", List.of("a", 1));
        fields.put("map", Map.of("a", List.of(1)));
        fields.put("odd name.#:", 3);
        return fields;
    }

    /** Values by kind. Fields of that kind are compared with all of them, other fields with the first. */
    private static Map<List<String>, List<Object>> valuesByFields() {
        Map<List<String>, List<Object>> values = new LinkedHashMap<>();
        // U+FFFF sorts before U+1F600 by UTF-8 bytes, and after it by UTF-16 units.
        values.put(List.of("text", "empty"), List.of("m\uFFFF", "m\uD83D\uDE00", "m", "m\u0000", ""));
        values.put(
                List.of("number", "large", "odd name.#:"),
                List.of(
                        new BigDecimal("1.50"),
                        1L,
                        3L,
                        -1L,
                        new BigDecimal("12345678901234567890123456789012345678"),
                        new BigDecimal("12345678901234567890123456789012345679")));
        values.put(List.of("yes", "no"), List.of(true, false));
        values.put(
                List.of("bytes"),
                List.of(
                        Bytes.of(new byte[] {1, -128}),
                        Bytes.of(new byte[] {1, 127}),
                        Bytes.of(new byte[] {1}),
                        Bytes.of(new byte[0])));
        values.put(List.of("list"), List.of(List.of("a", 1L), List.of(1L, "a"), List.of()));
        values.put(List.of("map"), List.of(Map.of("a", List.of(1L)), Map.of("a", List.of(2L)), Map.of()));
        values.put(List.of("missing"), List.of("1.5"));
        return values;
    }

    private static List<Condition> comparisons() {
        List<Condition> comparisons = new ArrayList<>();
        Map<List<String>, List<Object>> byFields = valuesByFields();
        byFields.forEach((fields, values) -> fields.forEach(field -> {
            values.forEach(value -> addAll(comparisons, field, value, List.of(Operator.values())));
            byFields.forEach((others, theirs) -> {
                if (!others.contains(field)) {
                    addAll(comparisons, field, theirs.get(0), List.of(Operator.EQUAL, Operator.NOT_EQUAL));
                    addAll(comparisons, field, theirs.get(0), List.of(Operator.LESS, Operator.GREATER_OR_EQUAL));
                }
            });
        }));
        return comparisons;
    }

    private static void addAll(List<Condition> comparisons, String field, Object value, List<Operator> operators) {
        operators.forEach(operator ->
                comparisons.add(new Condition(new FieldCondition.Comparison(Path.field(field), operator, value))));
    }
}
