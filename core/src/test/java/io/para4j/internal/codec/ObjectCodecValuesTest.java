package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.read;
import static io.para4j.internal.codec.Codecs.roundTrip;
import static io.para4j.internal.codec.Codecs.stored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Bytes;
import io.para4j.spi.Null;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests of round trips: every value that a class declares is read back equal (OBJ-1). */
class ObjectCodecValuesTest {
    enum Size {
        SMALL,
        @JsonProperty("very large")
        LARGE {
            @Override
            public String toString() {
                return "big";
            }
        }
    }

    record Money(BigDecimal amount, String currency) {
        public boolean isZero() {
            return amount.signum() == 0;
        }

        public String getLabel() {
            return amount + currency;
        }
    }

    public static class Address {
        public String street;
        public int number = 7;
        private String city;

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        public List<String> getLines() {
            return List.of(street + number);
        }
    }

    static class Part {
        @Stored
        private String code;

        @Stored
        private Integer count;

        String secret = "x";
    }

    static class Scalars extends AbstractParaObject {
        @Stored
        byte aByte;

        @Stored
        short aShort;

        @Stored
        int anInt;

        @Stored
        long aLong;

        @Stored
        float aFloat;

        @Stored
        double aDouble;

        @Stored
        char aChar;

        @Stored
        boolean aBoolean;
    }

    static class Values<T> extends AbstractParaObject {
        @Stored
        T value;
    }

    static class OfString extends Values<String> {}

    static class OfBytes extends Values<byte[]> {}

    static class OfBigInteger extends Values<BigInteger> {}

    static class OfDecimal extends Values<BigDecimal> {}

    static class OfEnum extends Values<Size> {}

    static class OfDates extends AbstractParaObject {
        @Stored
        Instant instant;

        @Stored
        LocalDate date;

        @Stored
        LocalDateTime time;

        @Stored
        OffsetDateTime offset;

        @Stored
        ZonedDateTime zoned;

        @Stored
        Duration duration;

        @Stored
        Period period;

        @Stored
        UUID uuid;
    }

    static class OfCollections extends AbstractParaObject {
        @Stored
        List<Money> list;

        @Stored
        Set<String> set;

        @Stored
        Map<Integer, LocalDate> byNumber;

        @Stored
        EnumMap<Size, List<Long>> byEnum;

        @Stored
        Map<UUID, byte[]> byUuid;

        @Stored
        int[] numbers;

        @Stored
        List<byte[]> blobs;
    }

    static class OfNested extends AbstractParaObject {
        @Stored
        Money money;

        @Stored
        Address address;

        @Stored
        Part part;
    }

    @Test
    void extremesOfPrimitivesRoundTrip() {
        Scalars object = new Scalars();
        object.aByte = Byte.MIN_VALUE;
        object.aShort = Short.MAX_VALUE;
        object.anInt = Integer.MIN_VALUE;
        object.aLong = Long.MAX_VALUE;
        object.aFloat = 3.4028235e38f;
        object.aDouble = Math.PI * 1e100;
        object.aChar = '\uffff';
        object.aBoolean = true;
        assertThat(roundTrip(object))
                .usingRecursiveComparison()
                .ignoringFields(FRAMEWORK)
                .isEqualTo(object);
    }

    private static final String[] FRAMEWORK = {"type", "appid", "timestamp", "version", "revision"};

    @Test
    void minusZeroIsReadAsZero() {
        Scalars object = new Scalars();
        object.aDouble = -0.0;
        assertThat(roundTrip(object).aDouble == -0.0).isTrue();
    }

