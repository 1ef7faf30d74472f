package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultRule;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests writes that the service cannot compute: they read the item and are applied if what they read is unchanged. */
@Timeout(60)
class ComputedWriteTest extends StoreOnServiceTest {
    private static final Precondition ANY = Precondition.none();

    @AutoClose
    private final FaultTransport faults = FaultTransport.create();

    @Override
    DynamoDBTestStore open(DynamoDBServer dynamoDB) {
        return DynamoDBTestStore.at(dynamoDB.endpoint(), faults);
    }

    private static Update appendIfAbsent(Object... values) {
        return TestItems.patch("a1", ANY, new ListChange.AppendIfAbsent("list", List.of(values)));
    }

    private static Precondition onlyIf(Condition condition) {
        return new Precondition(Optional.empty(), Optional.empty(), Optional.of(condition));
    }

    private Object list() {
        return read("a1").orElseThrow().attributes().get("list");
    }

    @Test
    void listsAreChangedByAReadAndAWrite() {
        Item item =
                store.stored(app, "a1", Map.of("list", List.of(1, 2), "other", 5, "map", Map.of("l", List.of("a"))));
        Update update = TestItems.update(
                        item,
                        new ListChange.AppendIfAbsent("list", List.of(2, 3)),
                        new ListChange.RemoveElements(Path.parse("map.l"), List.of("a")),
                        new Change.Add("other", BigDecimal.ONE),
                        new Change.Set("text", "x"))
                .returningItem();
        Item expected = update.applyTo(app, Optional.of(item));

        assertThat(dao.update(app, update)).contains(expected);

        assertThat(store.lastOperation().cost().requests()).isEqualTo(2);
        assertThat(store.lastOperation().cost().retries()).isZero();
        assertThat(store.lastOperation().cost().readUnits()).isEqualTo(1);
        assertThat(store.lastOperation().cost().writeUnits()).isEqualTo(1);
        assertThat(read("a1")).contains(expected);
    }

