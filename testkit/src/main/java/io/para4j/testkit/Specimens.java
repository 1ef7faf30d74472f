package io.para4j.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Specimens with ordinary values, the limits of each type, empty values, and no values. */
final class Specimens {
    private Specimens() {}

    static List<Specimen> all() {
        return List.of(full(), least(), greatest(), empty(), new Specimen());
    }

    static Specimen full() {
        Specimen specimen = new Specimen();
        specimen.setName("specimen \u20AC");
        specimen.setTags(new ArrayList<>(List.of("b", "a", "b")));
        specimen.setParentid("parent");
        specimen.setCreatorid("creator");
        specimen.text = "line one\nline two\t\"quoted\" \\ \uD83D\uDE00\uD834\uDD1E \u0000 e\u0301 \u00E9 \uFFFF";
        specimen.whole = -12;
        specimen.large = 1L << 53 | 1;
        specimen.boxed = 0L;
        specimen.real = 0.1;
        specimen.boxedReal = 1.0 / 3;
        specimen.decimal = new BigDecimal("12345678901234567890.123456789012345678");
        specimen.flag = true;
        specimen.boxedFlag = false;
        specimen.grade = Grade.FINE;
        specimen.moment = Instant.parse("2024-02-29T23:59:59.123456789Z");
        specimen.day = LocalDate.of(2024, 2, 29);
        specimen.uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        specimen.bytes = new byte[] {0, 1, 127, -128, -1};
        fillCollections(specimen);
        return specimen;
    }

    private static void fillCollections(Specimen specimen) {
        specimen.texts = new ArrayList<>(Arrays.asList("b", "", null, "a", "a"));
        specimen.numbers = new ArrayList<>(List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE));
        specimen.textSet = new LinkedHashSet<>(List.of("z", "", "y"));
        specimen.grades = new LinkedHashSet<>(List.of(Grade.POLISHED, Grade.RAW));
        specimen.counts = new LinkedHashMap<>(Map.of("one", 1, "key", 2, "a.b c", Integer.MIN_VALUE));
        specimen.groups = new LinkedHashMap<>(Map.of("none", List.of(), "two", List.of("x", "y")));
        GadgetPart part = new GadgetPart("outer", 3);
        part.weight = new BigDecimal("0.5");
        part.parts = new ArrayList<>(List.of(new GadgetPart("inner", 4), new GadgetPart()));
        specimen.part = part;
        specimen.parts = new ArrayList<>(List.of(new GadgetPart("first", 1), new GadgetPart("second", 2)));
        specimen.partsByName = new LinkedHashMap<>(Map.of("third", new GadgetPart("third", 3)));
    }

    static Specimen least() {
        Specimen specimen = new Specimen();
        specimen.text = " ";
        specimen.whole = Integer.MIN_VALUE;
        specimen.large = Long.MIN_VALUE;
        specimen.boxed = Long.MIN_VALUE;
        specimen.real = -1.7976931348623155E125;
        specimen.boxedReal = -1.0E-130;
        specimen.decimal = new BigDecimal("-9.9999999999999999999999999999999999999E+125");
        specimen.grade = Grade.RAW;
        specimen.moment = Instant.parse("0000-01-01T00:00:00.000000001Z");
        specimen.day = LocalDate.of(0, 1, 1);
        specimen.uuid = new UUID(0, 0);
        return specimen;
    }

    static Specimen greatest() {
        Specimen specimen = new Specimen();
        specimen.text = "\uD83D\uDE00".repeat(1_000);
        specimen.whole = Integer.MAX_VALUE;
        specimen.large = Long.MAX_VALUE;
        specimen.boxed = Long.MAX_VALUE;
        specimen.real = 9.99999999999999E125;
        specimen.boxedReal = Math.PI;
        specimen.decimal = new BigDecimal("1.0E-130");
        specimen.grade = Grade.POLISHED;
        specimen.moment = Instant.parse("9999-12-31T23:59:59.999999999Z");
        specimen.day = LocalDate.of(9999, 12, 31);
        specimen.uuid = new UUID(-1, -1);
        specimen.bytes = new byte[100_000];
        return specimen;
    }

    static Specimen empty() {
        Specimen specimen = new Specimen();
        specimen.setName("");
        specimen.setTags(List.of());
        specimen.text = "";
        specimen.decimal = new BigDecimal("0.00");
        specimen.boxedReal = 0.0;
        specimen.bytes = new byte[0];
        specimen.texts = List.of();
        specimen.numbers = List.of();
        specimen.textSet = Set.of();
        specimen.grades = Set.of();
        specimen.counts = Map.of();
        specimen.groups = Map.of();
        specimen.part = new GadgetPart();
        specimen.parts = List.of();
        specimen.partsByName = Map.of();
        return specimen;
    }
}
