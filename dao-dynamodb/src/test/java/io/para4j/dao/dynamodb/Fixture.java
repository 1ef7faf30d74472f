package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.FieldValues;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.FaultTransport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The store of this module with its parts, over any transport, and a table of its own for each app. */
final class Fixture implements AutoCloseable {
    static final DynamoConfig.NewTables NEW_TABLES =
            new DynamoConfig.NewTables(false, Optional.empty(), false, 10, 1, false, false);

    private static final AtomicInteger APPS = new AtomicInteger();
    private static final AtomicInteger REVISIONS = new AtomicInteger();

    /** Knows no class, as a store does that is used without core. */
    static final FieldValues NO_CLASSES = new FieldValues() {
        @Override
        public Optional<Class<?>> declaredClass(String type, String field) {
            return Optional.empty();
        }

        @Override
        public Optional<Object> fit(String type, String field, Object value) {
            return Optional.empty();
        }
    };

    final List<Operation> operations = new CopyOnWriteArrayList<>();
    final Layout layout = new Layout("para-", "root", "0");
    final ItemCodec codec = new ItemCodec(layout, NO_CLASSES);
    final DynamoDbClient client;
    final RetryLoop loop;
    final RequestPool pool;
    final TableStorage storage;
    final AWSDynamoDAO dao;

    private Fixture(DynamoDbClient client, int parallelism, Time time) {
        this.client = client;
        this.loop = new RetryLoop(Duration.ofSeconds(30), time, () -> 0.5);
        this.pool = new RequestPool(parallelism, time);
        this.dao = new AWSDynamoDAO(client, codec, loop, pool, new OperationMeter(operations::add, time::nanos));
        this.storage = storage(CreateTables.CREATE, time);
    }

    static Fixture at(URI endpoint) {
        return at(endpoint, Time.SYSTEM);
    }

    static Fixture at(URI endpoint, Time time) {
        DynamoDbClientBuilder builder = builder(endpoint).httpClientBuilder(Apache5HttpClient.builder());
        return new Fixture(builder.build(), 4, time);
    }

    /** Over the service, through a transport that fails as it is told. */
    static Fixture at(URI endpoint, FaultTransport faults) {
        DynamoDbClientBuilder builder = builder(endpoint);
        faults.install(builder);
        return new Fixture(builder.build(), 4, Time.SYSTEM);
    }

    static Fixture over(SdkHttpClient transport, int parallelism, Time time) {
        DynamoDbClientBuilder builder =
                builder(URI.create("http://127.0.0.1:1")).httpClient(transport);
        return new Fixture(builder.build(), parallelism, time);
    }

    /** Over a transport between the client and a server, in which nobody sleeps. */
    static Fixture between(FaultTransport transport, URI endpoint) {
        DynamoDbClientBuilder builder = builder(endpoint);
        transport.install(builder);
        return new Fixture(builder.build(), 4, new RushedTime());
    }

    private static DynamoDbClientBuilder builder(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    TableStorage storage(CreateTables createTables, Time time) {
        return storage(createTables, NEW_TABLES, time);
    }

    TableStorage storage(CreateTables createTables, DynamoConfig.NewTables newTables, Time time) {
        DynamoConfig config = new DynamoConfig(
                "para-", createTables, Optional.empty(), Optional.empty(), 4, Duration.ofSeconds(30), newTables);
        return new TableStorage(
                new TableClient(client, loop), layout, config, new Purge(dao, layout, Duration.ZERO, time));
    }

    /** Returns an app with a table that no other test uses. */
    AppId newApp() {
        AppId app = AppId.of("app-" + APPS.incrementAndGet());
        storage.ensure(app);
        return app;
    }

    Operation lastOperation() {
        return operations.get(operations.size() - 1);
    }

    static String newRevision() {
        return "rev-" + REVISIONS.incrementAndGet();
    }

    static Item item(String id, Map<String, Object> attributes) {
        return new Item(id, "product", 1, Optional.of(newRevision()), 1_700_000_000_000L, attributes);
    }

    /** Stores a new item and returns it. */
    Item stored(AppId app, String id, Map<String, Object> attributes) {
        Item item = item(id, attributes);
        dao.create(app, new Creation(item, false));
        return item;
    }

    static Update update(Item held, Change... changes) {
        return Update.of(held.id(), Precondition.of(held.type(), held.state()), newRevision(), List.of(changes));
    }

    static Update patch(String id, Precondition precondition, Change... changes) {
        return Update.of(id, precondition, newRevision(), List.of(changes));
    }

    static State state(long version, String revision) {
        return new State(version, Optional.ofNullable(revision));
    }

    @Override
    public void close() {
        pool.close();
        client.close();
    }

    /** Returns the creations of items; {@code isIdNew}: under ids that were made just now. */
    static List<Creation> creations(List<Item> items, boolean isIdNew) {
        return items.stream().map(item -> new Creation(item, isIdNew)).toList();
    }
}
