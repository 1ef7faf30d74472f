package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.ListChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests updates and patches on DynamoDB Local. */
class AWSDynamoDAOUpdateTest extends StoreOnServiceTest {

    @Test
    void updateChangesNamedFieldsOnly() {
        Item item = store.stored(app, "a1", Map.of("name", "Bike", "old", "x", "stock", 3, "tags", List.of("a")));
        Update update = TestItems.update(
                item,
                new Change.Set("name", "Car"),
                new Change.Remove("old"),
                new Change.Remove("never"),
                new Change.Add("stock", BigDecimal.valueOf(-2)),
                new Change.Add("sold", BigDecimal.valueOf(2)),
                new ListChange.Append("tags", List.of("b", "c")),
                new ListChange.Append("notes", List.of("n")));

        Item expected = update.applyTo(app, Optional.of(item));
        assertThat(dao.update(app, update.returningItem())).contains(expected);
        assertThat(read("a1")).contains(expected);
        assertThat(expected.version()).isEqualTo(2);
    }

    @Test
    void updateReturnsNothingUnlessAsked() {
        Item item = store.stored(app, "a1", Map.of());

        assertThat(dao.update(app, TestItems.update(item, new Change.Set("name", "x"))))
                .isEmpty();
    }

    @Test
    void updateOfAMissingObjectIsRefusedAndStoresNothing() {
        Update update = TestItems.patch("a1", Precondition.none(), new Change.Set("name", "ghost"));

        assertThatThrownBy(() -> dao.update(app, update)).isInstanceOf(ObjectNotFoundException.class);
        assertThat(read("a1")).isEmpty();
    }

    @Test
    void updateFromAStaleStateIsRefused() {
        Item item = store.stored(app, "a1", Map.of("name", "Bike"));
        dao.update(app, TestItems.update(item, new Change.Set("name", "Car")));
        Optional<Item> stored = read("a1");

        VersionConflictException conflict = catchThrowableOfType(
                VersionConflictException.class,
                () -> dao.update(app, TestItems.update(item, new Change.Set("name", "Plane"))));
        assertThat(conflict.held()).isEqualTo(1);
        assertThat(conflict.stored()).isEqualTo(2);
        assertThat(read("a1")).isEqualTo(stored);
    }

    @Test
    void defect14StateOfARecreatedItemIsDistinct() {
        Item first = store.stored(app, "a1", Map.of("name", "Bike"));
        dao.delete(app, Deletion.of("a1"));
        Item second = store.stored(app, "a1", Map.of("name", "Bike"));

        assertThatThrownBy(() -> dao.update(app, TestItems.update(first, new Change.Set("name", "x"))))
                .isInstanceOf(VersionConflictException.class);
        assertThat(read("a1")).contains(second);
    }

    @Test
    void updateOfAnotherTypeIsRefused() {
        store.stored(app, "a1", Map.of());
        Precondition order = new Precondition(Optional.of("order"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> dao.update(app, TestItems.patch("a1", order, new Change.Set("x", 1))))
                .isInstanceOf(TypeMismatchException.class);
    }

    @Test
    void conditionThatDoesNotHoldRefusesWithTheStoredItem() {
        Item item = store.stored(app, "a1", Map.of("stock", 3));
        Precondition enough =
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.greaterThan("stock", 3)));

        ConditionFailedException error = catchThrowableOfType(
                ConditionFailedException.class,
                () -> dao.update(app, TestItems.patch("a1", enough, new Change.Set("x", 1))));
        assertThat(error.stored(Item.class)).isEqualTo(item);
        assertThat(read("a1")).contains(item);
    }

    @Test
    void additionThatDoesNotFitIsRefused() {
        BigDecimal huge = new BigDecimal("9E+125");
        Item item = store.stored(app, "a1", Map.of("name", "Bike", "stock", 3, "huge", huge, "list", List.of()));

        assertInvalid(item, new Change.Add("name", BigDecimal.ONE), "name");
        assertInvalid(item, new ListChange.Append("stock", List.of(1)), "stock");
        assertInvalid(item, new Change.Add("huge", huge), "huge");
        assertInvalid(item, new Change.Add("huge", BigDecimal.ONE), "huge");
        assertInvalid(item, new Change.Add("stock", new BigDecimal("1E+60")), "stock");
        BigDecimal max = BigDecimal.valueOf(Integer.MAX_VALUE);
        assertInvalid(item, new Change.Add("stock", max, BigDecimal.ZERO, max), "stock");
        assertInvalid(item, new Change.Add("stock", BigDecimal.valueOf(-4), BigDecimal.ZERO, max), "stock");
        assertInvalid(item, new Change.Add("missing", BigDecimal.valueOf(-1), BigDecimal.ZERO, max), "missing");
    }

    private void assertInvalid(Item item, Change change, String field) {
        assertThatThrownBy(() -> dao.update(app, TestItems.patch("a1", Precondition.none(), change)))
                .as("%s", change)
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining(field);
        assertThat(read("a1")).contains(item);
    }

    @Test
    void serviceAcceptsTheLargestExpressions() {
        List<Change> changes = new ArrayList<>();
        Condition condition = Condition.absent("absent0");
        for (int i = 0; i < Limits.MAX_FIELDS; i++) {
            boolean isAdded = i < Limits.MAX_ADDITIONS;
            changes.add(
                    isAdded
                            ? new Change.Add("field" + i, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN)
                            : new Change.Set("field" + i, i));
            condition = i > 0 && i < Limits.MAX_COMPARISONS ? condition.and(Condition.absent("absent" + i)) : condition;
        }
        Item item = store.stored(app, "a1", Map.of());
        // Without a state the condition is longer, because it must require the current format.
        Precondition most = new Precondition(Optional.of(item.type()), Optional.empty(), Optional.of(condition));

        dao.update(app, TestItems.patch("a1", most, changes.toArray(new Change[0])));

        List<Change> appends = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_ADDITIONS; i++) {
            appends.add(new ListChange.Append("list" + i, List.of(i)));
        }
        dao.update(app, TestItems.patch("a1", Precondition.none(), appends.toArray(new Change[0])));
        assertThat(read("a1").orElseThrow().attributes()).hasSize(Limits.MAX_FIELDS + Limits.MAX_ADDITIONS);
    }

    @Test
    void updateThatMakesTheItemTooLargeIsRefusedWithItsSize() {
        Item item = store.stored(app, "a1", Map.of("text", "x".repeat(300_000)));
        Update update = TestItems.update(item, new Change.Set("more", "y".repeat(200_000)));

        ObjectTooLargeException error =
                catchThrowableOfType(ObjectTooLargeException.class, () -> dao.update(app, update));
        assertThat(error.size()).isGreaterThan(500_000);
        assertThat(error.largestFields()).containsKeys("text", "more");
        assertThat(read("a1")).contains(item);
    }
}
