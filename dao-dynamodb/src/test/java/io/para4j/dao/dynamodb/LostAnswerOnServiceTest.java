package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultRule;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What DynamoDB Local stores, and the caller is told, when the first attempt at a write gets no answer. */
@Timeout(60)
@ExtendWith(DynamoDBExtension.class)
class LostAnswerOnServiceTest {
    private final FaultTransport faults = FaultTransport.create();
    private Fixture fixture;
    private AWSDynamoDAO dao;
    private AppId app;

    static List<Fault> applied() {
        return List.of(Fault.loseAnswer(), Fault.internalErrorAfterwards(), Fault.timeOut());
    }

    static List<Fault> notApplied() {
        return List.of(Fault.loseRequest(), Fault.internalError(), Fault.unavailable());
    }

    static List<Fault> any() {
        return Stream.concat(applied().stream(), notApplied().stream()).toList();
    }

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        fixture = Fixture.at(dynamoDB.endpoint(), faults);
        dao = fixture.dao;
        app = fixture.newApp();
    }

    @AfterEach
    void close() {
        fixture.close();
        faults.close();
    }

    /** The next so many writes meet a fault. */
    private FaultRule fail(int calls, Fault fault) {
        return faults.on(Request.writes().calls(calls)).then(fault);
    }

    private Optional<Item> read(String id) {
        return dao.read(app, id, Consistency.STRONG);
    }

    private static Update counting(Item held) {
        Change add = new Change.Add("count", BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.valueOf(1000));
        return Fixture.update(held, add).returningItem();
    }

    @ParameterizedTest
    @MethodSource("applied")
    void creationThatWasAppliedIsDone(Fault fault) {
        Item item = Fixture.item("a1", Map.of());
        fail(1, fault);
        dao.create(app, new Creation(item, false));
        assertThat(read("a1")).contains(item);
    }

    @ParameterizedTest
    @MethodSource("notApplied")
    void creationOfAChosenIdThatWasNotAppliedIsUnknown(Fault fault) {
        fail(1, fault);
        assertThat(catchThrowableOfType(
                        WriteOutcomeUnknownException.class,
                        () -> dao.create(app, new Creation(Fixture.item("a1", Map.of()), false))))
                .isNotNull();
        assertThat(read("a1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("any")
    void creationOfANewIdIsDone(Fault fault) {
        Item item = Fixture.item("a1", Map.of());
        FaultRule rule = fail(2, fault);
        dao.create(app, new Creation(item, true));
        assertThat(read("a1")).contains(item);
        assertThat(rule.hits()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("any")
    void defect15UpdateIsAppliedExactlyOnce(Fault fault) {
        Item held = fixture.stored(app, "a1", Map.of("count", 5));
        fail(1, fault);
        Optional<Item> after = dao.update(app, counting(held));
        assertThat(after).isPresent().isEqualTo(read("a1"));
        assertThat(after.orElseThrow().attributes()).containsEntry("count", 6L);
        assertThat(after.orElseThrow().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("applied")
    void patchThatWasAppliedIsDoneExactlyOnce(Fault fault) {
        fixture.stored(app, "a1", Map.of());
        fail(1, fault);
        dao.update(app, Fixture.patch("a1", Precondition.none(), new Change.Append("list", List.of(1))));
        assertThat(read("a1").orElseThrow().attributes()).containsEntry("list", List.of(1L));
    }

    @ParameterizedTest
    @MethodSource("notApplied")
    void patchThatWasNotAppliedIsUnknown(Fault fault) {
        Item item = fixture.stored(app, "a1", Map.of());
        fail(1, fault);
        Update patch = Fixture.patch("a1", Precondition.none(), new Change.Append("list", List.of(1)));
        assertThat(catchThrowableOfType(WriteOutcomeUnknownException.class, () -> dao.update(app, patch)))
                .isNotNull();
        assertThat(read("a1")).contains(item);
    }

    @ParameterizedTest
    @MethodSource("any")
    void deletionsAndRestoresAreDone(Fault fault) {
        Item held = fixture.stored(app, "a1", Map.of());
        fixture.stored(app, "a2", Map.of());
        fail(1, fault);
        dao.delete(app, new Deletion("a1", Precondition.of(held.type(), held.state())));
        fail(1, fault);
        dao.delete(app, Deletion.of("a2"));
        assertThat(dao.readPage(app, 10, Optional.empty()).items()).isEmpty();
        fail(1, fault);
        dao.restore(app, held);
        assertThat(read("a1")).contains(held);
    }

    @ParameterizedTest
    @MethodSource("any")
    void batchesAreDone(Fault fault) {
        List<Item> items = IntStream.range(0, 30)
                .mapToObj(i -> Fixture.item("id" + i, Map.of("count", 0)))
                .toList();
        fail(2, fault);
        assertThat(dao.createAll(
                        app,
                        items.stream().map(item -> new Creation(item, true)).toList()))
                .allMatch(Outcome.DONE::equals);
        fail(10, fault);
        assertThat(dao.updateAll(
                        app,
                        items.stream().map(LostAnswerOnServiceTest::counting).toList()))
                .allMatch(Outcome.Done.class::isInstance);
        assertThat(dao.readPage(app, 100, Optional.empty()).items())
                .hasSize(30)
                .allSatisfy(item -> assertThat(item.attributes()).containsEntry("count", 1L))
                .allSatisfy(item -> assertThat(item.version()).isEqualTo(2));
        fail(2, fault);
        assertThat(dao.deleteAll(
                        app, items.stream().map(item -> Deletion.of(item.id())).toList()))
                .allMatch(Outcome.DONE::equals);
        assertThat(dao.readPage(app, 10, Optional.empty()).items()).isEmpty();
    }

    /** What is stored has the next version and another's revision, and yet our update was applied. */
    @Test
    void updateOfAnObjectThatOthersCreateAnewIsNoConflict() {
        Item held = fixture.stored(app, "a1", Map.of("count", 5));
        Item anew = new Item("a1", held.type(), 1, Optional.of("anew"), held.timestamp() + 1, Map.of("count", 0));
        fail(1, Fault.loseAnswer(() -> {
            dao.delete(app, Deletion.of("a1"));
            dao.create(app, new Creation(anew, false));
            dao.update(app, counting(anew));
        }));
        assertThat(catchThrowableOfType(WriteOutcomeUnknownException.class, () -> dao.update(app, counting(held))))
                .isNotNull();
    }

    @Test
    void deletionOfAnObjectThatOthersCreateAnewLeavesItAlone() {
        Item held = fixture.stored(app, "a1", Map.of());
        Item anew = new Item("a1", held.type(), 1, Optional.of("anew"), held.timestamp() + 1, Map.of());
        fail(1, Fault.loseAnswer(() -> dao.create(app, new Creation(anew, false))));
        Deletion deletion = new Deletion("a1", Precondition.of(held.type(), held.state()));
        assertThat(catchThrowableOfType(WriteOutcomeUnknownException.class, () -> dao.delete(app, deletion)))
                .isNotNull();
        assertThat(read("a1")).contains(anew);
    }
}
