package io.para4j.dao.dynamodb;

import com.typesafe.config.Config;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.spi.Operation;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of its own for one test, filled like a table of Para's old plug-in and opened through the API. */
final class OldTable implements AutoCloseable {
    private static final AtomicInteger APPS = new AtomicInteger();

    final List<Operation> operations = new CopyOnWriteArrayList<>();
    final String app = "old-" + APPS.incrementAndGet();
    final Para para;
    final Store store;
    private final DynamoDbClient client;

    /**
     * Opens a table.
     *
     * @param dynamoDB the server
     * @param deadline the time for which a request may be retried
     * @param watch wraps the client of the store
     */
    OldTable(DynamoDBServer dynamoDB, Duration deadline, UnaryOperator<DynamoDbClient> watch) {
        client = dynamoDB.newClient();
        Config config =
                TestConfig.at(dynamoDB, Map.of("para.app_name", "old-root", "para.dynamodb.deadline", deadline));
        para = Para.start(
                new ParaModule(config).types(EveryFieldKind.class).listener(operations::add),
                new AWSDynamoDAOModule(),
                TestClientModule.of(watch.apply(client)));
        para.apps().create(app);
        store = para.store(app);
    }

    /** Writes an item as the old plug-in does, unconditionally. */
    void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName("para-" + app).item(item));
    }

    Map<String, AttributeValue> raw(String id) {
        return client.getItem(get -> get.tableName("para-" + app)
                        .key(Map.of("key", OldItems.text(id)))
                        .consistentRead(true))
                .item();
    }

    EveryFieldKind everyKind(String id) {
        return store.read(EveryFieldKind.class, id).orElseThrow();
    }

    @Override
    public void close() {
        para.apps().delete(app);
        para.close();
        client.close();
    }
}
