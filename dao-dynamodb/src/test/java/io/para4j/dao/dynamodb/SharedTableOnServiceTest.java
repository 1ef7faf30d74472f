package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Opens a store on the embedded server and creates the shared table for each test. */
@ExtendWith(DynamoDBExtension.class)
abstract class SharedTableOnServiceTest {
    static final String TABLE = "para-0";
    static final AppId SHOP = AppId.ofShared("shop");
    static final AppId BLOG = AppId.ofShared("blog");

    DynamoDBTestStore store;
    AWSDynamoDAO dao;

    @BeforeEach
    final void open(DynamoDBServer dynamoDB) {
        store = DynamoDBTestStore.at(dynamoDB.endpoint(), DynamoDBTestStore.WITHOUT_SLEEP);
        dao = store.dao;
        store.storage.ensure(SHOP);
    }

    @AfterEach
    final void close() {
        store.client.deleteTable(request -> request.tableName(TABLE));
        store.close();
    }

    final Map<String, Map<String, AttributeValue>> rows() {
        return DynamoDBTestStore.rows(store.client, TABLE);
    }

    final void put(String key, String app, long timestamp) {
        store.client.putItem(request -> request.tableName(TABLE)
                .item(Map.of(
                        TableLayout.KEY, AttributeValue.fromS(key),
                        TableLayout.APP, AttributeValue.fromS(app),
                        Item.TYPE, AttributeValue.fromS("product"),
                        Item.TIMESTAMP, AttributeValue.fromN(Long.toString(timestamp)))));
    }

    final void fill(AppId app, int count) {
        dao.createAll(app, TestItems.creations(TestItems.items(count), true));
    }
}
