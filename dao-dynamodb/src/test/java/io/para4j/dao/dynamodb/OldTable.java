package io.para4j.dao.dynamodb;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.spi.Operation;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table that no other test uses, which Para's old plug-in fills and which is opened through the API. */
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
     * @param dynamoDB where it is
     * @param deadline how long a request may be retried
     * @param watch makes the client of the store from one that works
     */
    OldTable(EmbeddedDynamoDB dynamoDB, Duration deadline, UnaryOperator<DynamoDbClient> watch) {
        client = dynamoDB.newClient();
        Config config = ConfigFactory.parseMap(Map.of(
                "para.app_name",
                "old-root",
                "para.dynamodb.deadline",
                deadline,
                "para.dynamodb.endpoint",
                dynamoDB.endpoint().toString()));
        para = Para.start(
                new ParaModule(config).types(Gear.class).listener(operations::add),
                new AWSDynamoDAOModule(),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        OptionalBinder.newOptionalBinder(binder(), DynamoDbClient.class)
                                .setBinding()
                                .toInstance(watch.apply(client));
                    }
                });
        para.apps().create(app);
        store = para.store(app);
    }

    /** Writes an item as the old plug-in does, whatever is there. */
    void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName("para-" + app).item(item));
    }

    Map<String, AttributeValue> raw(String id) {
        return client.getItem(get -> get.tableName("para-" + app)
                        .key(Map.of("key", OldItems.text(id)))
                        .consistentRead(true))
                .item();
    }

    Gear gear(String id) {
        return store.read(Gear.class, id).orElseThrow();
    }

    @Override
    public void close() {
        para.apps().delete(app);
        para.close();
        client.close();
    }
}
