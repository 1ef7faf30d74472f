package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.VersionConflictException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes whose answer or request is lost between the store and DynamoDB Local: where it can be told what became of them the
 * store tells it, and what is really stored agrees.
 */
@ExtendWith(DynamoDBExtension.class)
class UnansweredWritesTest {
    private FaultTransport faults;
    private Fixture fixture;
    private AWSDynamoDAO dao;
    private AppId app;

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        faults = FaultTransport.create();
        fixture = Fixture.between(faults, dynamoDB.endpoint());
        dao = fixture.dao;
        app = fixture.newApp();
    }

    @AfterEach
    void close() {
        fixture.close();
        faults.close();
    }

    static List<Arguments> lost() {
        return List.of(
                Arguments.of(Fault.loseAnswer(), true),
                Arguments.of(Fault.timeOut(), true),
                Arguments.of(Fault.internalErrorAfterwards(), true),
                Arguments.of(Fault.loseRequest(), false),
                Arguments.of(Fault.internalError(), false),
                Arguments.of(Fault.unavailable(), false));
    }

    private FaultRule lose(Fault fault) {
        return faults.on(Request.writes().calls(1)).then(fault);
    }

    private Optional<Item> stored(String id) {
        return dao.read(app, id, Consistency.STRONG);
    }

    private Item item(String id) {
        return fixture.stored(app, id, Map.of("stock", 7L));
    }

    private void isStored(String id, long version, long stock) {
        Item item = stored(id).orElseThrow();
        assertThat(item.version()).isEqualTo(version);
        assertThat(item.attributes()).containsEntry("stock", stock);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void creationOfANewIdIsDoneWhateverIsLost(Fault fault, boolean isApplied) {
        FaultRule rule = lose(fault);
        dao.create(app, new Creation(Fixture.item("a", Map.of("stock", 7L)), true));
        assertThat(rule.hits()).isEqualTo(1);
        isStored("a", 1, 7);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void creationOfAChosenIdIsDoneIfItIsFound(Fault fault, boolean isApplied) {
        lose(fault);
        Creation creation = new Creation(Fixture.item("a", Map.of("stock", 7L)), false);
        if (isApplied) {
            dao.create(app, creation);
            isStored("a", 1, 7);
        } else {
            assertThatThrownBy(() -> dao.create(app, creation)).isInstanceOf(WriteOutcomeUnknownException.class);
            assertThat(stored("a")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lost")
    void defect15UpdateFromARevisionIsDoneOnceWhateverIsLost(Fault fault, boolean isApplied) {
        Item held = item("a");
        FaultRule rule = lose(fault);
        dao.update(app, Fixture.update(held, new Change.Set("stock", 8L)));
        assertThat(rule.hits()).isEqualTo(1);
        isStored("a", 2, 8);
    }

    private static Update addition(Precondition precondition) {
        BigDecimal max = BigDecimal.valueOf(Long.MAX_VALUE);
        return Fixture.patch("a", precondition, new Change.Add("stock", BigDecimal.TEN, max.negate(), max));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void additionFromARevisionIsAddedOnceWhateverIsLost(Fault fault, boolean isApplied) {
        Item held = item("a");
        lose(fault);
        Optional<Item> after = dao.update(
                app, addition(Precondition.of(held.type(), held.state())).returningItem());
        assertThat(after.orElseThrow().attributes()).containsEntry("stock", 17L);
        isStored("a", 2, 17);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void additionWithoutARevisionIsNeverSentTwice(Fault fault, boolean isApplied) {
        item("a");
        lose(fault);
        if (isApplied) {
            dao.update(app, addition(Precondition.none()));
            isStored("a", 2, 17);
        } else {
            assertThatThrownBy(() -> dao.update(app, addition(Precondition.none())))
                    .isInstanceOf(WriteOutcomeUnknownException.class);
            isStored("a", 1, 7);
        }
        assertThat(faults.requests())
                .filteredOn(request -> request.operation().equals("UpdateItem"))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void deletionIsDoneWhateverIsLost(Fault fault, boolean isApplied) {
        Item held = item("a");
        lose(fault);
        dao.delete(app, new Deletion("a", Precondition.of(held.type(), held.state())));
        assertThat(stored("a")).isEmpty();
        item("b");
        lose(fault);
        dao.delete(app, Deletion.of("b"));
        assertThat(stored("b")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lost")
    void batchOfNewObjectsIsDoneWhateverIsLost(Fault fault, boolean isApplied) {
        List<Creation> creations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            creations.add(new Creation(Fixture.item("n" + i, Map.of("stock", (long) i)), true));
        }
        FaultRule rule = lose(fault);
        assertThat(dao.createAll(app, creations)).hasSize(60).containsOnly(Outcome.DONE);
        assertThat(rule.hits()).isEqualTo(1);
        for (int i = 0; i < 60; i++) {
            isStored("n" + i, 1, i);
        }
    }

    /** What somebody else does before it is known that the answer is lost. */
    private void changeBehindTheBack(Item held) {
        Item now = stored(held.id()).orElseThrow();
        dao.update(app, Fixture.update(now, new Change.Set("stock", 100L)));
    }

    @Test
    void anUpdateAfterWhichAnotherOneCameIsUnknown() {
        Item held = item("a");
        lose(Fault.loseAnswer(() -> changeBehindTheBack(held)));
        Update update = Fixture.update(held, new Change.Set("stock", 8L));
        WriteOutcomeUnknownException error =
                catchThrowableOfType(WriteOutcomeUnknownException.class, () -> dao.update(app, update));
        assertThat(error.id()).isEqualTo("a");
        isStored("a", 3, 100);
    }

    @Test
    void anUpdateThatWasLostBeforeAnotherOneCameIsAConflict() {
        Item held = item("a");
        changeBehindTheBack(held);
        lose(Fault.loseRequest());
        Update update = Fixture.update(held, new Change.Set("stock", 8L));
        assertThatThrownBy(() -> dao.update(app, update)).isInstanceOf(VersionConflictException.class);
        isStored("a", 2, 100);
    }

    @Test
    void aCreationThatAnotherHasDeletedSinceIsUnknownAndNotMadeAgain() {
        lose(Fault.loseAnswer(() -> dao.delete(app, Deletion.of("a"))));
        Creation creation = new Creation(Fixture.item("a", Map.of("stock", 7L)), false);
        assertThatThrownBy(() -> dao.create(app, creation)).isInstanceOf(WriteOutcomeUnknownException.class);
        assertThat(stored("a")).isEmpty();
    }
}
