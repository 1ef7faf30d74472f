package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.error.InvalidObjectException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of updates that change values inside fields, and elements of lists. */
class NestedUpdateTest {
    private static final AppId SHOP = AppId.of("shop");
    private static final Map<String, Object> ATTRIBUTES = Map.of(
            "address", Map.of("city", "Sofia", "floors", 3),
            "lines", List.of(Map.of("amount", 5, "tags", List.of("x")), 7, "last"),
            "number", 1,
            "nulls", Arrays.asList(null, 1));

    private static Path path(String text) {
        return Path.parse(text);
    }

    private static Map<String, Object> applied(Change... changes) {
        Item stored = new Item("a1", "product", 3, Optional.of("r3"), 1000, ATTRIBUTES);
        return Update.of("a1", Precondition.none(), "r4", List.of(changes))
                .applyTo(SHOP, Optional.of(stored))
                .attributes();
    }

    @Test
    void entriesOfAMapAreSetRemovedAndAddedTo() {
        assertThat(applied(
                        new Change.Set(path("address.zip"), 1000),
                        new Change.Remove(path("address.city")),
                        new Change.Remove(path("address.unknown")),
                        new Change.Add(path("address.floors"), BigDecimal.ONE),
                        new Change.Add(path("address.rooms"), BigDecimal.TEN),
                        new ListChange.Append(path("address.people"), List.of("Ann"))))
                .containsEntry("address", Map.of("zip", 1000L, "floors", 4L, "rooms", 10L, "people", List.of("Ann")));
    }

    @Test
    void elementsOfAListAreChanged() {
        assertThat(applied(
                        new Change.Set(path("lines[0].amount"), 6),
                        new ListChange.AppendIfAbsent(path("lines[0].tags"), List.of("x", "y")),
                        new Change.Add(path("lines[1]"), BigDecimal.ONE),
                        new Change.Set(path("lines[2]"), List.of())))
                .containsEntry("lines", List.of(Map.of("amount", 6L, "tags", List.of("x", "y")), 8L, List.of()));
    }

    @Test
    void indexesArePositionsBeforeTheUpdate() {
        assertThat(applied(
                        new Change.Remove(path("lines[0]")),
                        new Change.Set(path("lines[2]"), "z"),
                        new Change.Remove(path("lines[1]")),
                        new Change.Remove(path("lines[9]"))))
                .containsEntry("lines", List.of("z"));
        assertThat(applied(new Change.Remove(path("lines[1]")), new Change.Remove(path("lines[0].tags[0]"))))
                .containsEntry("lines", List.of(Map.of("amount", 5L, "tags", List.of()), "last"));
    }

