package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultRule;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests writes on DynamoDB Local whose request or answer is lost. The reported outcome must agree with the stored item.
 */
@Timeout(60)
class LostAnswerOnServiceTest extends StoreOnServiceTest {
    @AutoClose
    private final FaultTransport faults = FaultTransport.create();

    @Override
    DynamoDBTestStore open(DynamoDBServer dynamoDB) {
        return DynamoDBTestStore.at(dynamoDB.endpoint(), faults);
    }

    /** Returns each fault that leaves a write unanswered, and whether the write is applied. */
    static List<Arguments> lost() {
        return List.of(
                Arguments.of(Fault.loseAnswer(), true),
                Arguments.of(Fault.timeOut(), true),
                Arguments.of(Fault.internalErrorAfterwards(), true),
                Arguments.of(Fault.loseRequest(), false),
                Arguments.of(Fault.internalError(), false),
                Arguments.of(Fault.unavailable(), false));
    }

    /** Makes the next writes fail. */
    private FaultRule lose(int calls, Fault fault) {
        return faults.on(Request.writes().calls(calls)).then(fault);
    }

    private static Update addition(Precondition precondition) {
        BigDecimal max = BigDecimal.valueOf(Long.MAX_VALUE);
        return TestItems.patch("a1", precondition, new Change.Add("stock", BigDecimal.TEN, max.negate(), max));
    }

    private void assertStored(String id, long version, long stock) {
        Item item = read(id).orElseThrow();
        assertThat(item.version()).isEqualTo(version);
        assertThat(item.attributes()).containsEntry("stock", stock);
    }

