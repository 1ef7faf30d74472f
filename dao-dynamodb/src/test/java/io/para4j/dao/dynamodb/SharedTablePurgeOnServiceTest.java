package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the purge of an app from the shared table on DynamoDB Local. */
class SharedTablePurgeOnServiceTest extends SharedTableOnServiceTest {

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

        store.storage.drop(SHOP, progress::add);

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

        store.storage.drop(SHOP, progress::add);

        assertThat(rows()).isEqualTo(before);
        assertThat(progress.stream().distinct()).containsExactly(0L, 1000L, 2000L, 2345L);
    }

    @Test
    void purgeIsReportedInStepsWithTheirCost() {
        fill(SHOP, 1001);
        store.operations.clear();

        store.storage.drop(SHOP, removed -> {});

        assertThat(store.operations)
                .extracting(Operation::app, Operation::kind)
                .containsOnly(tuple(SHOP, Operation.Kind.DELETE_APP));
        assertThat(store.operations).extracting(Operation::objects).containsExactly(0, 1000, 0, 1, 0, 0);
        assertThat(store.operations.stream()
                        .mapToDouble(each -> each.cost().writeUnits())
                        .sum())
                .as("each item and its entry in the index")
                .isEqualTo(2 * 1001);
        assertThat(store.operations.get(0).cost().readUnits()).isPositive();
    }

    @Test
    void purgeDecodesNothing() {
        put("shop_broken", " shop", 1);
        store.client.updateItem(request -> request.tableName(TABLE)
                .key(Map.of(TableLayout.KEY, AttributeValue.fromS("shop_broken")))
                .updateExpression("REMOVE #t SET version = :v")
                .expressionAttributeNames(Map.of("#t", Item.TYPE))
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("broken"))));

        store.storage.drop(SHOP, removed -> {});

        assertThat(rows()).isEmpty();
    }

    @Test
    void purgeContinuesAfterAFailure() {
        fill(SHOP, 2100);
        assertThatThrownBy(() -> store.storage.drop(SHOP, removed -> {
                    if (removed > 0) {
                        throw new IllegalStateException("the listener fails after the first page");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).hasSize(1100);

        store.storage.drop(SHOP, removed -> {});

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
            assertThatThrownBy(() ->
                            store.storage.drop(SHOP, SharedTablePurgeOnServiceTest::interruptOnceSomethingIsRemoved))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(rows()).hasSize(100);
    }

    @Test
    void exceptionOfTheProgressListenerEndsThePurge() {
        assertThatThrownBy(() -> store.storage.drop(SHOP, removed -> {
                    throw new AppNotFoundException("shop");
                }))
                .isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void purgeWithoutTheTableIsNoError() {
        store.client.deleteTable(request -> request.tableName(TABLE));

        store.storage.drop(SHOP, removed -> {});

        store.storage.ensure(SHOP);
    }
}
