package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    static Item item(Map<String, Object> attributes) {
        return new Item("a1", "product", 1, Optional.of("r1"), 1000, attributes);
    }

    private static Object value(Object value) {
        return item(Map.of("field", value)).attributes().get("field");
    }

    private static void assertRefused(Object value, String reason) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> item(Map.of("field", value)))
                .withMessageContaining(reason)
                .satisfies(error -> assertThat(error.field()).isEqualTo("field"));
    }

    @Test
    void everyWholeNumberThatFitsIsALong() {
        assertThat(List.of(
                        value((byte) 5),
                        value((short) 5),
                        value(5),
                        value(5.0),
                        value(5f),
                        value(new BigDecimal("5.00")),
                        value(BigInteger.valueOf(5))))
                .containsOnly(5L);
    }

    @Test
    void bothEndsOfLongAreLongs() {
        assertThat(value(BigDecimal.valueOf(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(value(BigDecimal.valueOf(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void oneMoreThanLongIsADecimal() {
        BigInteger more = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
        assertThat(value(more)).isEqualTo(new BigDecimal(more));
    }

    @Test
    void decimalsLoseTheirTrailingZerosOnly() {
        assertThat(value(new BigDecimal("1.2500"))).isEqualTo(new BigDecimal("1.25"));
        assertThat(value(0.1f)).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void zerosAreOne() {
        assertThat(List.of(value(-0.0), value(0f), value(new BigDecimal("0E-300")), value(new BigDecimal("0E+300"))))
                .containsOnly(0L);
    }

    @Test
    void itemsOfEqualValuesAreEqual() {
        Item one =
                item(Map.of("n", 5, "list", List.of(1.0, new byte[] {1}), "map", Map.of("x", new BigDecimal("1.10"))));
        Item other = item(Map.of(
                "n",
                5L,
                "list",
                List.of((short) 1, Bytes.of(new byte[] {1})),
                "map",
                Map.of("x", new BigDecimal("1.1"))));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void textAndNumberAreNotEqual() {
        assertThat(item(Map.of("n", 5))).isNotEqualTo(item(Map.of("n", "5")));
    }

    @Test
    void nullInsideCollectionsIsKept() {
        Map<String, Object> map = new HashMap<>();
        map.put("none", null);
        assertThat(value(Arrays.asList(1, null))).isEqualTo(List.of(1L, Null.NULL));
        assertThat(value(map)).isEqualTo(Map.of("none", Null.NULL));
    }

    @Test
    void nullAtTheTopIsRefused() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("field", null);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> item(attributes));
        assertRefused(Null.NULL, "null cannot be stored");
    }

    @Test
    void whatWasGivenCanChangeLaterWithoutTheItem() {
        byte[] bytes = {1, 2};
        List<Object> list = new ArrayList<>(List.of(new ArrayList<>(List.of("x"))));
        Item item = item(Map.of("bytes", bytes, "list", list));
        bytes[0] = 9;
        list.clear();
        assertThat(item.attributes())
                .containsEntry("bytes", Bytes.of(new byte[] {1, 2}))
                .containsEntry("list", List.of(List.of("x")));
    }

    @Test
    void nothingInsideCanBeChanged() {
        Item item = item(Map.of("list", new ArrayList<>(List.of(1)), "map", new HashMap<>(Map.of("x", 1))));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> item.attributes().put("x", 1));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((List<?>) item.attributes().get("list")).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) item.attributes().get("map")).clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "appid", "version", "revision", "timestamp", "key", "_w"})
    void attributesCannotHaveTheItemsOwnNames(String name) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> item(Map.of(name, "x")))
                .withMessage(name + ": this name is reserved");
    }

    @Test
    void numbersThatNotEveryStoreHoldsAreRefused() {
        assertRefused(new BigDecimal("1".repeat(39)), "at most 38 digits, this one has 39");
        assertRefused(new BigDecimal("1E126"), "between 1E-130 and 9.99E+125");
        assertRefused(new BigDecimal("-1E126"), "between 1E-130 and 9.99E+125");
        assertRefused(new BigDecimal("9.9E-131"), "between 1E-130 and 9.99E+125");
        assertRefused(Double.MAX_VALUE, "between 1E-130 and 9.99E+125");
        assertRefused(Double.MIN_VALUE, "between 1E-130 and 9.99E+125");
        assertRefused(Double.NaN, "only finite numbers");
        assertRefused(Float.NEGATIVE_INFINITY, "only finite numbers");
    }

    @Test
    void numbersWhoseScaleOverflowsAreRefused() {
        assertRefused(new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE), "between 1E-130 and 9.99E+125");
        assertRefused(new BigDecimal(BigInteger.TEN, Integer.MAX_VALUE), "between 1E-130 and 9.99E+125");
    }

    @Test
    void theGreatestAndTheLeastNumberAreHeld() {
        BigDecimal greatest = new BigDecimal("9".repeat(38)).scaleByPowerOfTen(88);
        assertThat(value(greatest)).isEqualTo(greatest.stripTrailingZeros());
        assertThat(value(new BigDecimal("-1E-130"))).isEqualTo(new BigDecimal("-1E-130"));
        assertThat(value(new BigDecimal("1E125"))).isEqualTo(new BigDecimal("1E125"));
    }

    @Test
    void trailingZerosAreNoDigits() {
        assertThat(value(new BigDecimal("12" + "0".repeat(60))))
                .isEqualTo(new BigDecimal("1.2E61").stripTrailingZeros());
    }

    @Test
    void thirtyOneLevelsAreHeldAndOneMoreIsRefused() {
        Object nested = "x";
        for (int depth = 0; depth < Limits.MAX_NESTING; depth++) {
            nested = depth % 2 == 0 ? List.of(nested) : Map.of("x", nested);
        }
        assertThat(value(nested)).isEqualTo(nested);
        assertRefused(List.of(nested), "nested at most 31 deep");
    }

    @Test
    void namesInMapsAreNotEmptyTextAndWellFormed() {
        assertRefused(Map.of("", 1), "empty name");
        assertRefused(Map.of(1, 1), "names in a map are text, not a number");
        assertRefused(Map.of("\ud800", 1), "lone surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "ok\ud800ok"})
    void loneSurrogatesAreRefused(String text) {
        assertRefused(text, "lone surrogate");
        assertRefused(List.of(text), "lone surrogate");
    }

    @Test
    void otherClassesAreRefused() {
        assertRefused(new Object(), "a java.lang.Object is not text, number, boolean, bytes, list or map");
    }

    @Test
    void namesOfFieldsAreOneTo255BytesOfWellFormedUnicode() {
        assertThat(item(Map.of("é".repeat(127), 1)).attributes()).hasSize(1);
        for (String name : List.of("", "é".repeat(128), "\udc00")) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> item(Map.of(name, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ud800"})
    void typesAreNotEmptyAndWellFormed(String type) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Item("a", type, 1, Optional.empty(), 0, Map.of()))
                .satisfies(error -> assertThat(error.field()).isEqualTo("type"));
    }

    @Test
    void revisionsAreWellFormed() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Item("a", "t", 1, Optional.of("\ud800"), 0, Map.of()))
                .satisfies(error -> assertThat(error.field()).isEqualTo("revision"));
    }

    @Test
    void versionsAreNotNegative() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Item("a", "t", -1, Optional.empty(), 0, Map.of()))
                .withMessage("version: -1 is negative");
    }

    @Test
    void idsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Item("", "t", 1, Optional.empty(), 0, Map.of()))
                .withMessage("an id must not be empty");
    }

    @Test
    void componentsAreFieldsToo() {
        Item item = item(Map.of("x", 1));
        assertThat(item.field("type")).contains("product");
        assertThat(item.field("version")).contains(1L);
        assertThat(item.field("timestamp")).contains(1000L);
        assertThat(item.field("revision")).contains("r1");
        assertThat(item.field("x")).contains(1L);
        assertThat(item.field("y")).isEmpty();
    }

    @Test
    void versionAndTimestampZeroAreAbsent() {
        Item item = new Item("a", "t", 0, Optional.empty(), 0, Map.of());
        assertThat(item.field("version")).isEmpty();
        assertThat(item.field("timestamp")).isEmpty();
        assertThat(item.field("revision")).isEmpty();
    }
}