    @Test
    void refusalsTakeTheReadAlone() {
        assertThatThrownBy(() -> dao.update(app, appendIfAbsent(1))).isInstanceOf(ObjectNotFoundException.class);
        assertThat(store.lastOperation().cost().requests()).isEqualTo(1);
        Item item = store.stored(app, "a1", Map.of("list", 5));

        assertThatThrownBy(() -> dao.update(app, appendIfAbsent(1)))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("list: it holds a number, which is not a list");
        assertThatThrownBy(() -> dao.update(
                        app,
                        TestItems.patch(
                                "a1",
                                onlyIf(Condition.exists("x")),
                                new ListChange.RemoveElements("none", List.of(1)))))
                .isInstanceOf(ConditionFailedException.class);
        assertThat(store.lastOperation().cost().requests()).isEqualTo(1);
        assertThat(store.lastOperation().cost().writeUnits()).isZero();
        dao.update(app, TestItems.update(item, new Change.Set("x", 1)));
        assertThatThrownBy(() ->
                        dao.update(app, TestItems.update(item, new ListChange.RemoveElements("none", List.of(1)))))
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void aChangeIsComputedAgainAfterAnotherWrite() throws Exception {
        store.stored(app, "a1", Map.of("list", List.of(1)));
        CountDownLatch released = new CountDownLatch(1);
        FaultRule held = faults.on(Request.of("UpdateItem").calls(1)).then(Fault.hold(released));

        CompletableFuture<Void> update = CompletableFuture.runAsync(() -> dao.update(app, appendIfAbsent(2)));
        while (held.hits() == 0) {
            Thread.onSpinWait();
        }
        dao.update(app, TestItems.patch("a1", ANY, new Change.Set("list", List.of(7))));
        released.countDown();
        update.join();

        assertThat(list()).isEqualTo(List.of(7L, 2L));
        assertThat(read("a1").orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void writersOfOtherFieldsDoNotCollide() throws Exception {
        store.stored(app, "a1", Map.of("list", List.of(1)));
        CountDownLatch released = new CountDownLatch(1);
        FaultRule held = faults.on(Request.of("UpdateItem").calls(1)).then(Fault.hold(released));

        CompletableFuture<Void> update = CompletableFuture.runAsync(() -> dao.update(app, appendIfAbsent(2)));
        while (held.hits() == 0) {
            Thread.onSpinWait();
        }
        dao.update(app, TestItems.patch("a1", ANY, new Change.Set("other", 5)));
        released.countDown();
        update.join();

        assertThat(store.lastOperation().cost().requests()).isEqualTo(2);
        assertThat(list()).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void concurrentAppendsAreAllApplied() {
        store.stored(app, "a1", Map.of());
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 5; i++) {
                        dao.update(app, appendIfAbsent(i, 100 * writer + i));
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);

        List<?> list = (List<?>) list();
        assertThat(list).doesNotHaveDuplicates().hasSize(5 + 3 * 5);
        assertThat(read("a1").orElseThrow().version()).isEqualTo(21);
    }

    @Test
    void aLostAnswerHasTheSameVerdictAsOfAnyUpdate() {
        Item item = store.stored(app, "a1", Map.of("list", List.of(1)));
        faults.on(Request.writes().calls(1)).then(Fault.loseAnswer());
        Update applied = TestItems.update(item, new ListChange.AppendIfAbsent("list", List.of(2)));
        assertThat(dao.update(app, applied.returningItem())).isEqualTo(read("a1"));
        faults.on(Request.writes().calls(1)).then(Fault.loseRequest());
        Update resent = TestItems.update(read("a1").orElseThrow(), new ListChange.AppendIfAbsent("list", List.of(3)));
        assertThat(dao.update(app, resent.returningItem())).isEqualTo(read("a1"));
        assertThat(list()).isEqualTo(List.of(1L, 2L, 3L));

        faults.on(Request.writes().calls(1)).then(Fault.loseRequest());
        assertThatThrownBy(() -> dao.update(app, appendIfAbsent(4))).isInstanceOf(WriteOutcomeUnknownException.class);
        assertThat(list()).isEqualTo(List.of(1L, 2L, 3L));
    }

    @Test
    void aReadThatFailsIsSentAgainAndWritesNothing() {
        store.stored(app, "a1", Map.of());
        faults.on(Request.of("GetItem").calls(2)).then(Fault.loseAnswer());

        dao.update(app, appendIfAbsent(1));

        assertThat(list()).isEqualTo(List.of(1L));
    }

    @Test
    void theLargestVersionIsNotRaised() {
        Item last = new Item("a1", "product", Long.MAX_VALUE, Optional.of("r"), 1, Map.of("list", List.of()));
        dao.restore(app, last);

        for (Update update : List.of(
                TestItems.update(last, new Change.Set("x", 1)),
                TestItems.patch("a1", ANY, new Change.Set("x", 1)),
                appendIfAbsent(1))) {
            assertThatThrownBy(() -> dao.update(app, update))
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessageContaining("version");
        }
        assertThat(read("a1")).contains(last);
    }

    /** The heaviest conditions that are admitted, each with a path as deep as the weight allows. */
    private static List<Condition> heaviestConditions() {
        Path deep = Path.field("d");
        for (int i = 0; i < Limits.MAX_NESTING; i++) {
            deep = i % 2 == 0 ? deep.index(Limits.MAX_INDEX) : deep.name("n" + i);
        }
        List<Object> lists = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_COMPARISONS; i++) {
            lists.add(List.of("a" + i));
            texts.add("t" + i);
        }
        Condition absent = Condition.absent("absent0");
        Condition notExists = Condition.exists("absent0").not();
        Condition indexed = Condition.absent("l0[0]");
        Condition same = one("s0");
        for (int i = 1; i < Limits.MAX_COMPARISONS; i++) {
            absent = absent.and(Condition.absent("absent" + i));
            notExists = notExists.and(Condition.exists("absent" + i).not());
            indexed = indexed.and(Condition.absent("l" + i + "[0]"));
            same = same.or(one("s" + i).not());
        }
        Condition deepest = Condition.absent(deep);
        for (int i = 1; i < 4; i++) {
            deepest = deepest.and(Condition.absent(deep.parent().name("m" + i)));
        }
        return List.of(
                absent,
                notExists,
                indexed,
                same,
                deepest,
                Condition.in("missing", lists).not(),
                new Condition(new ContentCondition.SameElements(Path.field("missing"), texts)).not());
    }

    private static Condition one(String field) {
        return new Condition(new ContentCondition.SameElements(Path.field(field), List.of("a")));
    }

    /** The most changes that are admitted, with as many of the heaviest kinds as fit. */
    private static List<List<Change>> heaviestChanges() {
        List<Change> flat = new ArrayList<>();
        List<Change> nested = new ArrayList<>();
        List<Change> deep = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_FIELDS; i++) {
            boolean isCounted = i < Limits.MAX_ADDITIONS;
            Change set = new Change.Set("field" + i, i);
            flat.add(isCounted ? new Change.Add("field" + i, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN) : set);
            nested.add(isCounted ? new Change.Add(Path.field("m").name("n" + i), BigDecimal.ONE) : set);
            boolean isDeep = i < Limits.MAX_ADDITIONS / 2;
            deep.add(isDeep ? new ListChange.Append(Path.parse("m.a.b.c.d.`e." + i + "`"), List.of(i)) : set);
        }
        return List.of(flat, nested, deep);
    }

    @Test
    void theHeaviestUpdatesAndDeletionsAreAccepted() {
        Object inner = Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of()))));
        for (Condition condition : heaviestConditions()) {
            for (List<Change> changes : heaviestChanges()) {
                Item item = TestItems.item("a1", Map.of("m", inner));
                dao.restore(app, item);
                Precondition most =
                        new Precondition(Optional.of(item.type()), Optional.empty(), Optional.of(condition));
                Update update = TestItems.patch("a1", most, changes.toArray(new Change[0]));
                Item expected = update.applyTo(app, Optional.of(item));

                dao.update(app, update);

                assertThat(read("a1")).contains(expected);
            }
            dao.delete(app, new Deletion("a1", onlyIf(condition)));
            assertThat(read("a1")).isEmpty();
        }
    }
}
