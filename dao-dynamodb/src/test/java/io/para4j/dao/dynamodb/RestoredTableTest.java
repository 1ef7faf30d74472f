package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the recipe of docs/operations.md: open a restored table as an app, and copy the lost objects back. */
@ExtendWith(DynamoDBExtension.class)
class RestoredTableTest {

    @Test
    void restoredTableIsOpenedAsAnAppAndCopiedBack(DynamoDBServer dynamoDB) {
        Config config = TestConfig.at(dynamoDB, Map.of("para.app_name", "restoring"));
        try (Para para = Para.start(new ParaModule(config), new AWSDynamoDAOModule());
                DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            Sysprop product = new Sysprop("product").set("price", 5L);
            product.setId("a1");
            shop.create(product);
            restoreByHand(store, "para-shop", "shop-restored");
            shop.delete("a1");

            para.apps().create("shop-restored");
            List<ParaObject> lost =
                    para.store("shop-restored").stream(Pager.first().generic()).toList();
            shop.restoreAll(lost);

            assertThat(shop.read(Sysprop.class, "a1", ReadOptions.strong()))
                    .hasValueSatisfying(restored ->
                            assertThat(restored).usingRecursiveComparison().isEqualTo(product));
            para.apps().delete("shop-restored");
            para.apps().delete("shop");
        }
    }

    /** Copies a table, as the service restores one from a backup. DynamoDB Local has no backups. */
    private static void restoreByHand(DynamoDBTestStore store, String table, String app) {
        AppId restored = AppId.of(app);
        store.storage.ensure(restored);
        store.client
                .scanPaginator(request -> request.tableName(table))
                .items()
                .forEach(item -> store.client.putItem(
                        request -> request.tableName("para-" + app).item(item)));
    }
}