    private static void assertUnknown(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(WriteOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void creationOfANewIdIsDone(Fault fault, boolean isApplied) {
        Item first = TestItems.item("a1", Map.of("stock", 7L));
        Item second = TestItems.item("a2", Map.of());

        FaultRule one = lose(1, fault);
        dao.create(app, new Creation(first, true));
        FaultRule two = lose(2, fault);
        dao.create(app, new Creation(second, true));

        assertThat(one.hits()).isEqualTo(1);
        assertThat(two.hits()).isPositive();
        assertThat(read("a1")).contains(first);
        assertThat(read("a2")).contains(second);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void creationOfAChosenIdIsDoneIfItWasApplied(Fault fault, boolean isApplied) {
        Creation creation = TestItems.creation("a1", Map.of("stock", 7L));
        lose(1, fault);

        if (isApplied) {
            dao.create(app, creation);
            assertThat(read("a1")).contains(creation.item());
        } else {
            assertUnknown(() -> dao.create(app, creation));
            assertThat(read("a1")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lost")
    void defect15UpdateIsAppliedExactlyOnce(Fault fault, boolean isApplied) {
        Item held = store.stored(app, "a1", Map.of("stock", 7L));
        FaultRule rule = lose(1, fault);

        dao.update(app, TestItems.update(held, new Change.Set("stock", 8L)));

        assertThat(rule.hits()).isEqualTo(1);
        assertStored("a1", 2, 8);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void additionFromARevisionIsAppliedExactlyOnce(Fault fault, boolean isApplied) {
        Item held = store.stored(app, "a1", Map.of("stock", 7L));
        lose(1, fault);

        Optional<Item> after =
                dao.update(app, addition(TestItems.unchanged(held)).returningItem());

        assertThat(after).isPresent().isEqualTo(read("a1"));
        assertStored("a1", 2, 17);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void patchWithoutARevisionIsNeverSentTwice(Fault fault, boolean isApplied) {
        Item before = store.stored(app, "a1", Map.of("stock", 7L));
        Item other = store.stored(app, "a2", Map.of());
        Update append = TestItems.patch("a2", Precondition.none(), new ListChange.Append("list", List.of(1)));

        lose(1, fault);
        if (isApplied) {
            dao.update(app, addition(Precondition.none()));
            lose(1, fault);
            dao.update(app, append);
            assertStored("a1", 2, 17);
            assertThat(read("a2").orElseThrow().attributes()).containsEntry("list", List.of(1L));
        } else {
            assertUnknown(() -> dao.update(app, addition(Precondition.none())));
            lose(1, fault);
            assertUnknown(() -> dao.update(app, append));
            assertThat(read("a1")).contains(before);
            assertThat(read("a2")).contains(other);
        }
        assertThat(faults.requests())
                .filteredOn(request -> request.operation().equals("UpdateItem"))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void deletionsAndRestoresAreDone(Fault fault, boolean isApplied) {
        Item held = store.stored(app, "a1", Map.of());
        store.stored(app, "a2", Map.of());

        lose(1, fault);
        dao.delete(app, new Deletion("a1", TestItems.unchanged(held)));
        lose(1, fault);
        dao.delete(app, Deletion.of("a2"));
        assertThat(dao.readPage(app, 10, Optional.empty()).items()).isEmpty();

        lose(1, fault);
        dao.restore(app, held);
        assertThat(read("a1")).contains(held);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void batchOfNewObjectsIsDone(Fault fault, boolean isApplied) {
        List<Item> items = TestItems.items(60);
        FaultRule rule = lose(1, fault);

        assertThat(dao.createAll(app, TestItems.creations(items, true)))
                .hasSize(60)
                .containsOnly(Outcome.DONE);

        assertThat(rule.hits()).isEqualTo(1);
        assertThat(dao.readPage(app, 100, Optional.empty()).items()).containsExactlyInAnyOrderElementsOf(items);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void batchesAreDone(Fault fault, boolean isApplied) {
        List<Item> items = TestItems.items(30);
        lose(2, fault);
        assertThat(dao.createAll(app, TestItems.creations(items, true))).allMatch(Outcome.DONE::equals);

        lose(10, fault);
        List<Update> updates = items.stream()
                .map(item -> TestItems.update(item, new Change.Add("count", BigDecimal.ONE)))
                .toList();
        assertThat(dao.updateAll(app, updates)).allMatch(Outcome.Done.class::isInstance);
        assertThat(dao.readPage(app, 100, Optional.empty()).items())
                .hasSize(30)
                .allSatisfy(item -> assertThat(item.attributes()).containsEntry("count", 1L))
                .allSatisfy(item -> assertThat(item.version()).isEqualTo(2));

        lose(2, fault);
        assertThat(dao.deleteAll(app, TestItems.deletions(30))).allMatch(Outcome.DONE::equals);
        assertThat(dao.readPage(app, 10, Optional.empty()).items()).isEmpty();
    }

    private void changeByAnotherWriter(String id) {
        dao.update(app, TestItems.update(read(id).orElseThrow(), new Change.Set("stock", 100L)));
    }

    private static Item createdLater(Item held) {
        return new Item("a1", held.type(), 1, Optional.of("later"), held.timestamp() + 1, Map.of("stock", 0L));
    }

    @Test
    void updateFollowedByAnotherWriteIsUnknown() {
        Item held = store.stored(app, "a1", Map.of("stock", 7L));
        lose(1, Fault.loseAnswer(() -> changeByAnotherWriter("a1")));

        ScriptedStore.unknown(() -> dao.update(app, TestItems.update(held, new Change.Set("stock", 8L))));
        assertStored("a1", 3, 100);
    }

    @Test
    void lostUpdateAfterAnotherWriteIsAConflict() {
        Item held = store.stored(app, "a1", Map.of("stock", 7L));
        changeByAnotherWriter("a1");
        lose(1, Fault.loseRequest());

        Update update = TestItems.update(held, new Change.Set("stock", 8L));
        assertThatThrownBy(() -> dao.update(app, update)).isInstanceOf(VersionConflictException.class);
        assertStored("a1", 2, 100);
    }

    @Test
    void creationThatAnotherWriterDeletedSinceIsUnknownAndNotRepeated() {
        lose(1, Fault.loseAnswer(() -> dao.delete(app, Deletion.of("a1"))));

        assertUnknown(() -> dao.create(app, TestItems.creation("a1", Map.of("stock", 7L))));
        assertThat(read("a1")).isEmpty();
    }

    /** The stored item has the next version and another revision, although the update was applied. */
    @Test
    void updateOfAnObjectThatIsRecreatedSinceIsNoConflict() {
        Item held = store.stored(app, "a1", Map.of("stock", 5L));
        Item later = createdLater(held);
        lose(1, Fault.loseAnswer(() -> {
            dao.delete(app, Deletion.of("a1"));
            dao.create(app, new Creation(later, false));
            dao.update(app, addition(TestItems.unchanged(later)));
        }));

        assertUnknown(() -> dao.update(app, addition(TestItems.unchanged(held))));
    }

    @Test
    void deletionOfAnObjectThatIsRecreatedSinceLeavesItAlone() {
        Item held = store.stored(app, "a1", Map.of());
        Item later = createdLater(held);
        lose(1, Fault.loseAnswer(() -> dao.create(app, new Creation(later, false))));

        assertUnknown(() -> dao.delete(app, new Deletion("a1", TestItems.unchanged(held))));
        assertThat(read("a1")).contains(later);
    }
}
