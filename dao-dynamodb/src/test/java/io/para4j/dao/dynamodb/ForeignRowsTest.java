package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.StorageException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows under an app's keys whose attribute {@code appid} is missing or names another app: no call hands them out. */
@ExtendWith(DynamoDBExtension.class)
class ForeignRowsTest {
    private static final AppId SHOP = AppId.ofShared("shop");

    private DynamoDBTestStore store;
    private AWSDynamoDAO dao;

    @BeforeEach
    void open(DynamoDBServer dynamoDB) {
        store = DynamoDBTestStore.at(dynamoDB.endpoint(), DynamoDBTestStore.WITHOUT_SLEEP);
        dao = store.dao;
        store.storage.ensure(SHOP);
    }

    @AfterEach
    void close() {
        store.client.deleteTable(request -> request.tableName(store.layout.table(SHOP)));
        store.close();
    }

    private void put(AppId app, String key, String appid) {
        Map<String, AttributeValue> row = new HashMap<>(Map.of(
                TableLayout.KEY,
                AttributeValue.fromS(key),
                Item.TYPE,
                AttributeValue.fromS("product"),
                ItemCodec.REVISION,
                AttributeValue.fromS("w1"),
                "secret",
                AttributeValue.fromS("hunter2"),
                Item.VERSION,
                AttributeValue.fromN("1"),
                Item.TIMESTAMP,
                AttributeValue.fromN("7")));
        if (!appid.equals("none")) {
            row.put(TableLayout.APP, AttributeValue.fromS(appid));
        }
        store.client.putItem(
                request -> request.tableName(store.layout.table(app)).item(row));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UnreadableObjectException.class,
                        error -> assertThat(error.field()).isEqualTo("appid"))
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("hunter2", "blog"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", " blog", "shop", "blog", " shopping"})
    void rowOfTheSharedTableThatDoesNotNameTheAppIsNeverHandedOut(String appid) {
        put(SHOP, "shop_x", appid);
        Precondition ofType = new Precondition(Optional.of("product"), Optional.empty(), Optional.empty());
        Precondition ofState = Precondition.of("product", new State(1, Optional.of("w1"), 7));

        assertRefused(() -> dao.read(SHOP, "x", Consistency.STRONG));
        assertRefused(() -> dao.readAll(SHOP, List.of("x"), Consistency.STRONG));
        for (Precondition precondition : List.of(ofType, ofState)) {
            assertRefused(() -> dao.update(
                    SHOP,
                    Update.of("x", precondition, "w2", List.of(new Change.Set("a", 1)))
                            .returningItem()));
            assertRefused(() -> dao.delete(SHOP, new Deletion("x", precondition)));
        }
        assertThatThrownBy(() -> dao.create(SHOP, new Creation(TestItems.item("x", Map.of()), false)))
                .isInstanceOf(ObjectExistsException.class);
        assertThat(dao.readPage(SHOP, 10, Optional.empty()).items()).isEmpty();

        store.storage.drop(SHOP, removed -> {});

        assertRefused(() -> dao.read(SHOP, "x", Consistency.STRONG));
        assertThat(DynamoDBTestStore.rows(store.client, store.layout.table(SHOP))
                        .get("shop_x"))
                .containsEntry("secret", AttributeValue.fromS("hunter2"))
                .containsEntry(Item.VERSION, AttributeValue.fromN("1"))
                .doesNotContainKey("a");
        dao.delete(SHOP, Deletion.of("x"));
        assertThat(dao.read(SHOP, "x", Consistency.STRONG)).isEmpty();
    }

    @Test
    void ownTableUnderTwoPrefixesIsNoticedByBothApps() {
        TableLayout one = new TableLayout("t-", "root-one", "0");
        TableLayout other = new TableLayout("t-staging-", "root-two", "0");
        AppId staging = AppId.of("staging-shop");
        AppId shop = AppId.of("shop");
        assertThat(one.table(staging)).isEqualTo(other.table(shop));

        assertThat(one.isItemOf(staging, AttributeValue.fromS("shop"))).isFalse();
        assertThat(other.isItemOf(shop, AttributeValue.fromS("staging-shop"))).isFalse();
        assertThat(one.isItemOf(staging, AttributeValue.fromS("staging-shop"))).isTrue();
        assertThat(other.isItemOf(shop, AttributeValue.fromS("shop"))).isTrue();
    }

    @Test
    void ownTableMayHoldItemsOfOtherProgramsAndOfTheTableThatItWasRestoredFrom() {
        TableLayout layout = new TableLayout("para-", "para", "0");
        AppId restored = AppId.of("shop-restored");

        assertThat(layout.isItemOf(restored, null)).isTrue();
        assertThat(layout.isItemOf(restored, AttributeValue.fromN("1"))).isTrue();
        assertThat(layout.isItemOf(restored, AttributeValue.fromS("shop"))).isTrue();
    }

    @Test
    void itemOfAnotherDeploymentIsUnreadableAndItsTableIsNotDeleted() {
        AppId app = AppId.of("staging-shop");
        store.storage.ensure(app);
        put(app, "x", "shop");

        assertRefused(() -> dao.read(app, "x", Consistency.STRONG));
        assertThat(dao.readPage(app, 10, Optional.empty()).unreadable()).hasSize(1);
        assertThatThrownBy(() -> store.storage.checkDrop(app))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the table holds items of another app");

        dao.delete(app, Deletion.of("x"));
        store.storage.checkDrop(app);
        store.storage.drop(app, removed -> {});
    }
}
