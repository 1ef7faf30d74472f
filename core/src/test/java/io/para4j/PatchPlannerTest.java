package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.para4j.error.InvalidObjectException;
import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.App;
import io.para4j.model.Locked;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.ListChange;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link PatchPlanner}: a patch that breaks the rules of its type is refused before anything is sent (PAT-4).
 */
class PatchPlannerTest {
    abstract static class Counted<T extends Number> extends AbstractParaObject {
        @Stored
        T generic;
    }

    record Part(
            @Nullable Instant at,
            int count,
            @Nullable Set<String> marks,
            @Nullable Part inner) {}

    static class Product extends Counted<Integer> {
        @Stored
        @NotNull
        String title = "t";

        @Stored
        @Min(0)
        int anInt;

        @Stored
        byte aByte;

        @Stored
        short aShort;

        @Stored
        Long aLong;

        @Stored
        float aFloat;

        @Stored
        double aDouble;

        @Stored
        BigInteger aBigInteger;

        @Stored
        BigDecimal aDecimal;

        @Stored
        DayOfWeek day;

        @Stored
        Instant at;

        @Stored
        byte[] bytes;

        @Stored
        List<Integer> numbers;

        @Stored
        Set<String> set;

        @Stored
        String[] array;

        @Stored
        Map<String, Integer> map;

        @Stored
        @JsonSerialize(using = ToStringSerializer.class)
        List<String> asText;

        @Stored
        Part part;

        @Stored
        List<Part> parts;

        @Stored
        Object free;

        @Stored
        @JsonFormat(pattern = "dd.MM.yyyy")
        LocalDate formatted;

        @Stored
        @Locked
        String locked;
    }

