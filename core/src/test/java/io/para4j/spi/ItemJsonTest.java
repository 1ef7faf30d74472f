package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.UnreadableObjectException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItemJsonTest {
    private static final AppId APP = AppId.of("shop");

    private static Item item(Map<String, Object> attributes) {
        return new Item("a1", "product", 3, Optional.of("r3"), 1000, attributes);
    }

    private static Item read(String json) {
        return ItemJson.read(APP, "a1", json);
    }

    @Test
    void theTextHasAllFieldsAtTheTopLevelAndNoId() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", "Bicycles");
        fields.put("price", new BigDecimal("18.5"));
        fields.put("cover", Bytes.of(new byte[] {1, 2}));
        fields.put("parts", Arrays.asList(1, null, Map.of("$bytes", true)));

        assertThat(ItemJson.write(item(fields)))
                .isEqualTo("{\"type\":\"product\",\"version\":3,\"revision\":\"r3\",\"timestamp\":1000,"
                        + "\"title\":\"Bicycles\",\"price\":18.5,\"cover\":{\"$bytes\":\"AQI=\"},"
                        + "\"parts\":[1,null,{\"$$bytes\":true}]}");
    }

    @Test
    void whatAnItemDoesNotHaveIsLeftOut() {
        Item bare = new Item("a1", "product", 0, Optional.empty(), 0, Map.of());

        assertThat(ItemJson.write(bare)).isEqualTo("{\"type\":\"product\"}");
        assertThat(read("{\"type\":\"product\"}")).isEqualTo(bare);
    }

    static Stream<Object> values() {
        return Stream.of(
                "",
                "\u0000 \" \\ \n \uD83D\uDE00 \uFFFF",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                new BigDecimal("9223372036854775808"),
                new BigDecimal("-0.1234567890123456789012345678901234567"),
                new BigDecimal("1E-130"),
                new BigDecimal("9.99E+125"),
                true,
                false,
                Bytes.of(new byte[0]),
                Bytes.of(new byte[] {-1, 0, 127}),
                List.of(),
                Map.of(),
                Arrays.asList(null, 1, "1", new BigDecimal("1.5"), List.of(Map.of())),
                Collections.singletonMap("null", null),
                Map.of("$bytes", "AQI="),
                Map.of("$bytes", "AQI=", "other", 1),
                Map.of("$", 1, "$$", 2, "$$bytes", 3, "a$", 4),
                Map.of("x".repeat(300_000), 1));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueIsReadBackEqual(Object value) {
        Item written = item(Map.of("field", value, "$field", value));

        assertThat(read(ItemJson.write(written))).isEqualTo(written);
    }

    @Test
    void nestingAsDeepAsItemsAllowIsReadBackEqual() {
        Object nested = 1;
        for (int depth = 0; depth < Limits.MAX_NESTING; depth++) {
            nested = depth % 2 == 0 ? List.of(nested) : Map.of("in", nested);
        }
        Item written = item(Map.of("field", nested));

        assertThat(read(ItemJson.write(written))).isEqualTo(written);
    }

    @Test
    void aStoreMaySpellTheTextItsOwnWay() {
        assertThat(read("{ \"price\" : 1850e-2,\n \"version\": 3.0, \"timestamp\": 1e3,"
                        + " \"revision\": \"\\u00723\", \"type\": \"product\" }"))
                .isEqualTo(item(Map.of("price", new BigDecimal("18.5"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | what is stored is not the JSON text of an item",
                "[] | what is stored is not the JSON text of an item",
                "{\"type\":\"product\" | what is stored is not the JSON text of an item",
                "{\"type\":\"product\"} 1 | what is stored is not the JSON text of an item",
                "{\"title\":\"x\"} | field 'type': a type must not be empty",
                "{\"type\":1} | field 'type': it holds a number, not a String",
                "{\"type\":\"p\",\"version\":\"3\"} | field 'version': it holds a text of 1 character, not a Long",
                "{\"type\":\"p\",\"version\":1.5} | field 'version': it holds a number that is not whole, not a Long",
                "{\"type\":\"p\",\"title\":null} | field 'title': it is null",
                "{\"type\":\"p\",\"n\":1,\"n\":2} | field 'n': it is there twice",
                "{\"type\":\"p\",\"id\":\"x\"} | field 'id': this name is reserved",
                "{\"type\":\"p\",\"n\":1e999} | field 'n': ",
                "{\"type\":\"p\",\"n\":1e99999999999} | field 'n': its number has an exponent that is out of range",
                "{\"type\":\"p\",\"n\":[1e-99999999999]} | field 'n': its number has an exponent that is out of range",
                "{\"type\":\"p\",\"version\":1e2147483648} | field 'version': its number has an exponent that",
                "{\"type\":\"p\",\"n\":{\"$date\":1}} | field 'n': it holds '$date', which is not known here",
                "{\"type\":\"p\",\"n\":{\"$bytes\":\"?\"}} | field 'n': its bytes are not Base64",
                "{\"type\":\"p\",\"n\":{\"$bytes\":\"AQI=\",\"a\":1}} | what is stored is not the JSON text of an item"
            })
    void whatIsNoItemIsUnreadableAndSaysWhy(String json, String reason) {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("[UNREADABLE_OBJECT] read of object 'a1' in app 'shop' failed: " + reason);
    }
}
