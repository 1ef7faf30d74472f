package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
    private static final AppId SHOP = AppId.of("shop");
    private static final Item STORED =
            new Item("a1", "product", 3, Optional.of("r3"), 1000, Map.of("n", 5, "text", "x"));

    private static Update update(Change... changes) {
        return Update.of("a1", Precondition.none(), "r4", List.of(changes));
    }

    private static Item applied(Change... changes) {
        return update(changes).applyTo(SHOP, Optional.of(STORED));
    }

    @Test
    void everyUpdateRaisesTheVersionAndSetsTheRevision() {
        assertThat(applied(new Change.Set("n", 6)))
                .isEqualTo(new Item("a1", "product", 4, Optional.of("r4"), 1000, Map.of("n", 6, "text", "x")));
    }

    @Test
    void whatWasStoredWithoutVersionHasVersionOneAfterwards() {
        Item plain = new Item("a1", "product", 0, Optional.empty(), 0, Map.of());
        assertThat(update().applyTo(SHOP, Optional.of(plain)).state()).isEqualTo(new State(1, Optional.of("r4")));
    }

    @Test
    void changesAreApplied() {
        Item after = applied(
                new Change.Remove("text"),
                new Change.Remove("unknown"),
                new Change.Add("n", BigDecimal.ONE),
                new Change.Add("new", BigDecimal.TEN),
                new ListChange.Append("list", List.of("a")));
        assertThat(after.attributes()).isEqualTo(Map.of("n", 6L, "new", 10L, "list", List.of("a")));
    }

    @Test
    void theStoredItemIsNotChanged() {
        applied(new Change.Remove("text"), new Change.Set("n", 6));
        assertThat(STORED.attributes()).isEqualTo(Map.of("n", 5L, "text", "x"));
    }

    @Test
    void whatIsNotStoredIsNotFound() {
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> update().applyTo(SHOP, Optional.empty()));
    }

    private static Update requiring(Precondition precondition) {
        return Update.of("a1", precondition, "r4", List.of());
    }

    @Test
    void anotherTypeIsRefusedBeforeAnotherState() {
        Update update = requiring(Precondition.of("order", new State(9, Optional.of("r9"))));
        assertThatExceptionOfType(TypeMismatchException.class)
                .isThrownBy(() -> update.applyTo(SHOP, Optional.of(STORED)))
                .satisfies(error -> {
                    assertThat(error.expected()).isEqualTo("order");
                    assertThat(error.stored()).isEqualTo("product");
                });
    }

    @Test
    void anotherStateIsAConflictWithBothVersions() {
        Update update = requiring(Precondition.of("product", new State(2, Optional.of("r2"))));
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> update.applyTo(SHOP, Optional.of(STORED)))
                .satisfies(error -> {
                    assertThat(error.held()).isEqualTo(2);
                    assertThat(error.stored()).isEqualTo(3);
                });
    }

    @Test
    void aConditionThatFailsGivesTheStoredItem() {
        Update update = requiring(
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.greaterThan("n", 5))));
        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() -> update.applyTo(SHOP, Optional.of(STORED)))
                .satisfies(error -> {
                    assertThat(error.condition()).isEqualTo("n > a number");
                    assertThat(error.stored(Item.class)).isSameAs(STORED);
                });
    }

    @Test
    void aChangeThatDoesNotFitTheStoredValueIsRefused() {
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> applied(new Change.Add("text", BigDecimal.ONE)))
                .satisfies(error -> assertThat(error.violations())
                        .containsExactly("text: it holds a text of 1 character, which is not a number"));
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> applied(new ListChange.Append("n", List.of(1))));
    }

    @Test
    void theGreatestVersionCannotBeRaised() {
        Item last = new Item("a1", "product", Long.MAX_VALUE, Optional.of("r"), 0, Map.of());
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> update().applyTo(SHOP, Optional.of(last)));
    }

    @Test
    void anItemThatWouldBecomeTooLargeIsRefused() {
        assertThatExceptionOfType(ObjectTooLargeException.class)
                .isThrownBy(() -> applied(new Change.Set("long", "x".repeat(Limits.MAX_ITEM_BYTES))))
                .satisfies(error -> assertThat(error.largestFields()).containsKey("long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "appid", "timestamp", "key", "_w"})
    void whatNeverChangesIsRefused(String field) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> update(new Change.Set(field, "x")))
                .withMessage(field + ": this field never changes");
    }

    @Test
    void aFieldThatIsChangedTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(new Change.Set("n", 1), new Change.Remove("n")))
                .withMessage("field 'n' is changed twice");
    }

    @Test
    void anUpdateWithoutItsBookkeepingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Update("a1", Precondition.none(), List.of(new Change.Set("n", 1)), false));
    }

    @Test
    void anUpdateAddsOrAppendsTo50FieldsAtMost() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_ADDITIONS; i++) {
            changes.add(
                    i % 2 == 0
                            ? new ListChange.Append("f" + i, List.of(1))
                            : new Change.Add("f" + i, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN));
        }
        assertThat(Update.of("a1", Precondition.none(), "r", changes).changes()).hasSize(Limits.MAX_ADDITIONS + 2);
        changes.add(new ListChange.Append("more", List.of(1)));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Update.of("a1", Precondition.none(), "r", changes))
                .withMessage("fields: an update adds or appends to at most 50 fields, this one to 51");
    }

    @Test
    void anUpdateOfAsManyFieldsAsAnObjectCanHaveIsTakenWithTheFrameworksOwn() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_FIELDS + 3; i++) {
            changes.add(new Change.Set("f" + i, i));
        }
        assertThat(Update.of("a1", Precondition.none(), "r", changes).changes()).hasSize(Limits.MAX_FIELDS + 5);
        changes.add(new Change.Set("more", 1));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Update.of("a1", Precondition.none(), "r", changes))
                .withMessage("fields: an update changes at most 256 fields, this one 257");
    }

    @Test
    void theRevisionIsThatOfTheWrite() {
        assertThat(update().revision()).isEqualTo("r4");
        assertThat(update().returningItem().returnsItem()).isTrue();
    }

    @Test
    void updateMadeFromAnotherSharesItsCheckedChanges() {
        Update update = update(new Change.Set("n", 6), new Change.Remove("text"));

        assertThat(update.asPatch().returningItem().changes()).isSameAs(update.changes());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> update.changes().remove(0));
        assertThat(new Update("a1", Precondition.none(), List.copyOf(update.changes()), false))
                .isEqualTo(new Update("a1", Precondition.none(), update.changes(), false));
    }

    @Test
    void theLargestVersionIsNotRaised() {
        Item last = new Item("a1", "product", Long.MAX_VALUE, Optional.of("r3"), 1000, Map.of());
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> update(new Change.Set("n", 6)).applyTo(SHOP, Optional.of(last)))
                .withMessageContaining("version: the sum is outside");
    }
}
