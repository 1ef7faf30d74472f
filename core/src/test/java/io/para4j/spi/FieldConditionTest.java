package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the conditions beyond comparisons, of nested paths, and of combinations. */
class FieldConditionTest {
    private static final Item ITEM = ItemTest.item(Map.of(
            "text",
            "abcé😀",
            "empty",
            "",
            "number",
            5,
            "bytes",
            new byte[] {1, 2, 3},
            "list",
            Arrays.asList("a", 1, null, List.of("a")),
            "set",
            List.of("a", "b"),
            "map",
            Map.of("city", "Sofia", "x.y", 1)));

    private static boolean holds(Condition condition) {
        return condition.test(ITEM);
    }

    private static Condition sameElements(String path, Object... values) {
        return new Condition(new ContentCondition.SameElements(Path.parse(path), Arrays.asList(values)));
    }

    @Test
    void inHoldsForOneOfItsValues() {
        assertThat(holds(Condition.in("number", 4, 5.0))).isTrue();
        assertThat(holds(Condition.in("number", List.of(4, "5")))).isFalse();
        assertThat(holds(Condition.in("set", List.of("b", "a"), List.of("a", "b"))))
                .isTrue();
        assertThat(holds(Condition.in("missing", 1))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Condition.in("number"));
        assertThatNullPointerException().isThrownBy(() -> Condition.in("number", 1, null));
    }

    @Test
    void containsHoldsForAnElementOfAList() {
        assertThat(holds(Condition.contains("list", "a"))).isTrue();
        assertThat(holds(Condition.contains("list", 1.0))).isTrue();
        assertThat(holds(Condition.contains("list", Null.NULL))).isTrue();
        assertThat(holds(Condition.contains("list", List.of("a")))).isTrue();
        assertThat(holds(Condition.contains("list", "1"))).isFalse();
        assertThat(holds(Condition.contains("list[3]", "a"))).isTrue();
    }

    @Test
    void containsHoldsForAPartOfAText() {
        assertThat(holds(Condition.contains("text", "bcé"))).isTrue();
        assertThat(holds(Condition.contains("text", ""))).isTrue();
        assertThat(holds(Condition.contains("text", "😁"))).isFalse();
        assertThat(holds(Condition.contains("bytes", new byte[] {2}))).isFalse();
        assertThat(holds(Condition.contains("number", 5))).isFalse();
        assertThat(holds(Condition.contains("map", "city"))).isFalse();
    }

    @Test
    void beginsWithHoldsForTheStartOfTextAndBytes() {
        assertThat(holds(Condition.beginsWith("text", "abc"))).isTrue();
        assertThat(holds(Condition.beginsWith("text", "b"))).isFalse();
        assertThat(holds(Condition.beginsWith("text", ""))).isTrue();
        assertThat(holds(Condition.beginsWith("text", "abcé😀x"))).isFalse();
        assertThat(holds(Condition.beginsWith("bytes", new byte[] {1, 2}))).isTrue();
        assertThat(holds(Condition.beginsWith("bytes", new byte[] {2}))).isFalse();
        assertThat(holds(Condition.beginsWith("bytes", new byte[] {1, 2, 3, 4})))
                .isFalse();
        assertThat(holds(Condition.beginsWith("list", "a"))).isFalse();
    }

    @Test
    void sameElementsHasEachElementOnceInAnyOrder() {
        assertThat(holds(sameElements("set", "b", "a"))).isTrue();
        assertThat(holds(sameElements("set", "b", "a", "b"))).isTrue();
        assertThat(holds(sameElements("set", "a"))).isFalse();
        assertThat(holds(sameElements("set", "a", "b", "c"))).isFalse();
        assertThat(holds(sameElements("list", 1, "a", List.of("a"), null))).isTrue();
        assertThat(holds(sameElements("text"))).isFalse();
        assertThat(sameElements("f", "a", "b").test(ItemTest.item(Map.of("f", List.of("a", "b", "a")))))
                .isFalse();
        assertThat(sameElements("f").test(ItemTest.item(Map.of("f", List.of()))))
                .isTrue();
    }

