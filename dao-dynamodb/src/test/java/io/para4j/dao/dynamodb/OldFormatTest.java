package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.everyKind;
import static io.para4j.dao.dynamodb.OldItems.number;
import static io.para4j.dao.dynamodb.OldItems.object;
import static io.para4j.dao.dynamodb.OldItems.sysprop;
import static io.para4j.dao.dynamodb.OldItems.text;
import static io.para4j.dao.dynamodb.OldItems.with;
import static io.para4j.dao.dynamodb.OldItems.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the conversion of items in the format of Para's own tables. */
class OldFormatTest {
    private static final AppId APP = AppId.of("shop");

    private final ItemCodec codec = Guice.createInjector(
                    new ParaModule(ConfigFactory.parseMap(Map.of("para.dynamodb.region", "eu-west-1")))
                            .types(EveryFieldKind.class),
                    new AWSDynamoDAOModule())
            .getInstance(ItemCodec.class);

    private Item read(Map<String, AttributeValue> stored) {
        return codec.decode("read", APP, stored);
    }

    private Object field(Map<String, AttributeValue> stored, String name) {
        return read(stored).attributes().get(name);
    }

    @Test
    void fieldsOfRegisteredClassesAreConverted() {
        Item item = read(everyKind("g1"));

        assertThat(item.id()).isEqualTo("g1");
        assertThat(item.type()).isEqualTo("everyfieldkind");
        assertThat(item.version()).isEqualTo(4);
        assertThat(item.revision()).isEmpty();
        assertThat(item.timestamp()).isEqualTo(1_700_000_000_123L);
        assertThat(item.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("name", "ParaObject g1"),
                        Map.entry("updated", 1_700_000_000_456L),
                        Map.entry("parentid", "p1"),
                        Map.entry("creatorid", "c1"),
                        Map.entry("tags", List.of("new", "sale")),
                        Map.entry("votes", 3L),
                        Map.entry("stored", "true"),
                        Map.entry("indexed", "true"),
                        Map.entry("cached", "false"),
                        Map.entry("title", "12"),
                        Map.entry("count", -12L),
                        Map.entry("big", Long.MAX_VALUE),
                        Map.entry("real", 10_000_000_000L),
                        Map.entry("price", new BigDecimal("12345678901234567890.12")),
                        Map.entry("active", true),
                        Map.entry("flag", false),
                        Map.entry("grade", "7"),
                        Map.entry("day", "MONDAY"),
                        Map.entry("at", "2023-11-14T22:13:20.123456789Z"),
                        Map.entry("date", "2024-02-29"),
                        Map.entry("code", OldItems.CODE),
                        Map.entry("photo", Bytes.of(new byte[] {0, -1})),
                        Map.entry("labels", List.of("x", "ä\uD83D\uDE00", "[1]")),
                        Map.entry("sizes", List.of(1L, 3L)),
                        Map.entry(
                                "details",
                                Map.of(
                                        "a",
                                        1L,
                                        "b",
                                        List.of(new BigDecimal("1.5"), Map.of("c", "d")),
                                        "big",
                                        new BigDecimal("1234567890123456789E+1"))),
                        Map.entry("place", Map.of("city", "Rome", "zip", 100L)),
                        Map.entry("extra", "42")));
    }

    @Test
    void stringsOfUnregisteredTypesStayStrings() {
        Map<String, AttributeValue> stored = with(with(object("o1", "order"), "count", "5"), "list", "[1,2]");

        assertThat(read(stored).attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name", "ParaObject o1",
                        "votes", "3",
                        "stored", "true",
                        "indexed", "true",
                        "cached", "false",
                        "count", "5",
                        "list", "[1,2]"));
    }

    @Test
    void propertiesAreAttributes() {
        Item item = read(sysprop("s1"));

        assertThat(item.version()).isZero();
        assertThat(item.attributes())
                .containsEntry("city", "Rome")
                .containsEntry("count", 5L)
                .containsEntry("rate", new BigDecimal("0.125"))
                .containsEntry("open", true)
                .containsEntry("list", List.of(1L, "a"))
                .containsEntry("map", Map.of("k", "v"))
                .doesNotContainKey("properties")
                .hasSize(11);
    }

    @Test
    void propertyThatCannotBeAnAttributeIsKeptUnderProperties() {
        String json =
                "{\"name\":\"x\",\"votes\":9,\"key\":\"k\",\"nothing\":null,\"properties\":{\"a\":1},\"fine\":1,\""
                        + "n".repeat(256) + "\":2}";
        Map<String, AttributeValue> stored = with(sysprop("s1"), "properties", json);

        assertThat(field(stored, "fine")).isEqualTo(1L);
        assertThat(field(stored, "name")).isEqualTo("ParaObject s1");
        assertThat(field(stored, "votes")).isEqualTo("3");
        assertThat(field(stored, "properties"))
                .isEqualTo(Map.of(
                        "name",
                        "x",
                        "votes",
                        9L,
                        "key",
                        "k",
                        "nothing",
                        Null.NULL,
                        "properties",
                        Map.of("a", 1L),
                        "n".repeat(256),
                        2L));
    }

    @Test
    void propertyThatDoesNotFitHidesNoOther() {
        String digits = "1".repeat(39);
        Map<String, AttributeValue> stored = with(
                sysprop("s1"),
                "properties",
                "{\"fine\":1,\"digits\":" + digits + ",\"list\":[\"a\"," + digits + "],\"last\":null}");

        assertThat(field(stored, "fine")).isEqualTo(1L);
        assertThat(field(stored, "digits")).isEqualTo(digits);
        assertThat(field(stored, "list")).isEqualTo("[\"a\"," + digits + "]");
    }

    @Test
    void copyOfTheKeyAmongThePropertiesIsDropped() {
        Map<String, AttributeValue> stored = with(sysprop("s1"), "properties", "{\"key\":\"s1\",\"fine\":1}");

        assertThat(read(stored).attributes()).containsEntry("fine", 1L).doesNotContainKeys("key", "properties");
    }

    @Test
    void attributeWithAReservedNameIsKeptUnderProperties() {
        assertThat(field(with(sysprop("s1"), "revision", "r"), "properties")).isEqualTo(Map.of("revision", "r"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[1]", "{", "{\"a\":1,\"a\":2}", "{} x", "text", "{\"\":1}"})
    void textThatIsNotAMapOfPropertiesIsAnAttribute(String text) {
        assertThat(field(with(sysprop("s1"), "properties", text), "properties")).isEqualTo(text);
    }

    @Test
    void propertiesOfRegisteredClassesTakeTheFormOfTheirFields() {
        Map<String, AttributeValue> stored =
                with(object("g1", "everyfieldkind"), "properties", "{\"at\":1.5,\"count\":7}");

        assertThat(field(stored, "at")).isEqualTo("1970-01-01T00:00:01.500000000Z");
        assertThat(field(stored, "count")).isEqualTo(7L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count|1.5",
                "count|many",
                "count|2147483648",
                "real|NaN",
                "active|yes",
                "active|1",
                "labels|[a, b]",
                "labels|[1]",
                "place|{\"city\":\"Rome\",\"unknown\":1}",
                "price|1234567890123456789012345678901234567890",
                "updated|yesterday",
                "tags|{}"
            })
    void invalidTextOfAFieldStaysAString(String field, String text) {
        assertThat(field(with(everyKind("g1"), field, text), field)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"day|FRIDAY", "code|" + OldItems.CODE, "at|2024-01-01T00:00:00.000000000Z"})
    void textWithoutJsonQuotesIsAccepted(String field, String text) {
        assertThat(field(with(everyKind("g1"), field, text), field)).isEqualTo(text);
    }

    @Test
    void nullInJsonIsAnAbsentField() {
        Map<String, AttributeValue> stored = with(with(everyKind("g1"), "place", "null"), "title", "null");

        assertThat(read(stored).attributes()).doesNotContainKey("place").containsEntry("title", "null");
    }

    @Test
    void versionAndOtherTypedAttributesAreAccepted() {
        Map<String, AttributeValue> stored = everyKind("g1");
        stored.put("version", text("7"));
        stored.put("count", number(9));
        stored.put("title", AttributeValue.fromNul(true));

        assertThat(read(stored).version()).isEqualTo(7);
        assertThat(field(stored, "count")).isEqualTo(9L);
        assertThat(read(stored).attributes()).doesNotContainKey("title");
    }

    @Test
    void itemWithoutIdOrTypeOrWithAWrongCountIsUnreadable() {
        assertUnreadable("id", without(everyKind("g1"), "id"));
        assertUnreadable("id", with(everyKind("g1"), "id", "g2"));
        assertUnreadable("type", without(everyKind("g1"), "type"));
        assertUnreadable("type", with(everyKind("g1"), "type", ""));
        assertUnreadable("timestamp", with(everyKind("g1"), "timestamp", "today"));
        assertUnreadable("timestamp", with(everyKind("g1"), "timestamp", "1.5"));
        assertUnreadable("version", with(everyKind("g1"), "version", "\"1\""));
        assertUnreadable("version", with(everyKind("g1"), "version", "-1"));
    }

    private void assertUnreadable(String field, Map<String, AttributeValue> stored) {
        assertThatThrownBy(() -> read(stored)).isInstanceOfSatisfying(UnreadableObjectException.class, error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.app()).isEqualTo("shop");
            assertThat(error.id()).isEqualTo("g1");
        });
    }

    @Test
    void itemWithARevisionOrANumericTimeIsNotOld() {
        Map<String, AttributeValue> ours =
                codec.encode(APP, new Item("a1", "everyfieldkind", 1, Optional.of("r"), 1, Map.of()));
        Map<String, AttributeValue> restored =
                codec.encode(APP, new Item("a1", "everyfieldkind", 1, Optional.empty(), 1, Map.of()));

        assertThat(OldFormat.isOld(APP, everyKind("g1"))).isTrue();
        assertThat(OldFormat.isOld(APP, ours)).isFalse();
        assertThat(OldFormat.isOld(APP, restored)).isFalse();
        assertThat(OldFormat.isOld(APP, with(everyKind("g1"), "_w", "r"))).isFalse();
        assertThat(OldFormat.isOld(APP, without(everyKind("g1"), "timestamp"))).isFalse();
        assertThat(OldFormat.isOld(new AppId("shop", true), everyKind("g1"))).isFalse();
    }

    /** Tests random texts in fields of all kinds. None is lost, and a converted item reads the same. */
    @Test
    void conversionLosesNothing() {
        long seed = ThreadLocalRandom.current().nextLong();
        RandomOldItems random = new RandomOldItems(seed);
        for (int i = 0; i < 2_000; i++) {
            Map<String, AttributeValue> stored = random.next();
            Item item = read(stored);
            Map<String, AttributeValue> converted = codec.encode(APP, item);
            converted.put("_w", text("w"));

            Item again = read(converted);

            assertThat(OldFormat.isOld(APP, converted)).isFalse();
            assertThat(again.attributes()).as("seed %d, %s", seed, stored).isEqualTo(item.attributes());
            assertThat(again.version()).isEqualTo(item.version());
            assertThat(again.timestamp()).isEqualTo(item.timestamp());
            assertThat(random.lost(stored, item))
                    .as("seed %d, %s", seed, stored)
                    .isEmpty();
        }
    }
}
