package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateSerializer;
import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Condition;
import io.para4j.spi.FieldCondition.Comparison;
import io.para4j.spi.FieldCondition.Operator;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link ConditionPlanner}: a condition means what it says on a registered class, or is refused. */
class ConditionPlannerTest {
    record Line(String sku, int amount, BigDecimal price, Instant at, Set<String> marks, Object extra) {}

    record Priced(@JsonUnwrapped Price price, String sku) {}

    static class Price {
        public String currency = "";
    }

    static class Open {
        public String known = "";

        @JsonAnySetter
        public Map<String, Object> others = Map.of();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    static class Shape {
        public String color = "";
    }

    static class Circle extends Shape {
        public int radius;
    }

    static class Order extends AbstractParaObject {
        @Stored
        String lentTo;

        @Stored
        int stock;

        @Stored
        Boolean paid;

        @Stored
        BigDecimal total;

        @Stored
        DayOfWeek day;

        @Stored
        Duration took;

        @Stored
        OffsetDateTime offset;

        @Stored
        ZonedDateTime zoned;

        @Stored
        UUID uuid;

        @Stored
        Instant until;

        @Stored
        LocalDateTime local;

        @Stored
        LocalDate date;

        @Stored
        LocalTime time;

        @Stored
        YearMonth month;

        @Stored
        byte[] bytes;

        @Stored
        List<Line> lines;

        @Stored
        Set<String> labels;

        @Stored
        Set<Instant> times;

        @Stored
        Map<String, Integer> counts;

        @Stored
        Line main;

        @Stored
        AtomicReference<Price> reference;

        @Stored
        Object free;

        @Stored
        Shape shape;

        @Stored
        Open open;

        @Stored
        Priced priced;

        @Stored
        @JsonFormat(pattern = "dd.MM.yyyy")
        LocalDate formatted;
    }

    private final ObjectCodec codec = Codecs.codec(Order.class);
    private final ConditionPlanner planner = new ConditionPlanner(codec, codec.plan("order"));