    @Test
    void everyFiniteDoubleInRangeRoundTripsExactly() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Scalars object = new Scalars();
            object.aDouble = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(240) - 115);
            object.aFloat = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
            Scalars back = roundTrip(object);
            assertThat(back.aDouble).as("seed %d", seed).isEqualTo(object.aDouble);
            assertThat(back.aFloat).as("seed %d", seed).isEqualTo(object.aFloat);
        }
    }

    @Test
    void emptyLongAndUnicodeTextRoundTrips() {
        for (String text : List.of("", " ", "\u0000", "é€😀\uffff", "x".repeat(300_000))) {
            OfString object = new OfString();
            object.value = text;
            assertThat(roundTrip(object).value).isEqualTo(text);
        }
    }

    @Test
    void bytesAreStoredAsBytes() {
        OfBytes object = new OfBytes();
        object.value = new byte[] {0, -1, 127};
        assertThat(stored(object)).containsEntry("value", Bytes.of(new byte[] {0, -1, 127}));
        assertThat(roundTrip(object).value).containsExactly(0, -1, 127);
    }

    @Test
    void numbersBeyondLongRoundTrip() {
        OfBigInteger whole = new OfBigInteger();
        whole.value = BigInteger.TEN.pow(60).negate();
        assertThat(roundTrip(whole).value).isEqualTo(whole.value);
        OfDecimal decimal = new OfDecimal();
        for (String text : List.of("0.1", "1".repeat(38), "1E125", "-1E-130", "1.50", "0.00", "1E2")) {
            decimal.value = new BigDecimal(text);
            assertThat(roundTrip(decimal).value).isEqualByComparingTo(decimal.value);
        }
    }

    @Test
    void enumsAreStoredByName() {
        OfEnum object = new OfEnum();
        object.value = Size.LARGE;
        assertThat(stored(object)).containsEntry("value", "very large");
        assertThat(roundTrip(object).value).isEqualTo(Size.LARGE);
    }

    @Test
    void datesAreIsoTextAndRoundTripExactly() {
        OfDates object = new OfDates();
        object.instant = Instant.parse("2024-02-29T12:30:00.123456789Z");
        object.date = LocalDate.of(44, 3, 15);
        object.time = LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1);
        object.offset = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 1, ZoneOffset.ofHoursMinutes(5, 30));
        object.zoned = ZonedDateTime.of(2024, 7, 1, 0, 0, 0, 1, ZoneId.of("Europe/Paris"));
        object.duration = Duration.ofNanos(1_500_000_001);
        object.period = Period.of(1, 2, 3);
        object.uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(stored(object))
                .containsEntry("instant", "2024-02-29T12:30:00.123456789Z")
                .containsEntry("date", "0044-03-15")
                .containsEntry("duration", "PT1.500000001S");
        assertThat(roundTrip(object))
                .usingRecursiveComparison()
                .ignoringFields(FRAMEWORK)
                .isEqualTo(object);
    }

    @Test
    void earliestAndLatestTimesRoundTrip() {
        OfDates object = new OfDates();
        object.instant = Instant.parse("9999-12-31T23:59:59.999999999Z");
        object.date = LocalDate.of(0, 1, 1);
        object.zoned = ZonedDateTime.of(2024, 7, 1, 0, 0, 0, 1, ZoneId.of("UTC"));
        OfDates back = roundTrip(object);
        assertThat(back.instant).isEqualTo(object.instant);
        assertThat(back.date).isEqualTo(object.date);
        assertThat(back.zoned).isEqualTo(object.zoned);
        assertThat(back.offset).isNull();
    }

    @Test
    void collectionsOfGenericElementsRoundTripInOrder() {
        OfCollections object = new OfCollections();
        object.list = List.of(new Money(new BigDecimal("5.25"), "EUR"), new Money(BigDecimal.ZERO, "€"));
        object.set = new LinkedHashSet<>(List.of("z", "a", "m"));
        object.byNumber = new LinkedHashMap<>(Map.of(-1, LocalDate.EPOCH));
        object.byEnum = new EnumMap<>(Map.of(Size.LARGE, List.of(Long.MAX_VALUE)));
        object.byUuid = Map.of(new UUID(1, 2), new byte[] {3});
        object.numbers = new int[] {3, 1, 2};
        object.blobs = List.of(new byte[0], new byte[] {1});
        OfCollections back = roundTrip(object);
        assertThat(back).usingRecursiveComparison().ignoringFields(FRAMEWORK).isEqualTo(object);
        assertThat(back.set).containsExactly("z", "a", "m");
    }

    @Test
    void emptyCollectionsAreNotAbsent() {
        OfCollections object = new OfCollections();
        object.list = new ArrayList<>();
        object.set = Set.of();
        object.byNumber = Map.of();
        OfCollections back = roundTrip(object);
        assertThat(back.list).isEmpty();
        assertThat(back.set).isEmpty();
        assertThat(back.byNumber).isEmpty();
        assertThat(back.byEnum).isNull();
    }

    @Test
    void nullsInListsRoundTrip() {
        OfCollections object = new OfCollections();
        object.list = Arrays.asList(null, new Money(null, null));
        assertThat(stored(object).get("list").toString()).contains("NULL");
        assertThat(roundTrip(object).list).containsExactly(null, new Money(null, null));
    }

    @Test
    void computedPropertiesOfNestedClassesAreNotStored() {
        OfNested object = new OfNested();
        object.money = new Money(new BigDecimal("5"), "EUR");
        object.address = new Address();
        object.address.street = "Main";
        object.address.setCity("Rome");
        assertThat(stored(object))
                .containsEntry("money", Map.of("amount", 5L, "currency", "EUR"))
                .containsEntry("address", Map.of("street", "Main", "number", 7L, "city", "Rome"));
        OfNested back = roundTrip(object);
        assertThat(back.money).isEqualTo(object.money);
        assertThat(back.address.getCity()).isEqualTo("Rome");
    }

    @Test
    void nestedClassWithStoredFieldsStoresOnlyThose() {
        OfNested object = new OfNested();
        object.part = new Part();
        object.part.code = "c";
        assertThat(stored(object)).containsEntry("part", Map.of("code", "c", "count", Null.NULL));
        assertThat(roundTrip(object).part.code).isEqualTo("c");
        assertThat(roundTrip(object).part.count).isNull();
    }

    @Test
    void absentReferencesAreNullAndAbsentPrimitivesKeepTheirDefaults() {
        assertThat(read(Defaults.class, Map.of()).text).isNull();
        assertThat(read(Defaults.class, Map.of()).list).isNull();
        assertThat(read(Defaults.class, Map.of()).number).isEqualTo(5);
    }

    static class Defaults extends AbstractParaObject {
        @Stored
        String text = "default";

        @Stored
        List<String> list = new ArrayList<>();

        @Stored
        int number = 5;
    }
}
