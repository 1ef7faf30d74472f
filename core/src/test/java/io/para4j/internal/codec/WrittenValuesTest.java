package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.roundTrip;
import static io.para4j.internal.codec.Codecs.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.InvalidValueException;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that what is written is read back equal, or refused with its field and a reason. */
class WrittenValuesTest {
    @JsonDeserialize(builder = Money.Builder.class)
    static final class Money {
        private final long cents;
        private final String currency;

        Money(long cents, String currency) {
            this.cents = cents;
            this.currency = currency;
        }

        public long getCents() {
            return cents;
        }

        public String getCurrency() {
            return currency;
        }

        public String getLabel() {
            return cents + " " + currency;
        }

        @JsonPOJOBuilder(withPrefix = "")
        static final class Builder {
            private long cents;
            private String currency = "";

            public Builder cents(long value) {
                cents = value;
                return this;
            }

            public Builder currency(String value) {
                currency = value;
                return this;
            }

            public Money build() {
                return new Money(cents, currency);
            }
        }
    }

    static class Cart {
        private final List<String> skus = new ArrayList<>();

        public List<String> getSkus() {
            return skus;
        }
    }

    static class Concealed {
        private String kept = "default";

        Concealed() {}

        Concealed(String kept) {
            this.kept = kept;
        }

        public String getShown() {
            return kept;
        }

        public void setOther(int other) {
            // what Jackson would call a property
        }

        public int getOther() {
            return 0;
        }
    }

    static class WriteOnly {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        public @Nullable String secret;

        public int number = 1;
    }

    static class Order extends AbstractParaObject {
        @Stored
        @Nullable
        Money price;

        @Stored
        @Nullable
        List<Money> payments;

        @Stored
        @Nullable
        Cart cart;

        @Stored
        @Nullable
        Concealed concealed;

        @Stored
        @Nullable
        WriteOnly writeOnly;
    }

