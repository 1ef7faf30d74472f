package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.para4j.error.ObjectTooLargeException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final AppId SHOP = AppId.of("shop");

    /**
     * Computed by hand: key (3) + "shop_a" (6), appid (5) + " shop" (5), type (4) + "t" (1), version (7) + number (2),
     * timestamp (9) + zero (2), _w (2) + "r" (1) is 47.
     */
    private static final long EMPTY = 47;

    private static Item item(Map<String, Object> attributes) {
        return new Item("a", "t", 1, Optional.of("r"), 0, attributes);
    }

    private static long sizeOf(Object value) {
        return ItemSize.of(SHOP, item(Map.of("f", value))) - EMPTY - 1;
    }

    @Test
    void anItemWithoutAttributesHasTheSizeOfItsComponents() {
        assertThat(ItemSize.of(SHOP, item(Map.of()))).isEqualTo(EMPTY);
    }

    @Test
    void sharedAndOwnStorageCountAlike() {
        assertThat(ItemSize.of(AppId.ofShared("shop"), item(Map.of("x", 1))))
                .isEqualTo(ItemSize.of(SHOP, item(Map.of("x", 1))));
    }

    @Test
    void textCountsItsBytesOfUtf8() {
        assertThat(sizeOf("")).isZero();
        assertThat(sizeOf("a")).isEqualTo(1);
        assertThat(sizeOf("é€😀")).isEqualTo(2 + 3 + 4);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2",
        "1, 2",
        "12, 2",
        "123, 3",
        "1234, 3",
        "-1, 3",
        "-123, 4",
        "100, 2",
        "1000, 2",
        "0.1, 2",
        "0.12, 2",
        "1.5, 3",
        "0.123, 3",
        "9223372036854775807, 11",
        "1E125, 2",
        "1E-130, 2"
    })
    void numbersCountTwoDigitsAByteAndOneMore(BigDecimal number, long expected) {
        assertThat(sizeOf(number)).isEqualTo(expected);
    }

    @Test
    void aNumberOf38DigitsCountsAtMost21Bytes() {
        assertThat(sizeOf(new BigDecimal("-" + "9".repeat(38)))).isEqualTo(21);
        assertThat(sizeOf(new BigDecimal("9".repeat(37) + ".9"))).isEqualTo(21);
    }

    @Test
    void booleansCountOneAndBytesTheirNumber() {
        assertThat(sizeOf(true)).isEqualTo(1);
        assertThat(sizeOf(new byte[7])).isEqualTo(7);
    }

    @Test
    void listsAndMapsCountThreeAndOneMoreForEachElement() {
        assertThat(sizeOf(List.of())).isEqualTo(3);
        assertThat(sizeOf(Arrays.asList("ab", null))).isEqualTo(3 + (1 + 2) + (1 + 1));
        assertThat(sizeOf(Map.of("xy", "abc"))).isEqualTo(3 + 1 + 2 + 3);
    }

    @Test
    void exactlyTheLimitIsHeld() {
        int room = (int) (Limits.MAX_ITEM_BYTES - EMPTY - 1);
        Item item = item(Map.of("f", "x".repeat(room)));
        assertThat(ItemSize.check("create", SHOP, item)).isSameAs(item);
    }

    @Test
    void oneByteMoreIsRefusedWithSizeAndLargestFields() {
        int room = (int) (Limits.MAX_ITEM_BYTES - EMPTY - "f".length() - "b1234".length());
        Item item = item(Map.of("f", "x".repeat(room + 1), "b", "1234"));
        assertThatExceptionOfType(ObjectTooLargeException.class)
                .isThrownBy(() -> ItemSize.check("create", SHOP, item))
                .satisfies(error -> {
                    assertThat(error.size()).isEqualTo(Limits.MAX_ITEM_BYTES + 1L);
                    assertThat(error.largestFields()).containsExactly(entry("f", room + 2L), entry("b", 5L));
                });
    }

    @Test
    void idsAreOneTo1024Bytes() {
        assertThat(Limits.checkId("€".repeat(341) + "x")).hasSize(342);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.checkId("€".repeat(341) + "xy"))
                .withMessageEndingWith("has 1025 bytes, the limit is 1024");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.checkId(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.checkId("a\ud800"))
                .withMessage("id 'a\\ud800' has a lone surrogate at index 1");
    }
}