    /** The order of such texts is not known, and they have no other widths. */
    @Test
    void dateInAFormOfTheApplicationCanOnlyBeEqual() {
        DateTimeFormatter dayFirst = DateTimeFormatter.ofPattern("dd.MM.uuuu");
        SimpleModule module = new SimpleModule()
                .addSerializer(LocalDate.class, new LocalDateSerializer(dayFirst))
                .addDeserializer(LocalDate.class, new LocalDateDeserializer(dayFirst))
                .addSerializer(Instant.class, ToStringSerializer.instance);
        ObjectCodec own = ObjectCodec.of(List.of(Order.class), List.of(module), true);
        ConditionPlanner ownPlanner = new ConditionPlanner(own, own.plan("order"));
        LocalDate date = LocalDate.of(2026, 2, 1);

        for (Condition refused :
                List.of(Condition.lessThan("date", date), Condition.greaterOrEqual("until", Instant.EPOCH))) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> ownPlanner.planned(refused))
                    .withMessageEndingWith("the order of its stored values is not that of its class, so use equal,"
                            + " notEqual or in");
        }
        assertThat(ownPlanner.planned(Condition.equal("date", date))).isEqualTo(Condition.equal("date", "01.02.2026"));
        assertThat(ownPlanner.planned(Condition.in("until", Instant.EPOCH)))
                .isEqualTo(Condition.in("until", "1970-01-01T00:00:00Z"));
    }

    private void assertRefused(Condition condition, String reason) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> planner.planned(condition))
                .withMessageContaining(reason);
    }

    private boolean holds(Condition condition, String field, Object stored) {
        Item item = new Item("a1", "order", 1, Optional.empty(), 1, Map.of(field, stored));
        return planner.planned(condition).test(item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lendTo",
                "lentTo.name",
                "stock.value",
                "day.name",
                "total.scale",
                "uuid.x",
                "main.price.scale",
                "main.skus",
                "main[0]",
                "lines.sku",
                "lines[0].skus",
                "lines[0][0]",
                "lines[0].at.second",
                "counts.a.b",
                "labels[0]",
                "labels.a",
                "bytes[0]",
                "name.first",
                "version.x",
                "tags.x",
                "tags[0].x",
                "shape.color.x",
                "reference.value"
            })
    void fieldOrPathThatTheClassLacksIsRefused(String path) {
        assertRefused(Condition.exists(path), path.replaceAll("[.\\[].*", ""));
        assertRefused(Condition.absent(path), "");
        assertRefused(Condition.notEqual(path, "x"), "");
        assertRefused(Condition.exists("lentTo").or(Condition.absent(path).not()), "");
    }

    @Test
    void refusalNamesTheClassAndTheProperty() {
        assertRefused(Condition.absent("lendTo"), "lendTo: " + Order.class.getName() + " has no stored field");
        assertRefused(
                Condition.absent("lines[0].skus"),
                "lines[0].skus: " + Line.class.getTypeName() + " has no property 'skus'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "appid", "key", "_w", "revision"})
    void fieldThatNoConditionMaySeeIsRefusedForEveryType(String field) {
        assertRefused(Condition.exists(field), "a condition cannot look at this field");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new ConditionPlanner(codec, Optional.empty()).planned(Condition.exists(field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lentTo",
                "main.sku",
                "main.extra.anything[3].x",
                "lines[7].amount",
                "lines[7].marks",
                "counts.any",
                "counts.`with.dot`",
                "free.any[0].thing",
                "shape.color",
                "shape.radius",
                "open.known",
                "open.unknown",
                "priced.currency",
                "reference.currency",
                "formatted",
                "name",
                "tags",
                "tags[0]",
                "parentid",
                "creatorid",
                "updated",
                "timestamp",
                "version",
                "type"
            })
    void fieldOrPathThatTheClassMayHaveIsAllowed(String path) {
        assertThat(planner.planned(Condition.exists(path))).isEqualTo(Condition.exists(path));
    }

    static List<Condition> misfits() {
        return List.of(
                Condition.notEqual("stock", "0"),
                Condition.notEqual("stock", true),
                Condition.equal("lentTo", 5),
                Condition.equal("lentTo", new byte[1]),
                Condition.equal("paid", "true"),
                Condition.equal("total", "5"),
                Condition.equal("day", "SOMEDAY"),
                Condition.equal("day", 5),
                Condition.equal("until", 5),
                Condition.equal("until", "tomorrow"),
                Condition.in("day", "MONDAY", "SOMEDAY"),
                Condition.in("stock", 1, "2"),
                Condition.equal("main.amount", "5"),
                Condition.equal("lines[0].at", 5),
                Condition.equal("lines[0].marks", "x"),
                Condition.equal("counts.x", "5"),
                Condition.equal("labels", "x"),
                Condition.equal("labels", List.of(5)),
                Condition.equal("bytes", "x"),
                Condition.contains("labels", 5),
                Condition.contains("lines[0].marks", 5),
                Condition.contains("lines", "x"),
                Condition.contains("stock", 5),
                Condition.contains("lentTo", 5),
                Condition.contains("bytes", new byte[1]),
                Condition.contains("counts", "x"),
                Condition.contains("day", "MON"),
                Condition.beginsWith("stock", "5"),
                Condition.beginsWith("lentTo", 5),
                Condition.beginsWith("lentTo", new byte[1]),
                Condition.beginsWith("bytes", "x"),
                Condition.beginsWith("labels", "x"),
                Condition.beginsWith("until", "2026"),
                Condition.equal("name", 5),
                Condition.equal("tags", "x"),
                Condition.contains("tags", 5),
                Condition.equal("tags[0]", 5),
                Condition.equal("version", "1"),
                Condition.equal("type", 1),
                Condition.lessThan("updated", "1"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void valueOfAnotherKindIsRefused(Condition condition) {
        assertRefused(condition, condition.parts().findFirst().orElseThrow().path() + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "took", "offset", "zoned", "uuid", "paid", "labels", "lines", "counts", "formatted"})
    void orderThatTheStoredTextsDoNotHaveIsRefused(String field) {
        Object value = Map.of(
                        "day",
                        DayOfWeek.MONDAY,
                        "took",
                        Duration.ZERO,
                        "offset",
                        OffsetDateTime.MIN,
                        "zoned",
                        Instant.EPOCH.atZone(ZoneOffset.UTC),
                        "uuid",
                        new UUID(0, 0),
                        "paid",
                        true,
                        "formatted",
                        LocalDate.EPOCH)
                .getOrDefault(field, "x");
        assertRefused(Condition.lessThan(field, value), field + ": the order of its stored values");
        assertRefused(Condition.greaterOrEqual(field, value), field + ": the order of its stored values");
    }

    static List<Condition> ordered() {
        return List.of(
                Condition.lessThan("lentTo", "x"),
                Condition.lessThan("stock", 1.5),
                Condition.lessThan("stock", new BigDecimal("1e30")),
                Condition.lessThan("total", 1),
                Condition.lessThan("bytes", new byte[1]),
                Condition.lessThan("main.amount", 1.5),
                Condition.lessThan("counts.x", 1.5),
                Condition.lessThan("free.x", "x"),
                Condition.lessThan("name", "x"),
                Condition.lessThan("version", 5));
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void numbersTextAndBytesAreOrderedByValue(Condition condition) {
        assertThat(planner.planned(condition)).isEqualTo(condition);
    }

    @Test
    void datesAreOrderedByTheirText() {
        assertThat(planner.planned(Condition.lessThan("date", LocalDate.EPOCH)))
                .isEqualTo(Condition.lessThan("date", "1970-01-01"));
        assertThat(planner.planned(Condition.lessThan("month", YearMonth.of(1970, 1))))
                .isEqualTo(Condition.lessThan("month", "1970-01"));
        assertThat(planner.planned(Condition.lessThan("time", LocalTime.NOON)))
                .isEqualTo(Condition.lessThan("time", "12:00:00"));
    }

    @Test
    void valueHasTheFormInWhichItWouldBeStored() {
        assertThat(planner.planned(Condition.equal("formatted", LocalDate.EPOCH)))
                .isEqualTo(Condition.equal("formatted", "01.01.1970"));
        assertThat(planner.planned(Condition.in("day", DayOfWeek.MONDAY, "FRIDAY")))
                .isEqualTo(Condition.in("day", "MONDAY", "FRIDAY"));
        assertThat(planner.planned(Condition.contains("labels", "a"))).isEqualTo(Condition.contains("labels", "a"));
        assertThat(planner.planned(Condition.contains("times", Instant.EPOCH)))
                .isEqualTo(Condition.contains("times", "1970-01-01T00:00:00.000000000Z"));
    }

    @Test
    void setsAreEqualInAnyOrder() {
        Set<String> labels = new LinkedHashSet<>(List.of("b", "a"));
        assertThat(holds(Condition.equal("labels", labels), "labels", List.of("a", "b")))
                .isTrue();
        assertThat(holds(Condition.equal("labels", labels), "labels", List.of("a")))
                .isFalse();
        assertThat(holds(Condition.equal("labels", labels), "labels", List.of("a", "b", "c")))
                .isFalse();
        assertThat(holds(Condition.notEqual("labels", labels), "labels", List.of("a", "b")))
                .isFalse();
        assertThat(holds(Condition.notEqual("labels", labels), "lentTo", "x")).isTrue();
        assertThat(holds(Condition.in("labels", Set.of("x"), labels), "labels", List.of("a", "b")))
                .isTrue();
        assertThat(holds(Condition.equal("main.marks", labels), "main", Map.of("marks", List.of("a", "b"))))
                .isTrue();
        assertThat(holds(Condition.equal("labels", Set.of()), "labels", List.of()))
                .isTrue();
    }

    @Test
    void combinationsAreKept() {
        Condition planned = planner.planned(Condition.equal("day", DayOfWeek.MONDAY)
                .or(Condition.contains("lentTo", "x").not())
                .and(Condition.beginsWith("lentTo", "y")));
        assertThat(planned)
                .isEqualTo(Condition.equal("day", "MONDAY")
                        .or(Condition.contains("lentTo", "x").not())
                        .and(Condition.beginsWith("lentTo", "y")));
    }

    @Test
    void typeThatIsNotRegisteredIsFree() {
        ConditionPlanner free = new ConditionPlanner(codec, Optional.empty());
        Condition condition = Condition.absent("any.thing[0]").and(Condition.lessThan("x", "y"));
        assertThat(free.planned(condition)).isEqualTo(condition);
    }

    /** A form in which texts of times are found: of this version, earlier ones, or other programs. */
    private static DateTimeFormatter form(int minDigits, int maxDigits) {
        DateTimeFormatterBuilder form = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
        return maxDigits == 0
                ? form.toFormatter()
                : form.appendFraction(ChronoField.NANO_OF_SECOND, minDigits, maxDigits, true)
                        .toFormatter();
    }

    private static LocalDateTime random(Random random) {
        int[] nanos = {0, 1, 500, 1_000, 1_001, 999_999, 500_000_000, 500_000_001, 500_001_000, 999_999_999};
        int nano = random.nextBoolean() ? nanos[random.nextInt(nanos.length)] : random.nextInt(1000) * 1_000_000;
        return LocalDateTime.of(2026, 1, 1, 0, 0, random.nextInt(2), nano);
    }

    /** The texts of a time with all its digits: nine, or 0, 3 or 6 where the others are zero. */
    private static List<String> texts(LocalDateTime time, boolean withShortest) {
        List<String> texts = new ArrayList<>();
        for (int digits : new int[] {0, 3, 6, 9}) {
            if (time.get(ChronoField.NANO_OF_SECOND) % (int) Math.pow(10, 9 - digits) == 0) {
                texts.add(form(digits, digits).format(time));
            }
        }
        if (withShortest) {
            texts.add(form(0, 9).format(time));
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void timesCompareByValueWhateverTheWidthOfTheirText(Operator operator) {
        assertComparedByValue(operator, "until", "Z", time -> time.toInstant(ZoneOffset.UTC));
        assertComparedByValue(operator, "local", "", time -> time);
    }

    private void assertComparedByValue(
            Operator operator, String field, String suffix, Function<LocalDateTime, Object> operand) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            LocalDateTime stored = random(random);
            LocalDateTime compared = random(random);
            List<String> texts = texts(stored, suffix.isEmpty());
            String text = texts.get(random.nextInt(texts.size())) + suffix;
            Object value = operand.apply(compared);
            Condition condition = new Condition(new Comparison(Path.field(field), operator, value));
            assertThat(holds(condition, field, text))
                    .as("%s %s, stored as %s, seed %d", operator, value, text, seed)
                    .isEqualTo(admits(operator, stored.compareTo(compared)));
            assertThat(holds(condition.not(), field, text)).isEqualTo(!holds(condition, field, text));
            assertThat(holds(Condition.in(field, value), field, text)).isEqualTo(stored.equals(compared));
        }
    }

    private static boolean admits(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