    private static void assertRefused(ParaObject object, String field, String reason) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> stored(object))
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.reason()).contains(reason);
                });
    }

    @Test
    void propertiesThatABuilderOrAGetterFillsAreStored() {
        Order order = new Order();
        order.price = new Money(1999, "EUR");
        order.payments = List.of(new Money(5, "EUR"));
        order.cart = new Cart();
        order.cart.getSkus().add("lamp");
        assertThat(stored(order))
                .isEqualTo(Map.of(
                        "price",
                        Map.of("cents", 1999L, "currency", "EUR"),
                        "payments",
                        List.of(Map.of("cents", 5L, "currency", "EUR")),
                        "cart",
                        Map.of("skus", List.of("lamp"))));
        Order back = roundTrip(order);
        assertThat(back.price).usingRecursiveComparison().isEqualTo(order.price);
        assertThat(back.cart).usingRecursiveComparison().isEqualTo(order.cart);
    }

    @Test
    void stateThatNoPropertyRestoresIsRefused() {
        Order order = new Order();
        order.concealed = new Concealed("mine");
        assertRefused(
                order,
                "concealed",
                "it would change: kept: a text of 4 characters would be read back as a text of 7 characters");
        order.concealed = new Concealed();
        assertThat(roundTrip(order).concealed).isNotNull();
        order.writeOnly = new WriteOnly();
        order.writeOnly.secret = "x";
        assertRefused(order, "writeOnly", "secret: a text of 1 character would be read back as null");
    }

    interface Payment {}

    record Card(String number) implements Payment {}

    record Transfer(String iban) implements Payment {}

    static class Bill extends AbstractParaObject {
        @Stored
        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "method",
                visible = true)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Card.class, name = "card"),
            @JsonSubTypes.Type(value = Transfer.class, name = "transfer")
        })
        @Nullable
        Payment payment;

        @Stored
        @Nullable
        String method;
    }

    @Test
    void externalTypeIdIsStoredWithinTheValue() {
        Bill bill = new Bill();
        bill.payment = new Card("4711");
        bill.method = "by hand";
        assertThat(stored(bill))
                .isEqualTo(Map.of("payment", Map.of("method", "card", "number", "4711"), "method", "by hand"));
        assertThat(roundTrip(bill).payment).isEqualTo(new Card("4711"));
    }

    static class AsDigits extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        AsDigits() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeNumber(value.toPlainString());
        }
    }

    static class Precise extends AbstractParaObject {
        @Stored
        @JsonSerialize(using = AsDigits.class)
        @Nullable
        BigDecimal number;
    }

    @Test
    void numberThatIsWrittenAsDigitsKeepsAllOfThem() {
        Precise precise = new Precise();
        precise.number = new BigDecimal("12345678901234567890.12");
        assertThat(roundTrip(precise).number).isEqualTo(precise.number);
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    static class Node {
        public int value;
        public @Nullable Node self;
    }

    static class Graph extends AbstractParaObject {
        @Stored
        @Nullable
        Node left;

        @Stored
        @Nullable
        Node right;

        @Stored
        @Nullable
        List<Node> both;
    }

    @Test
    void objectInTwoFieldsIsStoredTwice() {
        Node node = new Node();
        node.value = 5;
        node.self = node;
        Graph graph = new Graph();
        graph.left = node;
        graph.right = node;
        graph.both = List.of(node, node);
        Map<String, Object> stored = stored(graph);
        assertThat(stored.get("left")).isEqualTo(stored.get("right"));
        Graph back = roundTrip(graph);
        assertThat(back.right).isNotSameAs(back.left);
        assertThat(back.right.value).isEqualTo(5);
        assertThat(back.right.self).isSameAs(back.right);
        assertThat(back.both.get(0)).isSameAs(back.both.get(1));
        Map<String, Object> rightOnly = new HashMap<>(stored);
        rightOnly.remove("left");
        assertThat(Codecs.read(Graph.class, rightOnly).right.value).isEqualTo(5);
    }

    static class Base {
        public String name = "n";
    }

    static class Sub extends Base {
        public String more = "m";
    }

    record Box<T>(T content) {}

    static class Product extends AbstractParaObject {
        @Stored
        @Nullable
        String title;
    }

    static class Anything extends AbstractParaObject {
        @Stored
        @Nullable
        Object any;

        @Stored
        @Nullable
        Map<String, Object> map;

        @Stored
        @Nullable
        Base base;

        @Stored
        @Nullable
        Box<Object> box;

        @Stored
        @Nullable
        Path path;

        @Stored
        @Nullable
        File file;

        @Stored
        @Nullable
        Timestamp sqlTime;

        @Stored
        @Nullable
        Calendar calendar;

        @Stored
        @Nullable
        Pattern pattern;

        @Stored
        @Nullable
        Locale locale;

        @Stored
        @Nullable
        URI link;

        @Stored
        @Nullable
        Properties properties;

        @Stored
        @Nullable
        Instant instant;

        @Stored
        @Nullable
        LocalDateTime dateTime;

        @Stored
        @Nullable
        LocalDate date;

        @Stored
        @Nullable
        YearMonth month;
    }

    private static Anything with(String field, Object value) throws ReflectiveOperationException {
        Anything object = new Anything();
        Anything.class.getDeclaredField(field).set(object, value);
        return object;
    }

    static List<Arguments> lossy() {
        Timestamp precise = Timestamp.from(Instant.ofEpochSecond(5, 123_456_789));
        Properties numbers = new Properties();
        numbers.put("a", 5);
        return List.of(
                Arguments.of("any", new Product()),
                Arguments.of("any", List.of(new Product())),
                Arguments.of("map", Map.of("gift", new Product())),
                Arguments.of("box", new Box<Object>(new Product())),
                Arguments.of("any", new Box<>(1)),
                Arguments.of("any", Set.of(1)),
                Arguments.of("any", UUID.randomUUID()),
                Arguments.of("box", new Box<Object>(LocalDate.EPOCH)),
                Arguments.of("map", Map.of("a", 'c')),
                Arguments.of("base", new Sub()),
                Arguments.of("path", Path.of("relative")),
                Arguments.of("file", new File("relative")),
                Arguments.of("sqlTime", precise),
                Arguments.of("calendar", new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris"))),
                Arguments.of("pattern", Pattern.compile("a", Pattern.CASE_INSENSITIVE)),
                Arguments.of("locale", Locale.ROOT),
                Arguments.of("link", URI.create("")),
                Arguments.of("properties", numbers),
                Arguments.of("instant", Instant.parse("-0001-12-31T23:59:59Z")),
                Arguments.of("instant", Instant.parse("+10000-01-01T00:00:00Z")),
                Arguments.of("dateTime", LocalDateTime.of(10_000, 1, 1, 0, 0)),
                Arguments.of("date", LocalDate.of(-1, 1, 1)),
                Arguments.of("month", YearMonth.of(10_000, 1)));
    }

    @ParameterizedTest
    @MethodSource("lossy")
    void valueThatWouldChangeIsRefusedWithItsField(String field, Object value) throws ReflectiveOperationException {
        assertRefused(with(field, value), field, "");
    }

    static List<Arguments> kept() {
        return List.of(
                Arguments.of("any", List.of(1, "a", Map.of("b", new BigDecimal("0.5")))),
                Arguments.of("any", 0.1f),
                Arguments.of("map", new LinkedHashMap<>(Map.of("a", List.of(true)))),
                Arguments.of("base", new Base()),
                Arguments.of("box", new Box<Object>("x")),
                Arguments.of("path", Path.of("/absolute")),
                Arguments.of("sqlTime", Timestamp.from(Instant.ofEpochMilli(5))),
                Arguments.of("pattern", Pattern.compile("a+")),
                Arguments.of("locale", Locale.GERMANY),
                Arguments.of("link", URI.create("https://example.org/x")),
                Arguments.of("instant", Instant.parse("0000-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void valueThatIsReadBackEqualIsStored(String field, Object value) throws ReflectiveOperationException {
        assertThat(stored(with(field, value))).containsKey(field);
    }

    @Test
    void checkCanBeTurnedOff() throws ReflectiveOperationException {
        Anything object = with("base", new Sub());
        object.setId("a1");
        ObjectCodec unchecked = ObjectCodec.of(List.of(Anything.class), List.of(), false);
        assertThat(unchecked.encode(object).attributes()).containsEntry("base", Map.of("name", "n", "more", "m"));
    }

    @Test
    void instantsAndDatesHaveTextsOfOneWidth() throws ReflectiveOperationException {
        assertThat(stored(with("instant", Instant.EPOCH))).containsEntry("instant", "1970-01-01T00:00:00.000000000Z");
        assertThat(stored(with("dateTime", LocalDateTime.of(24, 1, 1, 0, 0, 0, 5))))
                .containsEntry("dateTime", "0024-01-01T00:00:00.000000005");
        for (String old : List.of("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000000Z")) {
            assertThat(Codecs.read(Anything.class, Map.of("instant", old)).instant)
                    .isEqualTo(Instant.EPOCH);
        }
    }

    static class Grown extends AbstractParaObject {
        @Stored(keepsInitialValue = true)
        @Nullable
        List<String> added = new ArrayList<>();

        @Stored(keepsInitialValue = true)
        @Nullable
        Base base = new Base();
    }

    @Test
    void fieldKeepsItsInitialValueIfAsked() {
        Grown read = Codecs.read(Grown.class, Map.of());
        assertThat(read.added).isEmpty();
        assertThat(read.base.name).isEqualTo("n");
        Grown none = new Grown();
        none.added = null;
        assertRefused(none, "added", "null would be read back as the initial value");
        none = new Grown();
        none.base = null;
        assertRefused(none, "base", "null would be read back as the initial value");
    }

    static class Ranked extends AbstractParaObject {
        @Stored
        LinkedHashMap<String, Integer> ranks = new LinkedHashMap<>();
    }

    @Test
    void entriesOfAMapAreReadInTheOrderOfTheirNames() {
        Ranked ranked = new Ranked();
        List.of("zulu", "alpha", "Mike").forEach(name -> ranked.ranks.put(name, 1));
        assertThat(roundTrip(ranked).ranks.keySet()).containsExactly("Mike", "alpha", "zulu");
    }
}
