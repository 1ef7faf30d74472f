package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.InvalidCursorException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Tests the keys and the pages of apps in the shared table on DynamoDB Local. */
class SharedTableTest extends SharedTableOnServiceTest {

    /** Reads all pages. Returns the ids and collects the errors of unreadable items. */
    private List<String> walk(AppId app, int limit, List<UnreadableObjectException> unreadable) {
        List<String> ids = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = dao.readPage(app, limit, position);
            page.items().forEach(item -> ids.add(item.id()));
            unreadable.addAll(page.unreadable());
            assertThat(page.items().size() + page.unreadable().size()).isLessThanOrEqualTo(limit);
            position = page.next();
        } while (position.isPresent());
        return ids;
    }

    @Test
    void itemHasTheKeyOfItsAppAndTheAppWithASpace() {
        store.stored(SHOP, "a_1", Map.of("title", "t"));

        assertThat(rows()).containsOnlyKeys("shop_a_1");
        assertThat(rows().get("shop_a_1")).containsEntry(TableLayout.APP, AttributeValue.fromS(" shop"));
    }

    @Test
    void itemWithoutTimestampIsStoredWithZeroAndReadWithNone() {
        Item item = new Item("a", "product", 1, Optional.of("r"), 0, Map.of());
        dao.restore(SHOP, item);

        assertThat(rows().get("shop_a")).containsEntry(Item.TIMESTAMP, AttributeValue.fromN("0"));
        assertThat(dao.readPage(SHOP, 10, Optional.empty()).items()).containsExactly(item);
        assertThat(dao.read(SHOP, "a", Consistency.STRONG).orElseThrow().field(Item.TIMESTAMP))
                .isEmpty();
    }

    @Test
    void appWithoutItemsIsEmptyNextToOthers() {
        fill(BLOG, 3);

        assertThat(dao.readPage(SHOP, 10, Optional.empty()))
                .isEqualTo(new ItemPage(List.of(), List.of(), Optional.empty()));
    }

    @Test
    void pageIsOneQueryOfTheIndexForOneItemMore() {
        fill(SHOP, 7);

        ItemPage page = dao.readPage(SHOP, 5, Optional.empty());

        assertThat(page.items()).hasSize(5);
        assertThat(store.lastOperation().cost().requests()).isEqualTo(1);
        QueryRequest request = new RequestFactory(store.layout, store.codec).query(SHOP, 6, Map.of());
        assertThat(request.indexName()).isEqualTo("appid-timestamp-index");
        assertThat(request.limit()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void foreignRowsOfTheIndexAreListedOnceAndApart(int limit) {
        fill(SHOP, 6);
        for (long timestamp : List.of(0L, 1L, 1_700_000_000_000L, 1_800_000_000_000L)) {
            put("blog_foreign" + timestamp, " shop", timestamp);
        }
        List<UnreadableObjectException> unreadable = new ArrayList<>();

        List<String> ids = walk(SHOP, limit, unreadable);

        assertThat(ids).containsExactlyInAnyOrder("id0", "id1", "id2", "id3", "id4", "id5");
        assertThat(unreadable)
                .extracting(error -> error.target().id())
                .containsExactlyInAnyOrder(
                        "blog_foreign0", "blog_foreign1", "blog_foreign1700000000000", "blog_foreign1800000000000");
        assertThat(walk(BLOG, limit, unreadable)).isEmpty();
    }

    @Test
    void pageDoesNotGrowWithForeignRows() {
        fill(SHOP, 1);
        for (int i = 0; i < 30; i++) {
            put("blog_foreign" + i, " shop", 1);
        }
        List<UnreadableObjectException> unreadable = new ArrayList<>();

        ItemPage page = dao.readPage(SHOP, 4, Optional.empty());

        assertThat(page.unreadable()).hasSize(4);
        assertThat(store.lastOperation().cost().requests()).isEqualTo(1);
        assertThat(walk(SHOP, 4, unreadable)).containsExactly("id0");
        assertThat(unreadable).hasSize(30);
    }

    @Test
    void positionOfAForeignRowLeadsToTheAppsOwnItemsOnly() {
        fill(BLOG, 5);
        fill(SHOP, 5);

        ItemPage page = dao.readPage(SHOP, 10, Optional.of("f:5:blog_id0"));

        assertThat(page.items())
                .hasSize(5)
                .isEqualTo(dao.readPage(SHOP, 10, Optional.empty()).items());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i:",
                "i:1",
                "i:1:",
                "i:1:blog_a",
                "i:1:shop",
                "i:1:shop-a",
                "i:1:a",
                "k:shop_a",
                "k:a",
                "i::shop_a",
                "i:x:shop_a",
                "i:1E999:shop_a",
                "i:1E99999999999:shop_a",
                "i:\u0661:shop_a",
                "i:+1:shop_a",
                "i:1.2.3:shop_a",
                "i: 1:shop_a",
                "f:1:shop_a",
                "f:1:",
                "f:x:blog_a",
                "f:blog_a",
                "f:1",
                " i:1:shop_a"
            })
    void positionOutsideTheAppIsRefused(String position) {
        assertThatThrownBy(() -> dao.readPage(SHOP, 10, Optional.of(position)))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void inventedPositionShowsTheAppsOwnItemsOnly() {
        fill(SHOP, 5);
        fill(BLOG, 5);

        ItemPage page = dao.readPage(SHOP, 10, Optional.of("i:5:shop_nothing"));

        assertThat(page.items()).hasSize(5);
        assertThat(page.items()).extracting(Item::id).allMatch(id -> !id.contains("_"));
    }

    @Test
    void defect20PairsThatConcatenateEquallyAreDifferentObjects() {
        AppId a = AppId.ofShared("a");
        AppId ab = AppId.ofShared("a-b");
        Item first = store.stored(a, "b_c", Map.of("of", "a"));
        assertThat(dao.read(ab, "c", Consistency.STRONG)).isEmpty();
        Item second = store.stored(ab, "c", Map.of("of", "a-b"));
        Item third = store.stored(a, "-b_c", Map.of("of", "a"));

        assertThat(rows()).containsOnlyKeys("a_b_c", "a-b_c", "a_-b_c");
        assertThat(dao.read(a, "b_c", Consistency.STRONG)).contains(first);
        assertThat(dao.read(ab, "c", Consistency.STRONG)).contains(second);
        assertThat(dao.read(a, "-b_c", Consistency.STRONG)).contains(third);
        assertThatThrownBy(() -> AppId.ofShared("a_b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void updateIsVisibleInPagesAndStoresNoGhost() {
        Item item = store.stored(SHOP, "a", Map.of("n", 1));
        dao.update(SHOP, TestItems.update(item, new Change.Set("n", 2L)));
        assertThat(dao.readPage(SHOP, 10, Optional.empty()).items().get(0).attributes())
                .containsEntry("n", 2L);
        assertThatThrownBy(() -> dao.update(BLOG, TestItems.update(item, new Change.Set("n", 2L))))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(rows()).hasSize(1);
    }

    private void restoreWith(long timestamp, String id) {
        dao.restore(SHOP, new Item(id, "product", 1, Optional.of("r"), timestamp, Map.of()));
    }

    /** Returns the ids that a walk sees, if an item is restored after the first page of two. */
    private List<String> walkDuring(Runnable restore) {
        for (int i = 1; i <= 4; i++) {
            restoreWith(1000L * i, "id" + i);
        }
        ItemPage first = dao.readPage(SHOP, 2, Optional.empty());
        restore.run();
        List<Item> seen = new ArrayList<>(first.items());
        seen.addAll(dao.readPage(SHOP, 10, first.next()).items());
        return seen.stream().map(Item::id).toList();
    }

    @Test
    void restoreWithTheSameTimestampIsSeenOnceByAWalk() {
        assertThat(walkDuring(() -> restoreWith(1000, "id1"))).containsExactly("id1", "id2", "id3", "id4");
        assertThat(walkDuring(() -> restoreWith(4000, "id4"))).containsExactly("id1", "id2", "id3", "id4");
    }

    @Test
    void restoreWithAnotherTimestampCountsAsADeletionAndACreationForAWalk() {
        assertThat(walkDuring(() -> restoreWith(9000, "id1"))).containsExactly("id1", "id2", "id3", "id4", "id1");
        assertThat(walkDuring(() -> restoreWith(500, "id4"))).containsExactly("id1", "id2", "id3");
        assertThat(dao.readPage(SHOP, 10, Optional.empty()).items())
                .extracting(Item::id)
                .containsExactly("id4", "id1", "id2", "id3");
    }
}
