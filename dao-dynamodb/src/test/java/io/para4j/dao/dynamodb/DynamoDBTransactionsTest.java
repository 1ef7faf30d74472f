package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemKey;
import io.para4j.spi.ListChange;
import io.para4j.spi.Operation;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests transactions on DynamoDB Local, over apps with own and with shared storage. */
@ExtendWith(DynamoDBExtension.class)
class DynamoDBTransactionsTest {
    @AutoClose
    private final DynamoDBTestStore store;

    private final AppId own;
    private final AppId shared = AppId.ofShared("tx" + System.nanoTime());
    private final String id = UUID.randomUUID().toString();

    DynamoDBTransactionsTest(DynamoDBServer dynamoDB) {
        store = DynamoDBTestStore.at(dynamoDB.endpoint());
        own = store.newApp();
        store.storage.ensure(shared);
    }

    private static TransactionPart part(AppId app, TransactionWrite write) {
        return new TransactionPart(app, write);
    }

    private List<Outcome> write(TransactionPart... parts) {
        return store.transactions.write(new TransactionRequest(id, List.of(parts)));
    }

    private Optional<Item> read(AppId app, String key) {
        return store.dao.read(app, key, Consistency.STRONG);
    }

    private Item stored(AppId app, String key, Map<String, Object> attributes) {
        return store.stored(app, key, attributes);
    }

    private static State state(Item item) {
        return item.state();
    }

    private Update update(Item item, Change... changes) {
        return Update.of(item.id(), Precondition.of(item.type(), state(item)), id, List.of(changes));
    }

    private Update patch(String key, Precondition precondition, Change... changes) {
        return Update.of(key, precondition, id, List.of(changes));
    }

    private static Precondition where(Condition condition) {
        return new Precondition(Optional.empty(), Optional.empty(), Optional.of(condition));
    }

    private Operation last() {
        return store.lastOperation();
    }

    @Test
    void allKindsOfPartsAreAppliedTogetherOverOwnAndSharedStorage() {
        Item updated = stored(own, "updated", Map.of("x", 1L));
        Item deleted = stored(shared, "deleted", Map.of());
        Item required = stored(own, "required", Map.of());
        stored(shared, "patched", Map.of("stock", 5L));
        Item checked = stored(shared, "checked", Map.of("open", true));
        stored(own, "byId", Map.of());
        stored(own, "conditional", Map.of("x", 1L));
        List<Outcome> outcomes = write(
                part(own, TestItems.creation("created", Map.of("a", 1L))),
                part(own, update(updated, new Change.Set("x", 2L))),
                part(shared, new Deletion("deleted", Precondition.of(deleted.type(), state(deleted)))),
                part(own, new Deletion("required", Precondition.of(required.type(), state(required)), true)),
                part(
                        shared,
                        patch(
                                "patched",
                                where(Condition.greaterOrEqual("stock", 1)),
                                new Change.Add("stock", BigDecimal.valueOf(-1)))),
                part(shared, new ItemCheck("checked", Optional.of(Precondition.of(checked.type(), state(checked))))),
                part(own, ItemCheck.absent("absent")),
                part(own, Deletion.of("byId")),
                part(own, Deletion.of("missing")),
                part(own, new Deletion("conditional", where(Condition.equal("x", 1)))));
        assertThat(outcomes).hasSize(10).allMatch(Outcome.Done.class::isInstance);
        assertThat(last().kind()).isEqualTo(Operation.Kind.TRANSACT_WRITE);
        assertThat(last().objects()).isEqualTo(10);
        assertThat(last().cost().requests()).isEqualTo(1);
        assertThat(last().cost().writeUnits()).isPositive();
        assertThat(read(own, "created")).isPresent();
        assertThat(read(own, "updated").orElseThrow().revision()).hasValue(id);
        assertThat(read(shared, "patched").orElseThrow().attributes()).containsEntry("stock", 4L);
        for (String key : List.of("required", "byId", "conditional")) {
            assertThat(read(own, key)).as(key).isEmpty();
        }
        assertThat(read(shared, "deleted")).isEmpty();
        assertThat(read(shared, "checked")).hasValue(checked);
    }

