package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.Operation;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The changes of apps on DynamoDB Local, of which this test rolls and ages the shards. */
class ChangeReaderTest {
    private static EmbeddedDynamoDB dynamoDB;

    private DynamoDBTestStore store;

    @BeforeAll
    static void start() {
        dynamoDB = EmbeddedDynamoDB.start();
    }

    @AfterAll
    static void stop() {
        dynamoDB.close();
    }

    @BeforeEach
    void open() {
        store = DynamoDBTestStore.at(dynamoDB.endpoint());
    }

    @AfterEach
    void close() {
        store.client
                .listTables()
                .tableNames()
                .forEach(table -> store.client.deleteTable(each -> each.tableName(table)));
        store.close();
    }

    private Item create(AppId app, String id) {
        return store.stored(app, id, Map.of("n", 1));
    }

    private void update(AppId app, String id, int n) {
        store.dao.update(
                app,
                Update.of(id, Precondition.none(), TestItems.newRevision(), List.of(new Change.Set("n", (long) n))));
    }

    private ReadChanges read(AppId app, FeedPosition from) {
        return ReadChanges.from(store.changes, app, from);
    }

    @Test
    void changesHaveTheItemsBeforeAndAfter() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        Item created = create(app, "a");
        update(app, "a", 2);
        Item updated = store.dao.read(app, "a", Consistency.STRONG).orElseThrow();
        store.dao.delete(app, Deletion.of("a"));

        List<ItemChange> changes = read(app, start).changes;

