package io.para4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Bytes;
import io.para4j.spi.FieldValues;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests of {@link RegisteredFields}. */
class RegisteredFieldsTest {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Place(String city) {}

    static class Thing extends AbstractParaObject {
        @Stored
        int count;

        @Stored
        double real;

        @Stored
        byte[] photo;

        @Stored
        Instant at;

        @Stored
        LocalDate day;

        @Stored
        DayOfWeek weekday;

        @Stored
        List<Place> places;

        @Stored
        Set<String> words = new TreeSet<>();

        String notStored;
    }

    private final FieldValues fields =
            new RegisteredFields(Codecs.codec(Thing.class), () -> ObjectCodec.lenient(List.of(Thing.class), List.of()));

    @Test
    void onlyStoredFieldsOfRegisteredClassesAreKnown() {
        assertThat(fields.declaredClass("thing", "count")).contains(int.class);
        assertThat(fields.declaredClass("thing", "words")).contains(Set.class);
        assertThat(fields.declaredClass("thing", "notStored")).isEmpty();
        assertThat(fields.declaredClass("thing", "name")).isEmpty();
        assertThat(fields.declaredClass("other", "count")).isEmpty();
        assertThat(fields.fit("other", "count", 1L)).isEmpty();
    }

    @Test
    void valueGetsTheStoredFormOfTheField() {
        assertThat(fields.fit("thing", "count", 12L)).contains(12L);
        assertThat(fields.fit("thing", "photo", "AP8=")).contains(Bytes.of(new byte[] {0, -1}));
        assertThat(fields.fit("thing", "at", new BigDecimal("1700000000.5")))
                .contains("2023-11-14T22:13:20.500000000Z");
        assertThat(fields.fit("thing", "day", List.of(2024L, 2L, 29L))).contains("2024-02-29");
        assertThat(fields.fit("thing", "weekday", "MONDAY")).contains("MONDAY");
        assertThat(fields.fit("thing", "words", List.of("a", "b"))).contains(List.of("a", "b"));
    }

    @Test
    void valueThatTheFieldCannotHoldIsRefused() {
        assertThat(fields.fit("thing", "count", new BigDecimal("1.5"))).isEmpty();
        assertThat(fields.fit("thing", "count", "12")).isEmpty();
        assertThat(fields.fit("thing", "weekday", "SOMEDAY")).isEmpty();
        assertThat(fields.fit("thing", "places", Map.of())).isEmpty();
    }

    @Test
    void valueThatTheClassWouldTruncateIsKept() {
        List<Object> places = List.of(Map.of("city", "Rome", "since", -753L));
        BigDecimal precise = new BigDecimal("0.12345678901234567890123456789");

        assertThat(fields.fit("thing", "places", places)).contains(places);
        assertThat(fields.fit("thing", "real", precise)).contains(precise);
        assertThat(fields.fit("thing", "words", List.of("b", "a", "b"))).contains(List.of("b", "a", "b"));
    }
}