    /** The service charges a repetition in read units. DynamoDB Local reports it like the transaction itself. */
    @Test
    void repetitionOfAnAppliedTransactionChangesNothing() {
        stored(own, "a", Map.of("n", 1L));
        TransactionRequest request = new TransactionRequest(
                id, List.of(part(own, patch("a", Precondition.none(), new Change.Add("n", BigDecimal.ONE)))));
        assertThat(store.transactions.write(request)).containsExactly(Outcome.DONE);
        assertThat(last().cost()).isEqualTo(new Operation.Cost(1, 0, 0, 2));
        assertThat(store.transactions.write(request)).containsExactly(Outcome.DONE);
        assertThat(last().cost()).isEqualTo(new Operation.Cost(1, 0, 0, 2));
        assertThat(read(own, "a").orElseThrow().attributes()).containsEntry("n", 2L);
    }

    @Test
    void refusalHasTheErrorOfEachPartAndChangesNothing() {
        Item stale = stored(own, "stale", Map.of("x", 1L));
        store.dao.update(own, TestItems.update(stale, new Change.Set("x", 2L)));
        stored(shared, "taken", Map.of());
        Item few = stored(shared, "few", Map.of("stock", 0L));
        Item fine = stored(own, "fine", Map.of());
        List<Outcome> outcomes = write(
                part(own, update(stale, new Change.Set("x", 3L))),
                part(shared, TestItems.creation("taken", Map.of())),
                part(shared, patch("few", where(Condition.greaterOrEqual("stock", 1)), new Change.Set("y", 1L))),
                part(own, patch("gone", Precondition.none(), new Change.Set("y", 1L))),
                part(own, new Deletion("gone2", Precondition.none(), true)),
                part(own, new ItemCheck("gone3", Optional.of(Precondition.none()))),
                part(shared, ItemCheck.absent(few.id() + "2")),
                part(own, update(fine, new Change.Set("x", 1L))),
                part(own, TestItems.creation("new", Map.of())));
        assertThat(errors(outcomes))
                .containsExactly(
                        VersionConflictException.class,
                        ObjectExistsException.class,
                        ConditionFailedException.class,
                        ObjectNotFoundException.class,
                        ObjectNotFoundException.class,
                        ObjectNotFoundException.class,
                        Void.class,
                        Void.class,
                        Void.class);
        assertThat(last().counts()).isEqualTo(new Operation.Counts(9, 9, 0));
        assertThat(last().cost().writeUnits()).as("two units for each part").isEqualTo(18);
        assertThat(read(own, "new")).isEmpty();
        assertThat(read(own, "fine")).hasValue(fine);
        assertThat(read(shared, "few")).hasValue(few);
    }

    private static List<Class<?>> errors(List<Outcome> outcomes) {
        List<Class<?>> errors = new ArrayList<>();
        for (Outcome each : outcomes) {
            errors.add(each instanceof Outcome.Refused refused ? refused.error().getClass() : Void.class);
        }
        return errors;
    }

    @Test
    void changesThatTheServiceCannotExpressAreComputedFromTheItem() {
        Item list = stored(own, "list", Map.of("tags", List.of("a", "b")));
        stored(shared, "list", Map.of("tags", List.of("a", "b")));
        stored(own, "other", Map.of());
        List<Outcome> outcomes = write(
                part(own, update(list, new ListChange.AppendIfAbsent("tags", List.of("b", "c")))),
                part(shared, patch("list", Precondition.none(), new ListChange.RemoveElements("tags", List.of("a")))),
                part(own, patch("other", Precondition.none(), new Change.Set("x", 1L))));
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(read(own, "list").orElseThrow().attributes()).containsEntry("tags", List.of("a", "b", "c"));
        assertThat(read(shared, "list").orElseThrow().attributes()).containsEntry("tags", List.of("b"));
    }

    @Test
    void computedChangeOfAMissingItemIsRefusedWithTheErrorsOfAllParts() {
        stored(own, "taken", Map.of());
        List<Outcome> outcomes = write(
                part(own, patch("gone", Precondition.none(), new ListChange.AppendIfAbsent("tags", List.of("b")))),
                part(own, TestItems.creation("taken", Map.of())),
                part(own, TestItems.creation("new", Map.of())));
        assertThat(errors(outcomes))
                .containsExactly(ObjectNotFoundException.class, ObjectExistsException.class, Void.class);
        assertThat(read(own, "new")).isEmpty();
    }