    @Test
    void anyRemovedIndexesLeaveTheOtherElements() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            int size = random.nextInt(8);
            List<Object> before = new ArrayList<>();
            List<Object> expected = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                before.add(List.of((long) index));
                if (random.nextBoolean()) {
                    changes.add(random.nextInt(changes.size() + 1), new Change.Remove(path("f[" + index + "]")));
                } else {
                    expected.add(List.of((long) index));
                }
            }
            Item item = ItemTest.item(Map.of("f", before));
            Update update = Update.of(item.id(), Precondition.none(), "r", changes);
            assertThat(update.applyTo(SHOP, Optional.of(item)).attributes()).containsEntry("f", expected);
        }
    }

    @Test
    void aNullInsideCountsAsMissing() {
        assertThat(applied(new Change.Add(path("nulls[0]"), BigDecimal.TEN))).containsEntry("nulls", List.of(10L, 1L));
        assertThat(applied(new ListChange.Append(path("nulls[0]"), List.of("a"))))
                .containsEntry("nulls", List.of(List.of("a"), 1L));
        assertThat(applied(new ListChange.RemoveElements(path("nulls[0]"), List.of("a"))))
                .containsEntry("nulls", List.of(Null.NULL, 1L));
    }

    @Test
    void elementsAreRemovedAndAppendedIfAbsent() {
        assertThat(applied(
                        new ListChange.RemoveElements("lines", List.of(7, "x")),
                        new ListChange.RemoveElements("missing", List.of(7)),
                        new ListChange.RemoveElements(path("address.missing"), List.of(7)),
                        new ListChange.AppendIfAbsent("more", List.of(1, 1)),
                        new ListChange.AppendIfAbsent("nulls", List.of(1))))
                .containsEntry("lines", List.of(Map.of("amount", 5L, "tags", List.of("x")), "last"))
                .containsEntry("more", List.of(1L))
                .containsEntry("nulls", List.of(Null.NULL, 1L))
                .containsEntry("address", Map.of("city", "Sofia", "floors", 3L))
                .doesNotContainKey("missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.x      | missing.x: missing is not stored; set the whole field",
                "missing[0]     | missing[0]: missing is not stored; set the whole field",
                "number.x       | number.x: number holds a number, which is not a map",
                "address.x.y    | address.x.y: address.x is not stored; set the whole field",
                "address.city.x | address.city.x: address.city holds a text of 5 characters, which is not a map",
                "address[0]     | is not a list",
                "lines.x        | is not a map",
                "lines[5].x     | lines[5].x: lines[5] is not stored; set the whole field",
                "nulls[0].x     | nulls[0].x: nulls[0] is not stored; set the whole field",
            })
    void whereThereIsNoMapOrListNothingIsChanged(String path, String message) {
        for (Change change : List.of(
                new Change.Set(path(path), 1),
                new Change.Remove(path(path)),
                new Change.Add(path(path), BigDecimal.ONE),
                new ListChange.Append(path(path), List.of(1)),
                new ListChange.AppendIfAbsent(path(path), List.of(1)),
                new ListChange.RemoveElements(path(path), List.of(1)))) {
            assertThatExceptionOfType(InvalidObjectException.class)
                    .as(change.toString())
                    .isThrownBy(() -> applied(change))
                    .withMessageContaining(message);
        }
    }

    @Test
    void aListGetsNoLongerByAnIndex() {
        for (Change change : List.of(
                new Change.Set(path("lines[3]"), 1),
                new Change.Add(path("lines[3]"), BigDecimal.ONE),
                new ListChange.Append(path("lines[3]"), List.of(1)),
                new ListChange.AppendIfAbsent(path("lines[3]"), List.of(1)))) {
            assertThatExceptionOfType(InvalidObjectException.class)
                    .as(change.toString())
                    .isThrownBy(() -> applied(change))
                    .withMessageContaining("lines[3]: lines has 3 elements");
        }
        assertThat(applied(
                        new Change.Remove(path("lines[3]")),
                        new ListChange.RemoveElements(path("lines[4]"), List.of(1))))
                .isEqualTo(applied());
    }

    @Test
    void whatIsNoListHasNoElementsToRemove() {
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> applied(new ListChange.RemoveElements("number", List.of(1))))
                .withMessageContaining("number: it holds a number, which is not a list");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> applied(new ListChange.AppendIfAbsent(path("address.city"), List.of(1))))
                .withMessageContaining("address.city: it holds a text of 5 characters, which is not a list");
    }

    @ParameterizedTest
    @CsvSource({"a, a.b", "a.b, a", "a[0].b, a[0]", "a.b.c, a.b"})
    void overlappingChangesAreRefused(String first, String second) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> applied(new Change.Remove(path(first)), new Change.Remove(path(second))))
                .withMessage("the changes of '" + first + "' and '" + second + "' overlap");
    }

    @Test
    void theSamePathIsChangedOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> applied(new Change.Remove(path("a.b")), new Change.Set(path("a.b"), 1)))
                .withMessage("field 'a.b' is changed twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version.x", "revision[0]", "id.x", "timestamp.x"})
    void nothingIsChangedInsideWhatNeverChanges(String path) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> applied(new Change.Set(path(path), 1)))
                .withMessage(path + ": this field never changes");
    }

    @Test
    void changesInsideFieldsCountAsAdditions() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_ADDITIONS; i++) {
            changes.add(new Change.Set(path("a.f" + i), 1));
        }
        assertThat(Update.of("a1", Precondition.none(), "r", changes).changes()).hasSize(Limits.MAX_ADDITIONS + 2);
        changes.set(0, new Change.Remove(path("a.b.c.d")));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Update.of("a1", Precondition.none(), "r", changes));
    }
}
