package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/operations.md says of restoring: a backup's table is opened as an app, and what was lost is copied back. */
@ExtendWith(DynamoDBExtension.class)
class RestoredTableTest {

    @Test
    void aRestoredTableIsOpenedAsAnAppAndCopiedBack(EmbeddedDynamoDB dynamoDB) {
        Map<String, String> config = Map.of(
                "para.app_name",
                "restoring",
                "para.dynamodb.endpoint",
                dynamoDB.endpoint().toString());
        try (Para para = Para.start(new ParaModule(ConfigFactory.parseMap(config)), new AWSDynamoDAOModule());
                Fixture fixture = Fixture.at(dynamoDB.endpoint())) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            Sysprop product = new Sysprop("product").set("price", 5L);
            product.setId("a1");
            shop.create(product);
            restoreByHand(fixture, "para-shop", "shop-restored");
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

    /** DynamoDB Local has no backups: makes a table as the service does from one, with the same items. */
    private static void restoreByHand(Fixture fixture, String table, String app) {
        AppId restored = AppId.of(app);
        fixture.storage.ensure(restored);
        fixture.client
                .scanPaginator(request -> request.tableName(table))
                .items()
                .forEach(item -> fixture.client.putItem(
                        request -> request.tableName("para-" + app).item(item)));
    }
}
