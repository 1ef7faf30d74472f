package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the conversion of items to attributes and back. */
class ItemCodecTest {
    private static final AppId APP = AppId.of("shop");

    private final ItemCodec codec = new ItemCodec(new TableLayout("para-", "root", "0"), TestItems.NO_CLASSES);

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("", AttributeValue.fromS("")),
                Arguments.of("ä\uD83D\uDE00", AttributeValue.fromS("ä\uD83D\uDE00")),
                Arguments.of(0, AttributeValue.fromN("0")),
                Arguments.of(Long.MIN_VALUE, AttributeValue.fromN("-9223372036854775808")),
                Arguments.of(Long.MAX_VALUE, AttributeValue.fromN("9223372036854775807")),
                Arguments.of(new BigDecimal("12.50"), AttributeValue.fromN("12.5")),
                Arguments.of(new BigDecimal("1E+20"), AttributeValue.fromN("1E+20")),
                Arguments.of(true, AttributeValue.fromBool(true)),
                Arguments.of(
                        Bytes.of(new byte[] {0, -1}), AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1}))),
                Arguments.of(
                        Arrays.asList("a", 1, null),
                        AttributeValue.fromL(List.of(
                                AttributeValue.fromS("a"), AttributeValue.fromN("1"), AttributeValue.fromNul(true)))),
                Arguments.of(List.of(), AttributeValue.fromL(List.of())),
                Arguments.of(Map.of(), AttributeValue.fromM(Map.of())),
                Arguments.of(
                        Map.of("m", Map.of("n", Null.NULL)),
                        AttributeValue.fromM(
                                Map.of("m", AttributeValue.fromM(Map.of("n", AttributeValue.fromNul(true)))))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasItsOwnTypeAndIsReadBack(Object value, AttributeValue expected) {
        Item item = TestItems.item("a1", Map.of("field", value));

        Map<String, AttributeValue> encoded = codec.encode(APP, item);

        assertThat(encoded.get("field").type()).isEqualTo(expected.type());
        assertThat(encoded).containsEntry("field", expected);
        assertThat(codec.decode("read", APP, encoded)).isEqualTo(item);
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                Arguments.of(AttributeValue.fromSs(List.of("a", "b")), List.of("a", "b")),
                Arguments.of(AttributeValue.fromNs(List.of("1", "2.5")), List.of(1L, new BigDecimal("2.5"))),
                Arguments.of(
                        AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
                        List.of(Bytes.of(new byte[] {'x'}))),
                Arguments.of(AttributeValue.fromN("1.0"), 1L),
                Arguments.of(AttributeValue.fromN("1e2"), 100L),
                Arguments.of(AttributeValue.fromN("0000000000000000000000000000007"), 7L));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void valuesOfOtherProgramsAreReadInNormalForm(AttributeValue stored, Object expected) {
        assertThat(decode(Map.of("field", stored)).attributes()).containsEntry("field", expected);
    }

    @Test
    void nullsAtTheTopAndReservedNamesAreAbsent() {
        AttributeValue text = AttributeValue.fromS("x");
        Item item = decode(Map.of("none", AttributeValue.fromNul(true), "id", text, "revision", text, "name", text));

        assertThat(item.attributes()).containsOnlyKeys("name");
        assertThat(item.id()).isEqualTo("a1");
    }

    private Item decode(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> stored = new HashMap<>(attributes);
        stored.put("key", AttributeValue.fromS("a1"));
        stored.putIfAbsent("type", AttributeValue.fromS("product"));
        return codec.decode("read", APP, stored);
    }

    static Stream<Arguments> unreadable() {
        AttributeValue text = AttributeValue.fromS("x");
        return Stream.of(
                Arguments.of("type", AttributeValue.fromN("1")),
                Arguments.of("type", AttributeValue.fromS("")),
                Arguments.of("version", text),
                Arguments.of("version", AttributeValue.fromN("1.5")),
                Arguments.of("version", AttributeValue.fromN("99999999999999999999")),
                Arguments.of("timestamp", AttributeValue.fromBool(true)),
                Arguments.of("_w", AttributeValue.fromN("1")),
                Arguments.of("field", AttributeValue.fromM(Map.of("", text))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void invalidItemIsUnreadableAndItsErrorNamesTheField(String field, AttributeValue value) {
        assertThatThrownBy(() -> decode(Map.of(field, value)))
                .isInstanceOfSatisfying(UnreadableObjectException.class, error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.id()).isEqualTo("a1");
                });
    }

    @Test
    void itemWithoutVersionStoresNoneButItsTimeOfCreation() {
        Item item = new Item("a1", "product", 0, Optional.empty(), 0, Map.of());

        assertThat(codec.encode(APP, item)).containsOnlyKeys("key", "appid", "type", "timestamp");
        assertThat(codec.decode("read", APP, codec.encode(APP, item))).isEqualTo(item);
    }
}
