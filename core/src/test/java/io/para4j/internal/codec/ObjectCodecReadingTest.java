package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.codec;
import static io.para4j.internal.codec.Codecs.item;
import static io.para4j.internal.codec.Codecs.read;
import static io.para4j.internal.codec.Codecs.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of reading: a value that does not fit is refused with its field, and no kind is converted into another. */
class ObjectCodecReadingTest {
    record Money(BigDecimal amount, int cents) {}

    static class Product extends AbstractParaObject {
        @Stored
        String text;

        @Stored
        int number;

        @Stored
        Long big;

        @Stored
        double real;

        @Stored
        BigDecimal exact;

        @Stored
        boolean flag;

        @Stored
        DayOfWeek day;

        @Stored
        Instant at;

        @Stored
        UUID uuid;

        @Stored
        byte[] bytes;

        @Stored
        List<String> texts;

        @Stored
        float[] reals;

        @Stored
        Money money;

        @Stored
        Object any;
    }

    static List<Arguments> misfits() {
        return List.of(
                Arguments.of("text", 5),
                Arguments.of("text", true),
                Arguments.of("text", new byte[] {1}),
                Arguments.of("text", List.of("a")),
                Arguments.of("number", "5"),
                Arguments.of("number", ""),
                Arguments.of("number", true),
                Arguments.of("number", 1L << 31),
                Arguments.of("number", 1.5),
                Arguments.of("number", new BigDecimal("1E20")),
                Arguments.of("big", new BigDecimal("1E20")),
                Arguments.of("big", 0.5),
                Arguments.of("real", "1"),
                Arguments.of("exact", "1.5"),
                Arguments.of("flag", 1),
                Arguments.of("flag", "true"),
                Arguments.of("day", 1),
                Arguments.of("day", "SOMEDAY"),
                Arguments.of("day", ""),
                Arguments.of("at", "yesterday"),
                Arguments.of("uuid", ""),
                Arguments.of("uuid", " "),
                Arguments.of("uuid", "x"),
                Arguments.of("bytes", 5),
                Arguments.of("texts", "a"),
                Arguments.of("reals", List.of(1, new BigDecimal("9.99E125"))),
                Arguments.of("texts", List.of("a", 1)),
                Arguments.of("texts", List.of(new byte[0])),
                Arguments.of("money", Map.of("amount", "x")),
                Arguments.of("money", Map.of("cents", 1.5)),
                Arguments.of("money", Map.of("unknown", 1)),
                Arguments.of("money", ""));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void valueThatDoesNotFitIsAnErrorWithAppIdAndField(String field, Object value) {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> read(Product.class, Map.of(field, value)))
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.app()).isEqualTo("shop");
                    assertThat(error.id()).isEqualTo("a1");
                });
    }

    @Test
    void genericObjectReadsValuesThatTheClassCannot() {
        Sysprop generic = codec(Product.class).decodeGeneric("shop", item("product", Map.of("number", "five")));
        assertThat(generic.get("number")).isEqualTo("five");
    }

    @Test
    void undeclaredAttributesAreLeftOut() {
        assertThat(read(Product.class, Map.of("number", 5, "other", "x")).number)
                .isEqualTo(5);
    }

    @Test
    void standardPropertyOfAnotherKindIsUnreadable() {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> read(Product.class, Map.of("tags", List.of("a", 1))))
                .satisfies(error -> assertThat(error.field()).isEqualTo("tags"));
    }

    static List<Arguments> unstorable() {
        List<Object> cyclic = new ArrayList<>();
        cyclic.add(cyclic);
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        return List.of(
                Arguments.of(Double.NaN),
                Arguments.of(Double.MAX_VALUE),
                Arguments.of(new BigDecimal("1".repeat(39))),
                Arguments.of("\ud800"),
                Arguments.of(Map.of("", 1)),
                Arguments.of(Map.of("\ud800", 1)),
                Arguments.of(new Object()),
                Arguments.of(cyclic),
                Arguments.of(deep),
                Arguments.of(Optional.of("x")));
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void unstorableValueIsRefusedWithItsField(Object value) {
        Product object = new Product();
        object.any = value;
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> stored(object))
                .satisfies(error -> assertThat(error.field()).isEqualTo("any"));
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void unstorablePropertyIsRefusedWithItsName(Object value) {
        Sysprop object = new Sysprop("city").set("any", value);
        object.setId("a1");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> codec().encode(object))
                .satisfies(error -> assertThat(error.field()).isEqualTo("any"));
    }

    static class Bean {
        int hidden = 1;
    }

    @Test
    void objectWithoutVisiblePropertiesIsRefused() {
        Product object = new Product();
        object.any = new Bean();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> stored(object))
                .withMessageStartingWith("any: it cannot be stored: No serializer found");
    }

    static class Created extends AbstractParaObject {
        @Stored
        private final String title;

        @Stored
        private final int pages;

        @JsonCreator
        Created(@JsonProperty("title") String title, @JsonProperty("pages") int pages) {
            this.title = title;
            this.pages = pages;
        }
    }

    @Test
    void creatorsAndFinalFieldsWork() {
        Created back = Codecs.roundTrip(new Created("t", 5));
        assertThat(back.title).isEqualTo("t");
        assertThat(back.pages).isEqualTo(5);
        assertThat(read(Created.class, Map.of()).title).isNull();
    }

    @Test
    void unregisteredTypeIsReadWithoutLoss() {
        Map<String, Object> nested = new HashMap<>();
        nested.put("none", null);
        nested.put("bytes", new byte[] {1});
        Item item = item(
                "city",
                Map.of(
                        "n",
                        5,
                        "d",
                        0.5,
                        "flag",
                        true,
                        "list",
                        Arrays.asList(1, null),
                        "map",
                        nested,
                        "name",
                        "Rome",
                        "tags",
                        List.of("a"),
                        "parentid",
                        "p"));
        ObjectCodec codec = codec(Product.class);
        ParaObject read = codec.decode("shop", item);
        assertThat(read).isInstanceOf(Sysprop.class);
        assertThat(read.getName()).isEqualTo("Rome");
        assertThat(codec.encode(read)).isEqualTo(item);
    }

    @Test
    void misfitUnderAStandardNameIsKeptAsAProperty() {
        Item item = item("city", Map.of("name", 5, "tags", "x"));
        Sysprop read = (Sysprop) codec().decode("shop", item);
        assertThat(read.getProperties()).isEqualTo(Map.of("name", 5L, "tags", "x"));
        assertThat(codec().encode(read)).isEqualTo(item);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"id", "type", "appid", "timestamp", "version", "revision", "key", "_w", "name", "parentid"})
    void propertyCannotHaveAReservedName(String name) {
        Sysprop object = new Sysprop("city").set(name, "x");
        object.setId("a1");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> codec().encode(object))
                .withMessage(name + ": this name is reserved; use the property of the object, or rename it");
    }

    @Test
    void nullsAndBytesAmongOtherValuesOfAPropertyKeepTheirKind() {
        Map<String, Object> mixed = new HashMap<>();
        mixed.put("bytes", io.para4j.spi.Bytes.of(new byte[] {1}));
        mixed.put("none", io.para4j.spi.Null.NULL);
        Sysprop object = new Sysprop("city").set("mixed", mixed);
        object.setId("a1");
        assertThat(codec().encode(object).attributes())
                .containsEntry(
                        "mixed",
                        Map.of("bytes", io.para4j.spi.Bytes.of(new byte[] {1}), "none", io.para4j.spi.Null.NULL));
    }

    @Test
    void someFieldsAreReadWithIdAndTypeOnly() {
        Item item = item("product", Map.of("number", 5, "text", "x", "name", "n"));
        ParaObject some = codec(Product.class).decodeOnly("shop", item, Set.of("number", "timestamp"), false);
        assertThat(some.getId()).isEqualTo("a1");
        assertThat(some.getType()).isEqualTo("product");
        assertThat(some.getTimestamp()).isEqualTo(1000);
        assertThat(((Product) some).number).isEqualTo(5);
        assertThat(((Product) some).text).isNull();
        assertThat(some.getName()).isNull();
        assertThat(some.getVersion()).isNull();
        assertThat(some.getRevision()).isNull();
        assertThat(some.getAppid()).isNull();
    }

    @Test
    void someFieldsCanBeReadWhileOthersAreUnreadable() {
        Item item = item("product", Map.of("number", "five", "text", "x"));
        Product some = (Product) codec(Product.class).decodeOnly("shop", item, Set.of("text"), false);
        assertThat(some.text).isEqualTo("x");
    }

    static List<Object> classesThatGenericObjectsLack() {
        return List.of(
                Instant.EPOCH,
                DayOfWeek.FRIDAY,
                new Money(BigDecimal.ONE, 1),
                Set.of("a"),
                new int[] {1},
                new Product(),
                List.of(Map.of("deep", UUID.randomUUID())));
    }

    @ParameterizedTest
    @MethodSource("classesThatGenericObjectsLack")
    void propertyThatWouldBeReadBackAsAnotherClassIsRefused(Object value) {
        Sysprop object = new Sysprop("city").set("any", value);
        object.setId("a1");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> codec().encode(object))
                .satisfies(error -> assertThat(error.field()).isEqualTo("any"));
    }

    @Test
    void misfitUnderAStandardNameIsRefusedInANewObject() {
        for (Object value : List.of("yesterday", 5)) {
            Sysprop object = new Sysprop("city").set(value.equals(5) ? "name" : "updated", value);
            object.setId("a1");
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> codec().encode(object))
                    .withMessageContaining("this name is reserved");
        }
        Sysprop both = (Sysprop) codec().decode("shop", item("city", Map.of("name", 5)));
        both.setName("real");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> codec().encode(both))
                .withMessageContaining("this name is reserved");
    }

    @Test
    void nullTagIsRefused() {
        Product object = new Product();
        object.setId("a1");
        object.setTags(Arrays.asList("a", null));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> codec(Product.class).encode(object))
                .withMessage("tags: a null tag cannot be stored; leave it out");
    }

    @Test
    void itemWithoutTimestampIsReadWithTimestampZero() {
        Item bare = new Item("a1", "city", 0, Optional.empty(), 0, Map.of());
        ParaObject read = codec().decode("shop", bare);
        assertThat(read.getTimestamp()).isZero();
        assertThat(codec().encode(read)).isEqualTo(bare);
    }

    @Test
    void propertiesOfAGenericObjectAreInTheOrderOfTheirNames() {
        Map<String, Object> attributes = new java.util.LinkedHashMap<>();
        List.of("zulu", "alpha", "Mike").forEach(name -> attributes.put(name, 1));
        assertThat(codec().decodeGeneric("shop", item("city", attributes))
                        .getProperties()
                        .keySet())
                .containsExactly("Mike", "alpha", "zulu");
    }
}
