package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.StorageException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests operations on single items on DynamoDB Local. */
class AWSDynamoDAOTest extends StoreOnServiceTest {

    @Test
    void createdItemIsReadBack() {
        Item item = store.stored(app, "a1", Map.of("name", "Bike", "price", 12.5, "stock", 3));

        assertThat(read("a1")).contains(item);
        assertThat(dao.read(app, "a1", Consistency.EVENTUAL)).contains(item);
        assertThat(read("a2")).isEmpty();
    }

    @Test
    void createOfTakenIdIsRefused() {
        Item item = store.stored(app, "a1", Map.of("name", "first"));

        assertThatThrownBy(() -> store.stored(app, "a1", Map.of("name", "second")))
                .isInstanceOf(ObjectExistsException.class);
        assertThatThrownBy(() -> dao.create(app, new Creation(TestItems.item("a1", Map.of()), true)))
                .isInstanceOf(ObjectExistsException.class);
        assertThat(read("a1")).contains(item);
    }

    @Test
    void deleteChecksItsPrecondition() {
        Item item = store.stored(app, "a1", Map.of("stock", 3));
        Deletion stale = new Deletion("a1", Precondition.of("product", TestItems.state(1, "other")));
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
        assertThat(dao.restoreAll(none, List.of(TestItems.item("a", Map.of()))))
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
    void eachOperationIsReportedWithItsCost() {
        Item item = store.stored(app, "a1", Map.of("text", "x".repeat(1500)));
        assertThat(store.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 0, 2));
        read("a1");
        assertThat(store.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 1, 0));
        dao.read(app, "a1", Consistency.EVENTUAL);
        assertThat(store.lastOperation().cost()).isEqualTo(new Operation.Cost(1, 0, 0.5, 0));
        dao.update(app, TestItems.update(item, new Change.Set("x", 1)));
        assertThat(store.lastOperation().kind()).isEqualTo(Operation.Kind.UPDATE);
        dao.readPage(app, 10, Optional.empty());
        assertThat(store.lastOperation().objects()).isEqualTo(1);
        assertThatThrownBy(() -> dao.update(app, TestItems.update(item))).isInstanceOf(VersionConflictException.class);
        assertThat(store.lastOperation().error()).get().isInstanceOf(VersionConflictException.class);
        assertThat(store.operations).hasSize(6);
    }

    @Test
    void closedStoreSendsNothing() {
        store.close();

        assertThatThrownBy(() -> read("a1")).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> store.stored(app, "a1", Map.of()))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        error -> assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT));
        assertThat(dao.restoreAll(app, List.of(TestItems.item("a1", Map.of()))))
                .singleElement()
                .isInstanceOf(Outcome.Refused.class);
    }
}
