package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of the store, on the service. */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOBatchTest {
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 25, 26, 99, 100, 101, 250})
    void batchesOfAnySize(int count) {
        List<Item> items = IntStream.range(0, count)
                .mapToObj(i -> Fixture.item("id" + i, Map.of("n", i)))
                .toList();
        List<String> ids = items.stream().map(Item::id).collect(Collectors.toCollection(ArrayList::new));

        assertThat(dao.createAll(app, Fixture.creations(items, true)))
                .hasSize(count)
                .allMatch(Outcome.DONE::equals);
        Collections.shuffle(ids);
        assertThat(dao.readAll(app, ids, Consistency.STRONG).keySet()).containsExactlyElementsOf(ids);
        List<Update> updates = items.stream()
                .map(item -> Fixture.update(item, new Change.Set("n", -1)).returningItem())
                .toList();
        assertThat(dao.updateAll(app, updates))
                .hasSize(count)
                .allSatisfy(outcome -> assertThat(
                                ((Outcome.Done) outcome).item().orElseThrow().version())
                        .isEqualTo(2));
        assertThat(dao.restoreAll(app, items)).hasSize(count).allMatch(Outcome.DONE::equals);
        assertThat(dao.readAll(app, ids, Consistency.STRONG).values()).containsExactlyInAnyOrderElementsOf(items);
        assertThat(dao.deleteAll(app, ids.stream().map(Deletion::of).toList()))
                .hasSize(count)
                .allMatch(Outcome.DONE::equals);
        assertThat(dao.readAll(app, ids, Consistency.STRONG)).isEmpty();
    }

    @Test
    void batchSendsAsFewRequestsAsPossible() {
        List<Item> items = IntStream.range(0, 60)
                .mapToObj(i -> Fixture.item("id" + i, Map.of()))
                .toList();

        dao.createAll(app, Fixture.creations(items, true));
        assertThat(fixture.lastOperation().kind()).isEqualTo(Operation.Kind.CREATE_ALL);
        assertThat(fixture.lastOperation().cost()).isEqualTo(new Operation.Cost(3, 0, 0, 60));
        dao.readAll(app, items.stream().map(Item::id).toList(), Consistency.EVENTUAL);
        assertThat(fixture.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 30, 0));
        dao.deleteAll(app, items.stream().map(item -> Deletion.of(item.id())).toList());
        assertThat(fixture.lastOperation().cost().requests()).isEqualTo(3);
    }

    @Test
    void readAllKeepsOrderAndDropsDuplicatesAndUnknownIds() {
        fixture.stored(app, "a", Map.of());
        fixture.stored(app, "b", Map.of());

        assertThat(dao.readAll(app, List.of("b", "x", "a", "b"), Consistency.STRONG)
                        .keySet())
                .containsExactly("b", "a");
    }

    @Test
    void defect10OneTooLargeItemFailsAlone() {
        List<Item> items = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> Fixture.item("id" + i, Map.of("n", i)))
                .toList());
        items.set(7, Fixture.item("id7", Map.of("text", "x".repeat(410_000))));

        for (boolean isIdNew : new boolean[] {true, false}) {
            List<Outcome> outcomes = dao.createAll(app, Fixture.creations(items, isIdNew));
            assertThat(((Outcome.Refused) outcomes.get(7)).error()).isInstanceOf(ObjectTooLargeException.class);
            assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(29);
            assertThat(dao.read(app, "id7", Consistency.STRONG)).isEmpty();
            assertThat(dao.deleteAll(
                            app,
                            items.stream().map(item -> Deletion.of(item.id())).toList()))
                    .allMatch(Outcome.DONE::equals);
        }
    }

    @Test
    void defect11RefusedOnesDoNotKeepOthersFromBeingWritten() {
        fixture.stored(app, "id3", Map.of());
        List<Item> items = IntStream.range(0, 30)
                .mapToObj(i -> Fixture.item("id" + i, Map.of("n", i)))
                .toList();

        List<Outcome> outcomes = dao.createAll(app, Fixture.creations(items, false));

        assertThat(((Outcome.Refused) outcomes.get(3)).error()).isInstanceOf(ObjectExistsException.class);
        assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(29);
        assertThat(fixture.lastOperation().error()).get().isInstanceOf(ObjectExistsException.class);
    }

    @Test
    void itemThatTheServiceRefusesFailsAloneInItsChunk() {
        // The API checks ids, so that this never happens but for a table that others have made.
        List<Item> items =
                List.of(Fixture.item("a", Map.of()), Fixture.item("a", Map.of()), Fixture.item("b", Map.of()));

        assertThat(dao.restoreAll(app, items)).hasSize(3).allMatch(Outcome.DONE::equals);
    }
}