    static class Unregistered extends AbstractParaObject {}

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(5000), ZoneOffset.UTC);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final IndexedValues indexed = new IndexedValues(new DeclaredIndexes(List.of()));
    private final ObjectCodec codec = Codecs.codec(App.class, Product.class);
    private final io.para4j.Validation validation = new io.para4j.Validation(Optional.of(VALIDATOR));
    private final WritePlanner writes = new WritePlanner(codec, indexed, validation, new TimeOrderedIds(CLOCK), CLOCK);
    private final PatchPlanner planner = new PatchPlanner(codec, indexed, validation, writes);

    private static Patch<Product> patch() {
        return Patch.of(Product.class);
    }

    private Change change(Patch<?> patch) {
        return planner.update("shop", "a1", patch).changes().get(0);
    }

    private Object set(String field, Object value) {
        return ((Change.Set) change(patch().set(field, value))).value();
    }

    private void assertRefused(Patch<?> patch, String violation) {
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> planner.update("shop", "a1", patch))
                .satisfies(error -> assertThat(error.violations())
                        .anySatisfy(text -> assertThat(text).contains(violation)));
    }

    @Test
    void patchSetsUpdatedAndReturnsTheItem() {
        Update update = planner.update("shop", "a1", patch().set("title", "x"));
        assertThat(update.returnsItem()).isTrue();
        assertThat(update.precondition().type()).contains("product");
        assertThat(update.changes())
                .hasSize(4)
                .contains(new Change.Set("title", "x"), new Change.Set("updated", 5000L));
    }

    @Test
    void lockedFieldsAreRefused() {
        assertRefused(patch().set("locked", "x"), "locked: this field is locked: it never changes after creation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "type",
                "appid",
                "timestamp",
                "version",
                "revision",
                "updated",
                "key",
                "_w",
                "parentid",
                "creatorid"
            })
    void reservedFieldsAreRefusedForEveryType(String field) {
        assertRefused(patch().set(field, "x"), field + ": this field is the framework's, or never changes");
        assertRefused(Patch.of("city").remove(field), field + ": this field is the framework's, or never changes");
    }

    @Test
    void nameAndTagsCanBePatched() {
        assertThat(set("name", "x")).isEqualTo("x");
        assertThat(set("tags", List.of("a"))).isEqualTo(List.of("a"));
        assertRefused(patch().set("name", 5), "name: a value of this kind does not fit the property");
        assertRefused(patch().set("tags", List.of(5)), "tags: a value of this kind does not fit the property");
        assertRefused(patch().add("name", 5), "name: it is not a number");
        assertRefused(patch().append("name", "x"), "name: it is not a list");
    }

    @Test
    void fieldsThatTheClassLacksAreRefused() {
        assertRefused(patch().set("other", 1), "has no stored field of this name");
        assertThat(change(Patch.of("city").set("other", 1))).isEqualTo(new Change.Set("other", 1));
    }

    @Test
    void everyViolationIsReported() {
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> planner.update(
                        "shop", "a1", patch().set("locked", 1).set("anInt", -1).remove("title")))
                .satisfies(error -> assertThat(error.violations()).hasSize(3));
    }

    static List<Arguments> conversions() {
        return List.of(
                Arguments.of("anInt", 5L, 5L),
                Arguments.of("anInt", new BigDecimal("5.0"), 5L),
                Arguments.of("aDouble", 5, 5L),
                Arguments.of("aDouble", new BigDecimal("0.1"), new BigDecimal("0.1")),
                Arguments.of("aFloat", 0.1, new BigDecimal("0.1")),
                Arguments.of("generic", 5L, 5L),
                Arguments.of("day", DayOfWeek.FRIDAY, "FRIDAY"),
                Arguments.of("day", "FRIDAY", "FRIDAY"),
                Arguments.of("at", Instant.EPOCH, "1970-01-01T00:00:00.000000000Z"),
                Arguments.of("at", "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000000000Z"),
                Arguments.of("numbers", Set.of(5L), List.of(5L)),
                Arguments.of("map", Map.of("x", 5L), Map.of("x", 5L)));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void valuesConvertWithoutLoss(String field, Object value, Object stored) {
        assertThat(set(field, value)).isEqualTo(stored);
    }

    static List<Arguments> misfits() {
        return List.of(
                Arguments.of("anInt", 1L << 31),
                Arguments.of("anInt", 1.5),
                Arguments.of("anInt", "5"),
                Arguments.of("aByte", 200),
                Arguments.of("aFloat", 1e39),
                Arguments.of("aFloat", Math.PI),
                Arguments.of("aDouble", new BigDecimal("0.1234567890123456789")),
                Arguments.of("aDouble", (1L << 53) + 1),
                Arguments.of("aDouble", "x"),
                Arguments.of("title", 5),
                Arguments.of("title", new byte[] {1}),
                Arguments.of("day", "SOMEDAY"),
                Arguments.of("day", 1),
                Arguments.of("at", 5),
                Arguments.of("at", ""),
                Arguments.of("bytes", "abcd"),
                Arguments.of("numbers", List.of("x")),
                Arguments.of("numbers", 5),
                Arguments.of("map", Map.of("x", 1.5)),
                Arguments.of("generic", "x"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void valuesThatTheFieldCannotHoldAreRefused(String field, Object value) {
        assertRefused(patch().set(field, value), field + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "anInt, -2147483648, 2147483647",
        "generic, -2147483648, 2147483647",
        "aByte, -128, 127",
        "aShort, -32768, 32767",
        "aLong, -9223372036854775808, 9223372036854775807",
        "aFloat, -3.4028235E38, 3.4028235E38"
    })
    void sumsAreBoundByTheClassOfTheField(String field, BigDecimal min, BigDecimal max) {
        assertThat(change(patch().add(field, 1))).isEqualTo(new Change.Add(field, BigDecimal.ONE, min, max));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aDouble", "aBigInteger", "aDecimal"})
    void otherSumsAreBoundByTheRangeOfStores(String field) {
        assertThat(change(patch().add(field, 1))).isEqualTo(new Change.Add(field, BigDecimal.ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anInt", "aLong", "aBigInteger", "generic"})
    void fractionCannotBeAddedToAWholeNumber(String field) {
        assertRefused(patch().add(field, 0.5), "holds whole numbers, so 0.5 cannot be added to it");
    }

    @Test
    void addingToANonNumberIsRefused() {
        assertRefused(patch().add("title", 1), "title: it is not a number");
        assertRefused(patch().add("anInt", Double.NaN), "anInt: NaN cannot be stored");
    }

    @Test
    void elementsAreEncodedLikeThoseOfTheField() {
        assertThat(change(patch().append("numbers", 5L, 6))).isEqualTo(new ListChange.Append("numbers", List.of(5, 6)));
        assertThat(change(patch().append("array", "x"))).isEqualTo(new ListChange.Append("array", List.of("x")));
        assertThat(change(patch().appendIfAbsent("numbers", 5L)))
                .isEqualTo(new ListChange.AppendIfAbsent("numbers", List.of(5)));
        assertThat(change(patch().removeElements("numbers", 5L)))
                .isEqualTo(new ListChange.RemoveElements("numbers", List.of(5)));
        assertThat(change(patch().append("tags", "x"))).isEqualTo(new ListChange.Append("tags", List.of("x")));
    }

    @Test
    void setGetsOnlyWhatItDoesNotHave() {
        assertThat(change(patch().append("set", "x"))).isEqualTo(new ListChange.AppendIfAbsent("set", List.of("x")));
        assertThat(change(patch().append("part.marks", "x")))
                .isEqualTo(new ListChange.AppendIfAbsent(Path.parse("part.marks"), List.of("x")));
    }

    @Test
    void nestedValuesHaveTheDeclaredClass() {
        assertThat(set("part.at", Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000000Z");
        assertThat(set("part.marks", List.of("b", "a"))).isIn(List.of("a", "b"), List.of("b", "a"));
        assertThat(set("parts[0].count", 5L)).isEqualTo(5L);
        assertThat(set("parts[0].inner", new Part(null, 1, null, null)))
                .isEqualTo(Map.of("at", Null.NULL, "count", 1L, "marks", Null.NULL, "inner", Null.NULL));
        assertThat(set("map.x", 5)).isEqualTo(5L);
        assertThat(set("free.x", List.of("a"))).isEqualTo(List.of("a"));
        assertThat(change(patch().remove("part.at"))).isEqualTo(new Change.Remove(Path.parse("part.at")));
        assertThat(change(patch().add("part.count", 1)))
                .isEqualTo(new Change.Add(
                        Path.parse("part.count"),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(Integer.MIN_VALUE),
                        BigDecimal.valueOf(Integer.MAX_VALUE)));
        assertThat(change(patch().append("part.marks", "a", "b")))
                .isEqualTo(new ListChange.AppendIfAbsent(Path.parse("part.marks"), List.of("a", "b")));
        assertThat(change(patch().removeElements("parts[0].marks", "a")))
                .isEqualTo(new ListChange.RemoveElements(Path.parse("parts[0].marks"), List.of("a")));
        assertThat(change(patch().append("free.x", 5)))
                .isEqualTo(new ListChange.Append(Path.parse("free.x"), List.of(5)));
        assertThat(change(patch().set("tags[0]", "a"))).isEqualTo(new Change.Set(Path.parse("tags[0]"), "a"));
    }

    @Test
    void nestedValuesOfAnotherKindAreRefused() {
        assertRefused(patch().set("part.cuont", 5), "part.cuont: " + Part.class.getTypeName() + " has no property");
        assertRefused(patch().remove("part.cuont"), "part.cuont: " + Part.class.getTypeName() + " has no property");
        assertRefused(patch().remove("title.x"), "title.x: title is a java.lang.String, which has no properties");
        assertRefused(patch().set("part.count", "5"), "part.count: it cannot hold the value");
        assertRefused(patch().set("part.count", 1.5), "part.count: ");
        assertRefused(patch().set("part.at", 5), "part.at: ");
        assertRefused(patch().set("part.marks", List.of("a", "a")), "part.marks: ");
        assertRefused(patch().add("part.count", 0.5), "part.count: it holds whole numbers");
        assertRefused(patch().add("part.at", 1), "part.at: it is not a number");
        assertRefused(patch().append("part.count", 1), "part.count: it is not a list");
        assertRefused(patch().append("part.marks", 5), "part.marks: ");
        assertRefused(patch().set("map.x", "a"), "map.x: ");
        assertRefused(patch().set("free.x", Instant.EPOCH), "free.x: ");
        assertRefused(patch().set("tags[0]", 5), "tags[0]: a value of this kind does not fit the property");
        assertRefused(patch().append("tags[0]", "a"), "tags[0]: it is not a list");
        assertRefused(patch().remove("name.x"), "name.x: the property name has no such path");
        assertRefused(patch().set("formatted.x", 5), "formatted.x: ");
    }

    @Test
    void elementsThatDoNotFitAreRefused() {
        assertRefused(patch().append("numbers", "x"), "numbers: it cannot hold the value");
        assertRefused(patch().append("title", "x"), "title: it is not a list");
        assertRefused(patch().append("bytes", (byte) 1), "bytes: it is not a list");
        assertRefused(patch().append("map", "x"), "map: it is not a list");
        assertRefused(patch().append("asText", "x"), "asText: it");
        assertRefused(patch().append("tags", 5), "tags: a value of this kind does not fit the property");
        assertRefused(patch().append("tags", (Object) null), "tags: a value of this kind does not fit the property");
    }

    @Test
    void changeThatBreaksValidationIsRefused() {
        assertRefused(patch().set("anInt", -1), "anInt must be greater than or equal to 0");
        assertRefused(patch().remove("title"), "title must not be null");
        assertRefused(Patch.of("product").set("anInt", -1), "anInt must be greater than or equal to 0");
    }

    @Test
    void patchWithoutChangesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> planner.update("shop", "a1", patch()));
    }

    @Test
    void unregisteredClassesAndAppsAreRefused() {
        assertRefused(Patch.of(Unregistered.class).set("x", 1), "is not registered");
        assertRefused(Patch.of(App.class).set("state", "DELETING"), "type 'app' is for the records of apps");
        assertRefused(Patch.of("app").set("state", "DELETING"), "type 'app' is for the records of apps");
    }

    @Test
    void conditionOfAnUnregisteredTypeComparesWithTheTextOfAnyValue() {
        Patch<ParaObject> patch = Patch.of("city").set("x", 1).onlyIf(Condition.equal("since", Instant.EPOCH));
        assertThat(planner.update("shop", "a1", patch).precondition().condition())
                .contains(Condition.equal("since", "1970-01-01T00:00:00.000000000Z"));
    }

    @Test
    void valuesOfConditionsAreEncodedLikeThoseOfTheField() {
        Condition condition = Condition.equal("day", DayOfWeek.FRIDAY)
                .and(Condition.lessThan("at", Instant.EPOCH))
                .and(Condition.greaterThan("anInt", 5L));
        assertThat(planner.update("shop", "a1", patch().set("title", "x").onlyIf(condition))
                        .precondition()
                        .condition())
                .hasValueSatisfying(encoded -> assertThat(encoded)
                        .hasToString("day = 'FRIDAY' and at < '1970-01-01T00:00:00.000000000Z' and not (at in ("
                                + "'1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000000Z'))"
                                + " and anInt > 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "appid", "key", "_w", "revision"})
    void conditionsOnInternalFieldsAreRefused(String field) {
        assertRefused(
                patch().set("title", "x").onlyIf(Condition.exists(field)),
                field + ": a condition cannot look at this field");
    }

    private static Product held() {
        Product held = new Product();
        held.setId("a1");
        held.setAppid("shop");
        held.setVersion(3L);
        held.setRevision("r3");
        return held;
    }

    @Test
    void ifUnchangedRequiresTheStateOfTheObject() {
        assertThat(planner.update("shop", "a1", patch().set("title", "x").ifUnchanged(held()))
                        .precondition()
                        .state())
                .contains(new State(3, Optional.of("r3")));
    }

    @Test
    void ifUnchangedOfAnotherObjectIsRefused() {
        Patch<Product> patch = patch().set("title", "x").ifUnchanged(held());
        assertThatIllegalArgumentException().isThrownBy(() -> planner.update("shop", "a2", patch));
    }

    @Test
    void ifUnchangedOfAnObjectReadInPartIsRefused() {
        Product held = held();
        held.setVersion(null);
        assertRefused(patch().set("title", "x").ifUnchanged(held), "version is missing");
    }
}
