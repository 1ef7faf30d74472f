package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the stored form of items on DynamoDB Local, including items that other programs wrote. */
class StoredFormTest extends StoreOnServiceTest {

    private void putForeign(Map<String, AttributeValue> attributes) {
        store.client.putItem(put -> put.tableName(store.layout.table(app)).item(attributes));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    @Test
    void storedItemHasTypedAttributesAndItsApp() {
        Item item = store.stored(app, "a1", Map.of("stock", 3));

        Map<String, AttributeValue> stored = store.client
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
    void itemWithoutVersionIsUpdatedOnceFromZero() {
        Item item = new Item("a1", "product", 0, Optional.empty(), 0, Map.of());
        dao.restore(app, item);

        Update update = TestItems.update(item, new Change.Set("name", "x")).returningItem();
        assertThat(dao.update(app, update).orElseThrow().version()).isEqualTo(1);
        assertThatThrownBy(() -> dao.update(app, TestItems.update(item, new Change.Set("name", "y"))))
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void itemWithVersionButWithoutRevisionIsUpdatedFromThatVersion() {
        Item item = new Item("a1", "product", 7, Optional.empty(), 0, Map.of());
        dao.restore(app, item);
        Update stale =
                TestItems.patch("a1", Precondition.of("product", TestItems.state(6, null)), new Change.Remove("x"));

        assertThatThrownBy(() -> dao.update(app, stale)).isInstanceOf(VersionConflictException.class);
        Update update = TestItems.update(item, new Change.Set("name", "x")).returningItem();
        assertThat(dao.update(app, update).orElseThrow().version()).isEqualTo(8);
    }

    @Test
    void attributesOfOtherProgramsAreRead() {
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
    void defect16UnreadableItemIsAnErrorByIdAndListedApartInPages() {
        Item item = store.stored(app, "good", Map.of());
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
        assertThatThrownBy(() -> dao.update(app, TestItems.patch("ghost", Precondition.none(), new Change.Set("x", 1))))
                .isInstanceOf(UnreadableObjectException.class);
        ItemPage page = dao.readPage(app, 3, Optional.empty());
        assertThat(page.items()).containsExactly(item);
        assertThat(page.unreadable())
                .extracting(UnreadableObjectException::id)
                .containsExactlyInAnyOrder("ghost", "odd");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void idOfAnUnreadableItemIsTaken() {
        Map<String, AttributeValue> ghost = Map.of("key", text("ghost"));
        putForeign(ghost);
        Creation creation = new Creation(TestItems.item("ghost", Map.of()), false);

        assertThatThrownBy(() -> dao.create(app, creation)).isInstanceOf(ObjectExistsException.class);
        assertThat(dao.createAll(app, List.of(creation)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error()).isInstanceOf(ObjectExistsException.class));
        assertThat(store.client
                        .getItem(get -> get.tableName(store.layout.table(app)).key(ghost))
                        .item())
                .isEqualTo(ghost);
    }
}
