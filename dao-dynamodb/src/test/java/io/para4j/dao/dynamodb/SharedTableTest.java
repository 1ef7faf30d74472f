package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Apps in one table: what is stored, how pages go through the index, and what a purge removes. */
@ExtendWith(DynamoDBExtension.class)
class SharedTableTest {
    private static final String TABLE = "para-0";
    private static final AppId SHOP = AppId.ofShared("shop");
    private static final AppId BLOG = AppId.ofShared("blog");

    private Fixture fixture;
    private AWSDynamoDAO dao;

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        fixture = Fixture.at(dynamoDB.endpoint(), new RushedTime());
        dao = fixture.dao;
        fixture.storage.ensure(SHOP);
    }

    @AfterEach
    void close() {
        fixture.client.deleteTable(request -> request.tableName(TABLE));
        fixture.close();
    }

    private Map<String, Map<String, AttributeValue>> rows() {
        return fixture.client.scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(ItemCodec::keyOf, row -> row));
    }

    private void put(String key, String app, long timestamp) {
        fixture.client.putItem(request -> request.tableName(TABLE)
                .item(Map.of(
                        Layout.KEY, AttributeValue.fromS(key),
                        Layout.APP, AttributeValue.fromS(app),
                        Item.TYPE, AttributeValue.fromS("product"),
                        Item.TIMESTAMP, AttributeValue.fromN(Long.toString(timestamp)))));
    }

    private void fill(AppId app, int count) {
        List<Creation> creations = IntStream.range(0, count)
                .mapToObj(i -> new Creation(Fixture.item("id" + i, Map.of("i", i)), true))
                .toList();
        dao.createAll(app, creations);
    }

    /** Reads page after page, and puts the errors of what is unreadable to the others. */
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
        fixture.stored(SHOP, "a_1", Map.of("title", "t"));

        assertThat(rows()).containsOnlyKeys("shop_a_1");
        assertThat(rows().get("shop_a_1")).containsEntry(Layout.APP, AttributeValue.fromS(" shop"));
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
    void appWithoutItemsIsEmptyBesideOthers() {
        fill(BLOG, 3);

        assertThat(dao.readPage(SHOP, 10, Optional.empty()))
                .isEqualTo(new ItemPage(List.of(), List.of(), Optional.empty()));
    }

    @Test
    void pageIsOneQueryOfTheIndexForOneItemMore() {
        fill(SHOP, 7);

        ItemPage page = dao.readPage(SHOP, 5, Optional.empty());

        assertThat(page.items()).hasSize(5);
        assertThat(fixture.lastOperation().cost().requests()).isEqualTo(1);
        QueryRequest request = new Requests(fixture.layout, fixture.codec).query(SHOP, 6, Map.of());
        assertThat(request.indexName()).isEqualTo("appid-timestamp-index");
        assertThat(request.limit()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void foreignRowsOfTheIndexAreCarriedOnceAndApart(int limit) {
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
        assertThat(fixture.lastOperation().cost().requests()).isEqualTo(1);
        assertThat(walk(SHOP, 4, unreadable)).containsExactly("id0");
        assertThat(unreadable).hasSize(30);
    }

    @Test
    void placeOfAForeignRowLeadsToTheAppsOwnItemsOnly() {
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
    void positionThatIsNotOfTheAppIsRefused(String position) {
        assertThatThrownBy(() -> dao.readPage(SHOP, 10, Optional.of(position)))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void madeUpPositionShowsTheAppsOwnItemsOnly() {
        fill(SHOP, 5);
        fill(BLOG, 5);

        ItemPage page = dao.readPage(SHOP, 10, Optional.of("i:5:shop_nothing"));

        assertThat(page.items()).hasSize(5);
        assertThat(page.items()).extracting(Item::id).allMatch(id -> !id.contains("_"));
    }

    @Test
    void defect20PairsThatJoinToTheSameTextAreDifferentObjects() {
        AppId a = AppId.ofShared("a");
        AppId ab = AppId.ofShared("a-b");
        Item first = fixture.stored(a, "b_c", Map.of("of", "a"));
        assertThat(dao.read(ab, "c", Consistency.STRONG)).isEmpty();
        Item second = fixture.stored(ab, "c", Map.of("of", "a-b"));
        Item third = fixture.stored(a, "-b_c", Map.of("of", "a"));

        assertThat(rows()).containsOnlyKeys("a_b_c", "a-b_c", "a_-b_c");
        assertThat(dao.read(a, "b_c", Consistency.STRONG)).contains(first);
        assertThat(dao.read(ab, "c", Consistency.STRONG)).contains(second);
        assertThat(dao.read(a, "-b_c", Consistency.STRONG)).contains(third);
        assertThatThrownBy(() -> AppId.ofShared("a_b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void defect21PurgeEndsAndIsCompleteWhenTheIndexHasForeignRows() {
        fill(SHOP, 30);
        for (int i = 0; i < 5; i++) {
            put("blog_foreign" + i, " shop", i * 600_000_000_000L);
            put("shop" + i, " shop", i);
        }
        put("shop_", " shop", 5);
        put("shop_" + "x".repeat(2000), " shop", 6);
        Map<String, Map<String, AttributeValue>> others = new HashMap<>(rows());
        others.keySet().removeIf(key -> key.startsWith("shop_"));
        List<Long> progress = new ArrayList<>();

        fixture.storage.drop(SHOP, progress::add);

        assertThat(rows()).isEqualTo(others).hasSize(10);
        assertThat(progress.stream().distinct()).containsExactly(0L, 32L);
    }

    @Test
    void purgeTouchesNothingOfOtherApps() {
        List<AppId> others = List.of(BLOG, AppId.ofShared("sho"), AppId.ofShared("shop-"), AppId.ofShared("shop.a"));
        others.forEach(app -> fill(app, 30));
        put("shop_unindexed", "shop", 1);
        Map<String, Map<String, AttributeValue>> before = rows();
        fill(SHOP, 2345);
        List<Long> progress = new ArrayList<>();

        fixture.storage.drop(SHOP, progress::add);

        assertThat(rows()).isEqualTo(before);
        assertThat(progress.stream().distinct()).containsExactly(0L, 1000L, 2000L, 2345L);
    }

    @Test
    void purgeIsToldInStepsOfItsOwnWithWhatTheyCost() {
        fill(SHOP, 1001);
        fixture.operations.clear();

        fixture.storage.drop(SHOP, removed -> {});

        assertThat(fixture.operations)
                .extracting(Operation::app, Operation::kind)
                .containsOnly(tuple(SHOP, Operation.Kind.DELETE_APP));
        assertThat(fixture.operations).extracting(Operation::objects).containsExactly(0, 1000, 0, 1, 0, 0);
        assertThat(fixture.operations.stream()
                        .mapToDouble(each -> each.cost().writeUnits())
                        .sum())
                .as("each item and its entry in the index")
                .isEqualTo(2 * 1001);
        assertThat(fixture.operations.get(0).cost().readUnits()).isPositive();
    }

    @Test
    void purgeDecodesNothing() {
        put("shop_broken", " shop", 1);
        fixture.client.updateItem(request -> request.tableName(TABLE)
                .key(Map.of(Layout.KEY, AttributeValue.fromS("shop_broken")))
                .updateExpression("REMOVE #t SET version = :v")
                .expressionAttributeNames(Map.of("#t", Item.TYPE))
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("broken"))));

        fixture.storage.drop(SHOP, removed -> {});

        assertThat(rows()).isEmpty();
    }

    @Test
    void purgeGoesOnAfterAFailure() {
        fill(SHOP, 2100);
        assertThatThrownBy(() -> fixture.storage.drop(SHOP, removed -> {
                    if (removed > 0) {
                        throw new IllegalStateException("the listener fails after the first page");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).hasSize(1100);

        fixture.storage.drop(SHOP, removed -> {});

        assertThat(rows()).isEmpty();
    }

    private static void interruptOnceSomethingIsRemoved(long removed) {
        if (removed > 0) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void interruptedPurgeIsAnErrorWithTheFlagSet() {
        fill(SHOP, 1100);
        try {
            assertThatThrownBy(() -> fixture.storage.drop(SHOP, SharedTableTest::interruptOnceSomethingIsRemoved))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(rows()).hasSize(100);
    }

    @Test
    void purgeOfAnAppThatIsNoMoreTellsItsCaller() {
        assertThatThrownBy(() -> fixture.storage.drop(SHOP, removed -> {
                    throw new AppNotFoundException("shop");
                }))
                .isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void purgeWithoutTheTableIsNoError() {
        fixture.client.deleteTable(request -> request.tableName(TABLE));

        fixture.storage.drop(SHOP, removed -> {});

        fixture.storage.ensure(SHOP);
    }

    @Test
    void updateInTheSharedTableIsSeenByPagesAndStoresNoGhost() {
        Item item = fixture.stored(SHOP, "a", Map.of("n", 1));
        dao.update(SHOP, Fixture.update(item, new Change.Set("n", 2L)));
        assertThat(dao.readPage(SHOP, 10, Optional.empty()).items().get(0).attributes())
                .containsEntry("n", 2L);
        assertThatThrownBy(() -> dao.update(BLOG, Fixture.update(item, new Change.Set("n", 2L))))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(rows()).hasSize(1);
    }
}
