package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests batches of any size on DynamoDB Local. */
class AWSDynamoDAOBatchTest extends StoreOnServiceTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 25, 26, 99, 100, 101, 250})
    void batchesOfAnySizeAreComplete(int count) {
        List<Item> items = TestItems.items(count);
        List<String> ids = items.stream().map(Item::id).collect(Collectors.toCollection(ArrayList::new));

        assertThat(dao.createAll(app, TestItems.creations(items, true)))
                .hasSize(count)
                .allMatch(Outcome.DONE::equals);
        Collections.shuffle(ids);
        assertThat(dao.readAll(app, ids, Consistency.STRONG).keySet()).containsExactlyElementsOf(ids);
        List<Update> updates = items.stream()
                .map(item -> TestItems.update(item, new Change.Set("n", -1)).returningItem())
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
        List<Item> items = TestItems.items(60);

        dao.createAll(app, TestItems.creations(items, true));
        assertThat(store.lastOperation().kind()).isEqualTo(Operation.Kind.CREATE_ALL);
        assertThat(store.lastOperation().cost()).isEqualTo(new Operation.Cost(3, 0, 0, 60));
        dao.readAll(app, items.stream().map(Item::id).toList(), Consistency.EVENTUAL);
        assertThat(store.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 30, 0));
        dao.deleteAll(app, items.stream().map(item -> Deletion.of(item.id())).toList());
        assertThat(store.lastOperation().cost().requests()).isEqualTo(3);
    }

    @Test
    void readAllKeepsOrderAndDropsDuplicatesAndUnknownIds() {
        store.stored(app, "a", Map.of());
        store.stored(app, "b", Map.of());

        assertThat(dao.readAll(app, List.of("b", "x", "a", "b"), Consistency.STRONG)
                        .keySet())
                .containsExactly("b", "a");
    }

    @Test
    void defect10OneTooLargeItemFailsAlone() {
        List<Item> items = new ArrayList<>(TestItems.items(30));
        items.set(7, TestItems.item("id7", Map.of("text", "x".repeat(410_000))));

        for (boolean isIdNew : new boolean[] {true, false}) {
            List<Outcome> outcomes = dao.createAll(app, TestItems.creations(items, isIdNew));
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
    void defect11RefusalOfOneItemDoesNotStopTheOthers() {
        store.stored(app, "id3", Map.of());
        List<Item> items = TestItems.items(30);

        List<Outcome> outcomes = dao.createAll(app, TestItems.creations(items, false));

        assertThat(((Outcome.Refused) outcomes.get(3)).error()).isInstanceOf(ObjectExistsException.class);
        assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(29);
        assertThat(store.lastOperation().error()).get().isInstanceOf(ObjectExistsException.class);
    }

    @Test
    void itemThatTheServiceRefusesFailsAloneInItsChunk() {
        // The service refuses a chunk that repeats an id. Core never sends one.
        List<Item> items =
                List.of(TestItems.item("a", Map.of()), TestItems.item("a", Map.of()), TestItems.item("b", Map.of()));

        assertThat(dao.restoreAll(app, items)).hasSize(3).allMatch(Outcome.DONE::equals);
    }
}