    @Test
    void partsThatTheServiceCallsInvalidHaveTheErrorsOfTheirSingleWrites() {
        stored(own, "text", Map.of("n", "text"));
        stored(own, "large", Map.of("a", "x".repeat(300 * 1024)));
        List<Outcome> outcomes = write(
                part(own, patch("text", Precondition.none(), new Change.Add("n", BigDecimal.ONE))),
                part(own, patch("large", Precondition.none(), new Change.Set("b", "x".repeat(200 * 1024)))),
                part(own, TestItems.creation("new", Map.of())));
        assertThat(errors(outcomes))
                .containsExactly(InvalidObjectException.class, ObjectTooLargeException.class, Void.class);
        assertThat(read(own, "new")).isEmpty();
    }

    @Test
    void creationOfAnItemThatIsTooLargeIsRefusedAndNotSent() {
        List<Outcome> outcomes = write(
                part(own, TestItems.creation("large", Map.of("a", "x".repeat(500 * 1024)))),
                part(own, TestItems.creation("new", Map.of())));
        assertThat(errors(outcomes)).containsExactly(ObjectTooLargeException.class, Void.class);
        assertThat(read(own, "new")).isEmpty();
    }

    /** DynamoDB Local refuses such a read, but applies such a write. */
    @Test
    void itemsThatAreTooLargeTogetherAreNotReadTogether() {
        List<ItemKey> keys = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            AppId app = i % 2 == 0 ? own : shared;
            stored(app, "large" + i, Map.of("a", "x".repeat(390 * 1024)));
            keys.add(new ItemKey(app, "large" + i));
        }
        assertThatThrownBy(() -> store.transactions.readTogether(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the objects of a consistent read have at most 4194304 bytes together");
        assertThat(store.transactions.readTogether(keys.subList(0, 10))).allMatch(Optional::isPresent);
    }

    @Test
    void missingTableIsAnErrorThatNamesItsApp() {
        AppId gone = AppId.of("gone-" + id.substring(0, 8));
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(() -> write(
                        part(own, TestItems.creation("a", Map.of())), part(gone, TestItems.creation("b", Map.of()))))
                .withMessageContaining("'" + gone.name() + "'");
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(
                        () -> store.transactions.readTogether(List.of(new ItemKey(own, "a"), new ItemKey(gone, "b"))))
                .withMessageContaining("'" + gone.name() + "'");
        assertThat(read(own, "a")).isEmpty();
    }

    @Test
    void itemsOfSeveralAppsAreReadTogether() {
        Item a = stored(own, "a", Map.of("x", 1L));
        Item b = stored(shared, "b", Map.of("y", List.of(1L)));
        assertThat(store.transactions.readTogether(
                        List.of(new ItemKey(own, "a"), new ItemKey(own, "missing"), new ItemKey(shared, "b"))))
                .containsExactly(Optional.of(a), Optional.empty(), Optional.of(b));
        assertThat(last().kind()).isEqualTo(Operation.Kind.TRANSACT_READ);
        assertThat(last().objects()).isEqualTo(3);
        assertThat(last().cost().readUnits()).isPositive();
        assertThat(last().cost().writeUnits()).isZero();
    }

    @Test
    void transactionOfAHundredPartsIsApplied() {
        List<TransactionPart> parts = new ArrayList<>();
        for (int i = 0; i < TransactionRequest.MAX_PARTS; i++) {
            parts.add(part(i % 2 == 0 ? own : shared, TestItems.creation("n" + i, Map.of())));
        }
        assertThat(store.transactions.write(new TransactionRequest(id, parts)))
                .hasSize(100)
                .allMatch(Outcome.Done.class::isInstance);
        assertThat(read(shared, "n99")).isPresent();
    }

    @Test
    void repeatedIdOfAnotherTransactionIsAnError() {
        write(part(own, TestItems.creation("a", Map.of())));
        assertThatThrownBy(() -> write(part(own, TestItems.creation("b", Map.of()))))
                .hasMessage(
                        "[STORAGE_FAILED] create of product 'b' in app '" + own.name()
                                + "' failed: another transaction had the id '" + id + "' less than ten minutes ago; the"
                                + " application's IdGenerator must make each id once. See the cause for the store's own words.");
        assertThat(read(own, "b")).isEmpty();
    }
}
