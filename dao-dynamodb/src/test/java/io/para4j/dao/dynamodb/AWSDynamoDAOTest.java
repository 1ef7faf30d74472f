package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.StorageException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Limits;
import io.para4j.spi.Operation;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Single items, on the service. */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOTest {
    private Fixture fixture;
    private AWSDynamoDAO dao;
    private AppId app;

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        fixture = Fixture.at(dynamoDB.endpoint());
        dao = fixture.dao;
        app = fixture.newApp();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Optional<Item> read(String id) {
        return dao.read(app, id, Consistency.STRONG);
    }

    private void putForeign(Map<String, AttributeValue> attributes) {
        fixture.client.putItem(put -> put.tableName(fixture.layout.table(app)).item(attributes));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    @Test
    void createdItemIsReadBack() {
        Item item = fixture.stored(app, "a1", Map.of("name", "Bike", "price", 12.5, "stock", 3));

        assertThat(read("a1")).contains(item);
        assertThat(dao.read(app, "a1", Consistency.EVENTUAL)).contains(item);
        assertThat(read("a2")).isEmpty();
    }

    @Test
    void storedItemHasTypedAttributesAndItsApp() {
        Item item = fixture.stored(app, "a1", Map.of("stock", 3));

        Map<String, AttributeValue> stored = fixture.client
                .getItem(get -> get.tableName("para-" + app.name()).key(Map.of("key", text("a1"))))
                .item();

        assertThat(stored)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "key", text("a1"),
                        "appid", text(app.toString()),
                        "type", text("product"),
                        "version", AttributeValue.fromN("1"),
                        "_w", text(item.revision().orElseThrow()),
                        "timestamp", AttributeValue.fromN("1700000000000"),
                        "stock", AttributeValue.fromN("3")));
    }

    @Test
    void itemWithoutVersionTimestampAndRevisionIsReadBack() {
        Item item = new Item("a1", "product", 0, Optional.empty(), 0, Map.of("name", "old"));
        dao.restore(app, item);

        assertThat(read("a1")).contains(item);
    }

    @Test
    void createOfTakenIdIsRefused() {
        Item item = fixture.stored(app, "a1", Map.of("name", "first"));

        assertThatThrownBy(() -> fixture.stored(app, "a1", Map.of("name", "second")))
                .isInstanceOf(ObjectExistsException.class);
        assertThatThrownBy(() -> dao.create(app, new Creation(Fixture.item("a1", Map.of()), true)))
                .isInstanceOf(ObjectExistsException.class);
        assertThat(read("a1")).contains(item);
    }

    @Test
    void updateChangesNamedFieldsOnly() {
        Item item = fixture.stored(app, "a1", Map.of("name", "Bike", "old", "x", "stock", 3, "tags", List.of("a")));
        Update update = Fixture.update(
                item,
                new Change.Set("name", "Car"),
                new Change.Remove("old"),
                new Change.Remove("never"),
                new Change.Add("stock", BigDecimal.valueOf(-2)),
                new Change.Add("sold", BigDecimal.valueOf(2)),
                new Change.Append("tags", List.of("b", "c")),
                new Change.Append("notes", List.of("n")));

        Item expected = update.applyTo(app, Optional.of(item));
        assertThat(dao.update(app, update.returningItem())).contains(expected);
        assertThat(read("a1")).contains(expected);
        assertThat(expected.version()).isEqualTo(2);
    }

    @Test
    void updateReturnsNothingUnlessAsked() {
        Item item = fixture.stored(app, "a1", Map.of());

        assertThat(dao.update(app, Fixture.update(item, new Change.Set("name", "x"))))
                .isEmpty();
    }

    @Test
    void updateOfWhatIsNotStoredIsRefusedAndStoresNothing() {
        Update update = Fixture.patch("a1", Precondition.none(), new Change.Set("name", "ghost"));

        assertThatThrownBy(() -> dao.update(app, update)).isInstanceOf(ObjectNotFoundException.class);
        assertThat(read("a1")).isEmpty();
    }

    @Test
    void updateOfAnotherStateIsRefused() {
        Item item = fixture.stored(app, "a1", Map.of("name", "Bike"));
        dao.update(app, Fixture.update(item, new Change.Set("name", "Car")));
        Optional<Item> stored = read("a1");

        VersionConflictException conflict = catchThrowableOfType(
                VersionConflictException.class,
                () -> dao.update(app, Fixture.update(item, new Change.Set("name", "Plane"))));
        assertThat(conflict.held()).isEqualTo(1);
        assertThat(conflict.stored()).isEqualTo(2);
        assertThat(read("a1")).isEqualTo(stored);
    }

    @Test
    void defect14StateOfDeletedAndRecreatedItemIsToldApart() {
        Item first = fixture.stored(app, "a1", Map.of("name", "Bike"));
        dao.delete(app, Deletion.of("a1"));
        Item second = fixture.stored(app, "a1", Map.of("name", "Bike"));

        assertThatThrownBy(() -> dao.update(app, Fixture.update(first, new Change.Set("name", "x"))))
                .isInstanceOf(VersionConflictException.class);
        assertThat(read("a1")).contains(second);
    }

    @Test
    void itemWithoutVersionIsUpdatedOnceFromZero() {
        Item item = new Item("a1", "product", 0, Optional.empty(), 0, Map.of());
        dao.restore(app, item);

        Update update = Fixture.update(item, new Change.Set("name", "x")).returningItem();
        assertThat(dao.update(app, update).orElseThrow().version()).isEqualTo(1);
        assertThatThrownBy(() -> dao.update(app, Fixture.update(item, new Change.Set("name", "y"))))
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void itemWithVersionButWithoutRevisionIsUpdatedFromThatVersion() {
        Item item = new Item("a1", "product", 7, Optional.empty(), 0, Map.of());
        dao.restore(app, item);
        Update stale = Fixture.patch("a1", Precondition.of("product", Fixture.state(6, null)), new Change.Remove("x"));

        assertThatThrownBy(() -> dao.update(app, stale)).isInstanceOf(VersionConflictException.class);
        Update update = Fixture.update(item, new Change.Set("name", "x")).returningItem();
        assertThat(dao.update(app, update).orElseThrow().version()).isEqualTo(8);
    }

    @Test
    void updateOfAnotherTypeIsRefused() {
        fixture.stored(app, "a1", Map.of());
        Precondition order = new Precondition(Optional.of("order"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> dao.update(app, Fixture.patch("a1", order, new Change.Set("x", 1))))
                .isInstanceOf(TypeMismatchException.class);
    }

    @Test
    void conditionThatDoesNotHoldRefusesWithTheStoredItem() {
        Item item = fixture.stored(app, "a1", Map.of("stock", 3));
        Precondition enough =
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.greaterThan("stock", 3)));

        ConditionFailedException error = catchThrowableOfType(
                ConditionFailedException.class,
                () -> dao.update(app, Fixture.patch("a1", enough, new Change.Set("x", 1))));
        assertThat(error.stored(Item.class)).isEqualTo(item);
        assertThat(read("a1")).contains(item);
    }

    @Test
    void additionThatDoesNotFitIsRefused() {
        BigDecimal huge = new BigDecimal("9E+125");
        Item item = fixture.stored(app, "a1", Map.of("name", "Bike", "stock", 3, "huge", huge, "list", List.of()));

        assertInvalid(item, new Change.Add("name", BigDecimal.ONE), "name");
        assertInvalid(item, new Change.Append("stock", List.of(1)), "stock");
        assertInvalid(item, new Change.Add("huge", huge), "huge");
        assertInvalid(item, new Change.Add("huge", BigDecimal.ONE), "huge");
        assertInvalid(item, new Change.Add("stock", new BigDecimal("1E+60")), "stock");
        BigDecimal max = BigDecimal.valueOf(Integer.MAX_VALUE);
        assertInvalid(item, new Change.Add("stock", max, BigDecimal.ZERO, max), "stock");
        assertInvalid(item, new Change.Add("stock", BigDecimal.valueOf(-4), BigDecimal.ZERO, max), "stock");
        assertInvalid(item, new Change.Add("missing", BigDecimal.valueOf(-1), BigDecimal.ZERO, max), "missing");
    }

    private void assertInvalid(Item item, Change change, String field) {
        assertThatThrownBy(() -> dao.update(app, Fixture.patch("a1", Precondition.none(), change)))
                .as("%s", change)
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining(field);
        assertThat(read("a1")).contains(item);
    }

    @Test
    void largestExpressionsAreTakenByTheService() {
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
        Item item = fixture.stored(app, "a1", Map.of());
        // Without a state the condition is longer: it must say that the item is in our format.
        Precondition most = new Precondition(Optional.of(item.type()), Optional.empty(), Optional.of(condition));

        fixture.dao.update(app, Fixture.patch("a1", most, changes.toArray(new Change[0])));

        List<Change> appends = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_ADDITIONS; i++) {
            appends.add(new Change.Append("list" + i, List.of(i)));
        }
        fixture.dao.update(app, Fixture.patch("a1", Precondition.none(), appends.toArray(new Change[0])));
        assertThat(read("a1").orElseThrow().attributes()).hasSize(Limits.MAX_FIELDS + Limits.MAX_ADDITIONS);
    }

    @Test
    void updateThatMakesTheItemTooLargeIsRefusedWithItsSize() {
        Item item = fixture.stored(app, "a1", Map.of("text", "x".repeat(300_000)));
        Update update = Fixture.update(item, new Change.Set("more", "y".repeat(200_000)));

        ObjectTooLargeException error =
                catchThrowableOfType(ObjectTooLargeException.class, () -> dao.update(app, update));
        assertThat(error.size()).isGreaterThan(500_000);
        assertThat(error.largestFields()).containsKeys("text", "more");
        assertThat(read("a1")).contains(item);
    }

    @Test
    void deleteChecksItsPrecondition() {
        Item item = fixture.stored(app, "a1", Map.of("stock", 3));
        Deletion stale = new Deletion("a1", Precondition.of("product", Fixture.state(1, "other")));
        Deletion fresh = new Deletion("a1", Precondition.of("product", item.state()));

        assertThatThrownBy(() -> dao.delete(app, stale)).isInstanceOf(VersionConflictException.class);
        assertThat(read("a1")).contains(item);
        dao.delete(app, fresh);
        assertThat(read("a1")).isEmpty();
        dao.delete(app, fresh);
        dao.delete(app, Deletion.of("a1"));
    }

    @Test
    void appWithoutTableIsNotFound() {
        AppId none = AppId.of("none");

        assertThatThrownBy(() -> dao.read(none, "a", Consistency.EVENTUAL)).isInstanceOf(AppNotFoundException.class);
        assertThatThrownBy(() -> dao.readAll(none, List.of("a"), Consistency.EVENTUAL))
                .isInstanceOf(AppNotFoundException.class);
        assertThatThrownBy(() -> dao.readPage(none, 1, Optional.empty())).isInstanceOf(AppNotFoundException.class);
        assertThatThrownBy(() -> dao.delete(none, Deletion.of("a"))).isInstanceOf(AppNotFoundException.class);
        assertThat(dao.restoreAll(none, List.of(Fixture.item("a", Map.of()))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error()).isInstanceOf(AppNotFoundException.class));
    }

    @Test
    void appWithTheNameOfTheSharedTableIsRefusedThere() {
        assertThatThrownBy(() -> dao.read(AppId.of("0"), "a1", Consistency.STRONG))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the table of that name is the shared one");
    }

    @Test
    void whatOthersWroteIsReadAsFarAsItCanBe() {
        putForeign(Map.of(
                "key", text("a1"),
                "type", text("product"),
                "id", text("other"),
                "set", AttributeValue.fromSs(List.of("a", "b")),
                "numbers", AttributeValue.fromNs(List.of("1", "2.5")),
                "none", AttributeValue.fromNul(true)));

        Item item = read("a1").orElseThrow();
        assertThat(item.id()).isEqualTo("a1");
        assertThat(item.version()).isZero();
        assertThat(item.timestamp()).isZero();
        assertThat(item.revision()).isEmpty();
        assertThat(item.attributes()).containsOnlyKeys("set", "numbers");
        assertThat((List<?>) item.attributes().get("set")).hasSize(2);
    }

    @Test
    void defect16ItemThatIsNoneIsAnErrorByIdAndSetApartInPages() {
        Item item = fixture.stored(app, "good", Map.of());
        putForeign(Map.of("key", text("ghost")));
        putForeign(Map.of("key", text("odd"), "type", text("product"), "version", text("x")));

        assertThatThrownBy(() -> read("ghost"))
                .isInstanceOfSatisfying(
                        UnreadableObjectException.class,
                        error -> assertThat(error.field()).isEqualTo("type"));
        assertThatThrownBy(() -> read("odd"))
                .isInstanceOfSatisfying(
                        UnreadableObjectException.class,
                        error -> assertThat(error.field()).isEqualTo("version"));
        assertThatThrownBy(() -> dao.update(app, Fixture.patch("ghost", Precondition.none(), new Change.Set("x", 1))))
                .isInstanceOf(UnreadableObjectException.class);
        ItemPage page = dao.readPage(app, 3, Optional.empty());
        assertThat(page.items()).containsExactly(item);
        assertThat(page.unreadable())
                .extracting(UnreadableObjectException::id)
                .containsExactlyInAnyOrder("ghost", "odd");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void idUnderWhichIsNoItemIsTaken() { // CRE-2
        Map<String, AttributeValue> ghost = Map.of("key", text("ghost"));
        putForeign(ghost);
        Creation creation = new Creation(Fixture.item("ghost", Map.of()), false);

        assertThatThrownBy(() -> dao.create(app, creation)).isInstanceOf(ObjectExistsException.class);
        assertThat(dao.createAll(app, List.of(creation)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error()).isInstanceOf(ObjectExistsException.class));
        assertThat(fixture.client
                        .getItem(get -> get.tableName(fixture.layout.table(app)).key(ghost))
                        .item())
                .isEqualTo(ghost);
    }

    @Test
    void eachOperationIsReportedWithItsCost() {
        Item item = fixture.stored(app, "a1", Map.of("text", "x".repeat(1500)));
        assertThat(fixture.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 0, 2));
        read("a1");
        assertThat(fixture.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 1, 0));
        dao.read(app, "a1", Consistency.EVENTUAL);
        assertThat(fixture.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 0.5, 0));
        dao.update(app, Fixture.update(item, new Change.Set("x", 1)));
        assertThat(fixture.lastOperation().kind()).isEqualTo(Operation.Kind.UPDATE);
        dao.readPage(app, 10, Optional.empty());
        assertThat(fixture.lastOperation().objects()).isEqualTo(1);
        assertThatThrownBy(() -> dao.update(app, Fixture.update(item))).isInstanceOf(VersionConflictException.class);
        assertThat(fixture.lastOperation().error()).get().isInstanceOf(VersionConflictException.class);
        assertThat(fixture.operations).hasSize(6);
    }

    @Test
    void storeThatIsClosedSendsNothing() {
        fixture.close();

        assertThatThrownBy(() -> read("a1")).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> fixture.stored(app, "a1", Map.of()))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        error -> assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT));
        assertThat(dao.restoreAll(app, List.of(Fixture.item("a1", Map.of()))))
                .singleElement()
                .isInstanceOf(Outcome.Refused.class);
    }
}
