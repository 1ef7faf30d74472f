package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final List<BiFunction<String, Object, Condition>> OPERATORS = List.of(
            Condition::equal,
            Condition::notEqual,
            Condition::lessThan,
            Condition::lessOrEqual,
            Condition::greaterThan,
            Condition::greaterOrEqual);

    /**
     * Returns which of =, <>, <, <=, >, >= hold between a stored value and the value of the condition, as a text of 0
     * and 1.
     */
    private static String table(Object stored, Object value) {
        Item item = ItemTest.item(Map.of("f", stored));
        StringBuilder table = new StringBuilder();
        OPERATORS.forEach(operator -> table.append(operator.apply("f", value).test(item) ? 1 : 0));
        return table.toString();
    }

    private static void assertLess(Object less, Object more) {
        assertThat(table(less, more)).isEqualTo("011100");
        assertThat(table(more, less)).isEqualTo("010011");
        assertThat(table(less, less)).isEqualTo("100101");
    }

    @Test
    void numbersCompareByValue() {
        assertLess(9, 10);
        assertLess(-1, 0.5);
        assertLess(Long.MAX_VALUE, new BigDecimal("1E30"));
        assertThat(table(1, new BigDecimal("1.00"))).isEqualTo("100101");
    }

    @Test
    void textComparesByItsBytes() {
        assertLess("10", "9");
        assertLess("a", "aa");
        assertLess("", "a");
        assertLess("Z", "a");
    }

    @Test
    void supplementaryCharactersComeAfterAllOthers() {
        assertLess("\uffff", "😀");
        assertLess("\ue000", "\ud800\udc00");
        assertLess("😀", "😁");
        assertLess("a😀", "a😀b");
    }

    @Test
    void bytesCompareUnsigned() {
        assertLess(new byte[] {1}, new byte[] {-1});
        assertLess(new byte[] {1}, new byte[] {1, 0});
    }

    @Test
    void booleansListsAndMapsAreOnlyEqualOrNot() {
        assertThat(table(true, true)).isEqualTo("100000");
        assertThat(table(true, false)).isEqualTo("010000");
        assertThat(table(List.of(1), List.of(1.0))).isEqualTo("100000");
        assertThat(table(List.of(1), List.of(2))).isEqualTo("010000");
        assertThat(table(Map.of("x", 1), Map.of("x", 1L))).isEqualTo("100000");
    }

    @Test
    void kindsNeverMix() {
        List<Object> kinds = List.of(1, "1", true, new byte[] {1}, List.of(1), Map.of("x", 1));
        for (Object stored : kinds) {
            for (Object value : kinds) {
                if (stored != value) {
                    assertThat(table(stored, value)).isEqualTo("010000");
                }
            }
        }
    }

    @Test
    void aMissingFieldIsOnlyAbsentAndNotEqual() {
        Item item = ItemTest.item(Map.of());
        OPERATORS.forEach(operator -> {
            Condition condition = operator.apply("f", 1);
            boolean isNotEqual = condition.toString().equals("f <> 1");
            assertThat(condition.test(item)).as(condition.toString()).isEqualTo(isNotEqual);
        });
        assertThat(Condition.absent("f").test(item)).isTrue();
        assertThat(Condition.exists("f").test(item)).isFalse();
    }

    @Test
    void aStoredFieldExists() {
        Item item = ItemTest.item(Map.of("f", ""));
        assertThat(Condition.exists("f").test(item)).isTrue();
        assertThat(Condition.absent("f").test(item)).isFalse();
    }

    @Test
    void versionTypeAndTimestampCanBeLookedAt() {
        Item item = ItemTest.item(Map.of());
        assertThat(Condition.equal("version", 1).test(item)).isTrue();
        assertThat(Condition.equal("type", "product").test(item)).isTrue();
        assertThat(Condition.lessThan("timestamp", 1001).test(item)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 0, false", "0, 1, false", "0, 0, false"})
    void bothSidesOfAConjunctionMustHold(int a, int b, boolean expected) {
        Item item = ItemTest.item(Map.of("a", a, "b", b));
        assertThat(Condition.equal("a", 1).and(Condition.equal("b", 1)).test(item))
                .isEqualTo(expected);
    }

    @Test
    void anEmptyConjunctionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConditionNode.And(List.of()));
    }

    @Test
    void conditionsReadLikeSentences() {
        Condition condition =
                Condition.lessThan("price", 5).and(Condition.equal("name", "x")).and(Condition.absent("z"));
        assertThat(condition).hasToString("price < 5 and name = 'x' and z is absent");
        assertThat(condition.paths().map(Path::toString)).containsExactly("price", "name", "z");
    }

    @Test
    void valuesCanBeChanged() {
        Condition condition = Condition.equal("a", 1).and(Condition.exists("b"));
        assertThat(condition.mapValues((path, value) -> path.field() + value)).hasToString("a = 'a1' and b exists");
    }

    @Test
    void valuesThatCannotBeStoredAreRefused() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Condition.equal("f", Double.NaN));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Condition.equal("", 1));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Condition.exists(""));
        assertThatNullPointerException().isThrownBy(() -> Condition.equal("f", null));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTextIsThatOfItsUtf8(long seed) {
        Random random = new Random(seed);
        int[] alphabet = {'a', 'z', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
        for (int i = 0; i < 2000; i++) {
            String left = text(random, alphabet);
            String right = text(random, alphabet);
            int expected = Integer.signum(Bytes.of(utf8(left)).compareTo(Bytes.of(utf8(right))));
            boolean less = Condition.lessThan("f", right).test(ItemTest.item(Map.of("f", left)));
            assertThat(less).as("seed %d: %s < %s", seed, left, right).isEqualTo(expected < 0);
        }
    }

    private static String text(Random random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
