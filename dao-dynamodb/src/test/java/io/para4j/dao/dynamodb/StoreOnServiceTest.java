package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens a store on the embedded server and creates an app with a table of its own for each test. */
@ExtendWith(DynamoDBExtension.class)
abstract class StoreOnServiceTest {
    DynamoDBTestStore store;
    AWSDynamoDAO dao;
    AppId app;

    @BeforeEach
    final void openStore(DynamoDBServer dynamoDB) {
        store = open(dynamoDB);
        dao = store.dao;
        app = store.newApp();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    /** Opens the store. */
    DynamoDBTestStore open(DynamoDBServer dynamoDB) {
        return DynamoDBTestStore.at(dynamoDB.endpoint());
    }

    final Optional<Item> read(String id) {
        return dao.read(app, id, Consistency.STRONG);
    }
}
