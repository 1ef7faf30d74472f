package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.Bytes;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.SortRange;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no value is between a value and the adjacent one. */
class AdjacentValuesTest {
    private static final String GREATEST = "\udbff\udfff";

    private static boolean isOrdered(Object low, Object high) {
        return !SortRange.ALL.withLower(new SortRange.Bound(high, true)).contains(low)
                && SortRange.ALL.withUpper(new SortRange.Bound(high, false)).contains(low);
    }

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.of(bytes);
    }

    @Test
    void textAboveHasOneMoreZero() {
        assertThat(AdjacentValues.above("a")).isEqualTo("a\0");
        assertThat(AdjacentValues.above("x".repeat(1024))).isEqualTo("x".repeat(1024));
    }

    @Test
    void textBelowIsTheLongestBeforeIt() {
        assertThat(AdjacentValues.below("a\0")).isEqualTo("a");
        assertThat(AdjacentValues.below("b")).isEqualTo("a" + GREATEST.repeat(255) + "\uffff");
        assertThat(AdjacentValues.below("ab")).isEqualTo("aa" + GREATEST.repeat(255) + "\u07ff");
        assertThat(AdjacentValues.below("aab")).isEqualTo("aaa" + GREATEST.repeat(255) + "\u007f");
        assertThat((String) AdjacentValues.below("\ue000")).startsWith("\ud7ff" + GREATEST);
        assertThat((String) AdjacentValues.below("\ud800\udc00")).startsWith("\uffff" + GREATEST);
        for (String text : List.of("b", "ü", "\ue000", "\ud83d\ude00", "x".repeat(1024))) {
            Object below = AdjacentValues.below(text);
            assertThat(isOrdered(below, text)).as(text).isTrue();
            assertThat(Limits.utf8Length((String) below)).isEqualTo(1024);
        }
    }

    @Test
    void bytesAreNextToEachOther() {
        assertThat(AdjacentValues.above(bytes(1, 255))).isEqualTo(bytes(1, 255, 0));
        assertThat(AdjacentValues.below(bytes(1, 0))).isEqualTo(bytes(1));
        Bytes below = (Bytes) AdjacentValues.below(bytes(1, 128));
        assertThat(below.size()).isEqualTo(1024);
        assertThat(below.startsWith(bytes(1, 127, 255))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "0.5",
                "10",
                "-10",
                "9.9999999999999999999999999999999999999",
                "-9.9999999999999999999999999999999999999",
                "12345678901234567890123456789012345678",
                "1E-130",
                "-1E-130",
                "1E+125",
                "-1E+125"
            })
    void numbersAreStorableAndNothingIsBetween(String text) {
        Object value = Item.normalise("n", new BigDecimal(text));
        Object above = Item.normalise("n", AdjacentValues.above(value));
        Object below = Item.normalise("n", AdjacentValues.below(value));

        assertThat(isOrdered(value, above)).isTrue();
        assertThat(isOrdered(below, value)).isTrue();
        assertThat(Item.normalise("n", AdjacentValues.below(above))).isEqualTo(value);
        assertThat(Item.normalise("n", AdjacentValues.above(below))).isEqualTo(value);
    }
}