        assertThat(changes)
                .extracting(ItemChange::kind)
                .containsExactly(ItemChange.Kind.CREATED, ItemChange.Kind.UPDATED, ItemChange.Kind.DELETED);
        assertThat(changes.get(0).after().orElseThrow().item()).isEqualTo(created);
        assertThat(changes.get(1).before().orElseThrow().item()).isEqualTo(created);
        assertThat(changes.get(1).after().orElseThrow().item()).isEqualTo(updated);
        assertThat(changes.get(2).before().orElseThrow().item()).isEqualTo(updated);
        assertThat(changes).extracting(ItemChange::app).containsOnly(app);
    }

    @Test
    void nowIsAfterEarlierChangesAndBeforeLaterOnes() {
        AppId app = store.newAppWithFeed();
        create(app, "before");
        FeedPosition now = store.changes.now(app);
        create(app, "after");

        assertThat(read(app, now).texts()).containsExactly("CREATED after");
        assertThat(read(app, store.changes.oldest(app)).texts()).containsExactly("CREATED before", "CREATED after");
    }

    @Test
    void positionOfNowIsResumedByAnotherProcess() {
        AppId app = store.newAppWithFeed();
        create(app, "before");
        FeedPosition now = store.changes.now(app);
        create(app, "after");
        try (DynamoDBTestStore other = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            assertThat(ReadChanges.from(other.changes, app, now).texts())
                    .as("it may repeat changes, but misses none")
                    .endsWith("CREATED after");
        }
    }

    @Test
    void latestPositionLeavesOutOldRecords() {
        AppId app = store.newAppWithFeed();
        create(app, "old");
        dynamoDB.ageStreams(Duration.ofMinutes(30));
        FeedPosition now = store.changes.now(app);
        create(app, "after");
        try (DynamoDBTestStore other = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            assertThat(ReadChanges.from(other.changes, app, now).texts()).containsExactly("CREATED after");
        }
    }

    @Test
    void changesAreReadAcrossRollovers() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        create(app, "id");
        for (int i = 0; i < 12; i++) {
            if (i % 4 != 3) {
                update(app, "id", i);
            }
            dynamoDB.rollShards();
        }
        ReadChanges read = read(app, start);

        assertThat(read.texts()).hasSize(10).startsWith("CREATED id").endsWith("UPDATED id");
        for (int i = 0; i < read.positions.size(); i++) {
            assertThat(read(app, read.positions.get(i)).changes)
                    .as("changes after " + read.positions.get(i))
                    .isEqualTo(read.changes.subList(i + 1, read.changes.size()));
        }
    }

    @Test
    void readerFollowsRolloversWhileItIsOpen() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        try (ChangeReader reader = store.changes.open(app, start)) {
            for (int i = 0; i < 5; i++) {
                create(app, "id" + i);
                assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED id" + i);
                dynamoDB.rollShards();
            }
        }
    }

    @Test
    void pageHasAtMostTheLimit() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        IntStream.range(0, 5).forEach(i -> create(app, "id" + i));
        try (ChangeReader reader = store.changes.open(app, start)) {
            ChangePage page = reader.poll(2);

            assertThat(page.changes()).hasSize(2);
            assertThat(page.next()).isEqualTo(ChangePage.Next.MORE);
            assertThat(read(app, page.positionAfter(0)).changes).hasSize(5);
            assertThat(read(app, page.positionAfter(1)).changes).hasSize(4);
            assertThat(read(app, page.positionAfter(2)).changes).hasSize(3);
        }
    }

    @Test
    void expiredIteratorIsRenewed() {
        AppId app = store.newAppWithFeed();
        create(app, "a");
        FeedPosition start = store.changes.oldest(app);
        try (ChangeReader reader = store.changes.open(app, start)) {
            assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED a");
            dynamoDB.ageStreams(Duration.ofMinutes(20));
            create(app, "b");
            assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED b");
        }
    }

    @Test
    void positionOlderThanTheRetentionIsAGap() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        create(app, "a");
        create(app, "b");
        FeedPosition afterFirst = read(app, start).positions.get(0);
        dynamoDB.ageStreams(Duration.ofHours(25));
        create(app, "c");
        try (ChangeReader reader = store.changes.open(app, afterFirst)) {
            assertThatThrownBy(() -> reader.poll(10))
                    .isInstanceOf(FeedGapException.class)
                    .hasMessageContaining("was trimmed after sequence number");
            assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(FeedGapException.class);
        }
        assertThat(read(app, store.changes.oldest(app)).texts()).containsExactly("CREATED c");
    }

    @Test
    void readerThatHasReadEverythingSurvivesTheRetention() {
        AppId app = store.newAppWithFeed();
        create(app, "a");
        FeedPosition start = store.changes.oldest(app);
        try (ChangeReader reader = store.changes.open(app, start)) {
            assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED a");
            dynamoDB.ageStreams(Duration.ofHours(25));
            create(app, "b");
            assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED b");
        }
    }

    @Test
    void timeOnlyPositionOlderThanTheRetentionIsAGap() {
        AppId app = store.newAppWithFeed();
        String now = store.changes.now(app).text();
        FeedPosition old = new FeedPosition(now.replaceAll("l\\.\\d+\\.\\d+", "l.1000000000.1000000000"));
        try (ChangeReader reader = store.changes.open(app, old)) {
            assertThatThrownBy(() -> reader.poll(10))
                    .isInstanceOf(FeedGapException.class)
                    .hasMessageContaining("older than the 24 hours");
        }
    }

    @Test
    void unknownShardOfAPositionIsAGap() {
        AppId app = store.newAppWithFeed();
        String now = store.changes.now(app).text();
        FeedPosition gone = new FeedPosition(now.substring(0, now.lastIndexOf('|')) + "|00000001-abc=n.7.1700000000");
        try (ChangeReader reader = store.changes.open(app, gone)) {
            assertThatThrownBy(() -> ReadChanges.of(reader, gone))
                    .isInstanceOf(FeedGapException.class)
                    .hasMessageContaining("shard 'shardId-00000001-abc' was trimmed after sequence number '7'");
        }
    }

    @Test
    void recreatedStreamIsAGapAfterTheLastRecord() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        create(app, "a");
        switchOff(app);
        store.changes.enable(app);
        create(app, "b");
        try (ChangeReader reader = store.changes.open(app, start)) {
            assertThat(reader.poll(10).changes()).hasSize(1);
            assertThatThrownBy(() -> ReadChanges.of(reader, start))
                    .isInstanceOf(FeedGapException.class)
                    .hasMessageContaining("has ended, and the table has a new one");
        }
        FeedPosition later = store.changes.now(app);
        assertThatThrownBy(() -> store.changes.earliest(app, List.of(start, later)))
                .isInstanceOf(FeedGapException.class);
    }

    private void switchOff(AppId app) {
        store.client.updateTable(request ->
                request.tableName(store.layout.table(app)).streamSpecification(stream -> stream.streamEnabled(false)));
    }

    @Test
    void streamThatWasSwitchedOffIsReadToItsEnd() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        create(app, "a");
        switchOff(app);
        try (ChangeReader reader = store.changes.open(app, start)) {
            assertThat(reader.poll(10).changes()).hasSize(1);
            assertThatThrownBy(() -> ReadChanges.of(reader, start))
                    .isInstanceOf(FeedNotEnabledException.class)
                    .hasMessageContaining("its stream was switched off");
        }
        assertThatThrownBy(() -> store.changes.now(app)).isInstanceOf(FeedNotEnabledException.class);
        assertThatThrownBy(() -> store.changes.oldest(app)).isInstanceOf(FeedNotEnabledException.class);
    }

    @Test
    void deletedAppIsReadToItsEnd() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        create(app, "a");
        store.storage.drop(app, count -> {});

        ReadChanges read = read(app, start);

        assertThat(read.texts()).containsExactly("CREATED a");
        assertThat(read.next).isEqualTo(ChangePage.Next.END);
        assertThat(read(app, read.last).next).as("also from there").isEqualTo(ChangePage.Next.END);
        assertThatThrownBy(() -> store.changes.now(app)).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void streamIsEnabledLaterAndOnce() {
        AppId app = store.newApp();
        assertThatThrownBy(() -> store.changes.now(app))
                .isInstanceOf(FeedNotEnabledException.class)
                .hasMessageContaining("it has no stream");
        create(app, "before");
        store.changes.enable(app);
        String stream = stream(app);
        store.changes.enable(app);
        create(app, "after");

        assertThat(stream(app)).isEqualTo(stream);
        assertThat(read(app, store.changes.oldest(app)).texts()).containsExactly("CREATED after");
        assertThat(store.storage.status(app).orElseThrow().details().get("stream"))
                .isEqualTo("on, NEW_AND_OLD_IMAGES, " + StreamPosition.label(stream));
    }

    private String stream(AppId app) {
        return store.client
                .describeTable(request -> request.tableName(store.layout.table(app)))
                .table()
                .latestStreamArn();
    }

    @Test
    void streamWithoutImagesIsRefused() {
        AppId app = store.newApp();
        store.client.updateTable(request -> request.tableName(store.layout.table(app))
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));

        assertThatThrownBy(() -> store.changes.enable(app))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("view type of its stream is KEYS_ONLY, needed is NEW_AND_OLD_IMAGES");
        assertThatThrownBy(() -> store.changes.now(app))
                .isInstanceOf(FeedNotEnabledException.class)
                .hasMessageContaining("KEYS_ONLY");
    }

    @Test
    void enablingNoTableFails() {
        assertThatThrownBy(() -> store.changes.enable(AppId.of("missing"))).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void operationsAreReported() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        create(app, "a");
        store.operations.clear();
        read(app, start);

        assertThat(store.operations).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.kind()).isEqualTo(Operation.Kind.READ_CHANGES);
            assertThat(operation.cost().requests()).isPositive();
            assertThat(operation.cost().readUnits()).isZero();
        });
        assertThat(store.operations.get(0).objects()).isOne();
    }

    @Test
    void rowThatIsNoItemIsUnreadableAndComplete() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        store.client.putItem(request -> request.tableName(store.layout.table(app))
                .item(Map.of("key", AttributeValue.fromS("odd"), "secret", AttributeValue.fromNs(List.of("1", "2")))));

        ItemChange change = read(app, start).changes.get(0);

        assertThat(change.id()).isEqualTo("odd");
        assertThat(change.after().orElseThrow())
                .isInstanceOfSatisfying(
                        ItemImage.Unreadable.class,
                        image -> assertThat(image.raw())
                                .isIn(
                                        "{\"key\":{\"S\":\"odd\"},\"secret\":{\"NS\":[\"1\",\"2\"]}}",
                                        "{\"key\":{\"S\":\"odd\"},\"secret\":{\"NS\":[\"2\",\"1\"]}}"));
    }

    @Test
    void onlyRowsOfTheAppArriveFromTheSharedTable() {
        AppId shop = AppId.ofShared("shop");
        AppId blog = AppId.ofShared("blog");
        store.storage.ensure(shop);
        store.changes.enable(shop);
        FeedPosition start = store.changes.now(shop);
        FeedPosition ofBlog = store.changes.now(blog);
        create(shop, "a");
        create(blog, "a");
        create(blog, "shop_x");
        putRow("shop_foreign", " blog");
        putRow("shop_none", null);
        putRow("blog_named", " shop");

        assertThat(read(shop, start).texts()).containsExactly("CREATED a");
        assertThat(read(blog, ofBlog).texts()).containsExactly("CREATED a", "CREATED shop_x");
        assertThatThrownBy(() -> store.changes.open(blog, start))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it belongs to another app");
    }

    private void putRow(String key, String appid) {
        Map<String, AttributeValue> row = new HashMap<>(
                store.codec.encode(AppId.ofShared("shop"), TestItems.item("any", Map.of("secret", "hunter2"))));
        row.put(TableLayout.KEY, AttributeValue.fromS(key));
        row.remove(TableLayout.APP);
        if (appid != null) {
            row.put(TableLayout.APP, AttributeValue.fromS(appid));
        }
        store.client.putItem(request ->
                request.tableName(store.layout.table(AppId.ofShared("shop"))).item(row));
    }

    @Test
    void hostileIdsArrive() {
        AppId app = AppId.ofShared("shop");
        store.storage.ensure(app);
        store.changes.enable(app);
        FeedPosition start = store.changes.now(app);
        List<String> ids = List.of("_", "shop_", "|=.", "a\nb", " ", "日本", "\"}", "..");
        ids.forEach(id -> create(app, id));

        ReadChanges read = read(app, start);

        assertThat(read.changes).extracting(ItemChange::id).containsExactlyElementsOf(ids);
        assertThat(read(app, read.positions.get(3)).changes).hasSize(4);
    }

    @Test
    void purgedAppIsDeletedRowByRow() {
        AppId app = AppId.ofShared("shop");
        store.storage.ensure(app);
        store.changes.enable(app);
        create(app, "a");
        create(app, "b");
        FeedPosition start = store.changes.now(app);
        store.storage.drop(app, count -> {});

        assertThat(read(app, start).texts()).containsExactlyInAnyOrder("DELETED a", "DELETED b");
    }

    @Test
    void batchesAndRestoredItemsAreChanges() {
        AppId app = store.newAppWithFeed();
        FeedPosition start = store.changes.now(app);
        List<Item> items = TestItems.items(3);
        store.dao.createAll(
                app, items.stream().map(item -> new Creation(item, true)).toList());
        store.dao.deleteAll(
                app, items.stream().map(item -> Deletion.of(item.id())).toList());
        store.dao.restore(app, items.get(0));

        assertThat(read(app, start).texts())
                .containsExactlyInAnyOrder(
                        "CREATED id0",
                        "CREATED id1",
                        "CREATED id2",
                        "DELETED id0",
                        "DELETED id1",
                        "DELETED id2",
                        "CREATED id0")
                .endsWith("CREATED id0");
    }
}
