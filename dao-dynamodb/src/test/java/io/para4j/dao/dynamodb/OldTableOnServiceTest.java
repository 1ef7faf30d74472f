package io.para4j.dao.dynamodb;

import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens a table of Para's old plug-in on the embedded server for each test. */
@ExtendWith(DynamoDBExtension.class)
abstract class OldTableOnServiceTest {
    OldTable table;
    Store store;

    @BeforeEach
    final void openTable(DynamoDBServer dynamoDB) {
        table = open(dynamoDB);
        store = table.store;
    }

    @AfterEach
    final void closeTable() {
        table.close();
    }

    /** Opens the table. */
    OldTable open(DynamoDBServer dynamoDB) {
        return new OldTable(dynamoDB, Duration.ofSeconds(30), client -> client);
    }

    final Sysprop generic(String id) {
        return store.read(Sysprop.class, id).orElseThrow();
    }
}