    @Test
    void pathsLeadIntoMapsAndLists() {
        assertThat(holds(Condition.equal("map.city", "Sofia"))).isTrue();
        assertThat(holds(Condition.equal("map.`x.y`", 1))).isTrue();
        assertThat(holds(Condition.equal(Path.field("map").name("x.y"), 1))).isTrue();
        assertThat(holds(Condition.greaterThan("list[1]", 0))).isTrue();
        assertThat(holds(Condition.exists("list[0]"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list[2]", "list[4]", "map.x", "map.city.x", "list.x", "map[0]", "missing.x", "version.x"})
    void whatAPathDoesNotReachOrIsNullIsAbsent(String path) {
        assertThat(holds(Condition.absent(path))).isTrue();
        assertThat(holds(Condition.exists(path))).isFalse();
        assertThat(holds(Condition.notEqual(path, "x"))).isTrue();
        assertThat(holds(Condition.equal(path, "x"))).isFalse();
        assertThat(holds(Condition.lessThan(path, "x"))).isFalse();
    }

    @Test
    void combinationsReadLikeSentences() {
        Condition either = Condition.in("a", 1, "x").or(Condition.contains("b.c", "y"));
        assertThat(either).hasToString("a in (1, 'x') or b.c contains 'y'");
        assertThat(either.and(Condition.beginsWith("d[0]", "z")).not())
                .hasToString("not ((a in (1, 'x') or b.c contains 'y') and d[0] begins with 'z')");
        assertThat(sameElements("set", 1, 2)).hasToString("set has exactly the elements (1, 2)");
        assertThat(Condition.in("n", List.of(1, 2, 3, 4, 5, 6))).hasToString("n in (1, 2, 3, 4, 5, …)");
    }

    @Test
    void valuesAndPartsCanBeReplaced() {
        Condition condition = Condition.in("a", 1, 2)
                .or(Condition.contains("b", 3).not())
                .and(Condition.beginsWith("c", 4).or(sameElements("d", 5)));
        assertThat(condition.mapValues((path, value) -> path.field() + value))
                .hasToString("(a in ('a1', 'a2') or not (b contains 'b3')) and (c begins with 'c4'"
                        + " or d has exactly the elements ('d5'))");
        assertThat(condition.replaceParts(part -> Condition.exists(part.path())))
                .hasToString("(a exists or not (b exists)) and (c exists or d exists)");
        assertThat(condition.paths().map(Path::field)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void emptyCombinationsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConditionNode.Or(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConditionNode.And(List.of()));
    }

    @Test
    void valuesAndLongPathsCountAsComparisons() {
        assertThat(new Precondition(Optional.empty(), Optional.empty(), condition(30)).isNone())
                .isFalse();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Precondition(Optional.empty(), Optional.empty(), condition(31)))
                .withMessage("condition: a condition has at most 30 comparisons, this one has 31");
        Path deep = Path.parse("a.b.c.d.e.f.g");
        assertThat(Weights.of(Condition.exists(deep).not())).isEqualTo(2);
        assertThat(Weights.of(new Condition(new ContentCondition.SameElements(deep, List.of(1, 2)))))
                .isEqualTo(4);
        assertThat(Weights.of(Condition.exists("a.b").or(Condition.exists("c"))))
                .isEqualTo(2);
    }

    private static Optional<Condition> condition(int values) {
        List<Object> some = new ArrayList<>();
        for (int i = 1; i < values; i++) {
            some.add(i);
        }
        return Optional.of(Condition.in("a", some).or(Condition.exists("b")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void notIsTheExactComplement(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Condition left = random(random, 2);
            Condition right = random(random, 2);
            boolean l = holds(left);
            boolean r = holds(right);
            assertThat(holds(left.not())).as(left.toString()).isEqualTo(!l);
            assertThat(holds(left.not().not())).as(left.toString()).isEqualTo(l);
            assertThat(holds(left.and(right).not())).isEqualTo(holds(left.not().or(right.not())));
            assertThat(holds(left.or(right))).isEqualTo(l || r);
        }
    }

    private static Condition random(Random random, int depth) {
        List<String> paths =
                List.of("text", "number", "list", "set", "map", "map.city", "list[0]", "missing", "list[2]");
        List<Object> values = List.of("a", "abc", 5, 1, true, Bytes.of(new byte[] {1}), List.of("a", "b"));
        Path path = Path.parse(paths.get(random.nextInt(paths.size())));
        Object value = values.get(random.nextInt(values.size()));
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> Condition.exists(path);
            case 1 -> Condition.in(path, value, "x");
            case 2 -> Condition.contains(path, value);
            case 3 -> Condition.beginsWith(path, value);
            case 4 -> new Condition(new ContentCondition.SameElements(path, List.of(value, "b")));
            case 5, 6 -> {
                FieldCondition.Operator[] operators = FieldCondition.Operator.values();
                yield new Condition(
                        new FieldCondition.Comparison(path, operators[random.nextInt(operators.length)], value));
            }
            case 7 -> random(random, depth - 1).and(random(random, depth - 1));
            case 8 -> random(random, depth - 1).or(random(random, depth - 1));
            default -> random(random, depth - 1).not();
        };
    }
}
