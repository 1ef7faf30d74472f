package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationMeter;
import io.para4j.testkit.dynamodb.FaultTransport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The store with its parts, over any transport, without core. */
final class DynamoDBTestStore implements AutoCloseable {
    static final DynamoDBConfig.NewTables NEW_TABLES =
            new DynamoDBConfig.NewTables(false, Optional.empty(), false, 10, 1, false, false);

    /** Settings with every feature of new tables. */
    static final DynamoDBConfig.NewTables ALL_FEATURES =
            new DynamoDBConfig.NewTables(true, Optional.of("alias/para"), true, 7, 3, true, true);

    static final WaitingTime REAL_TIME = WaitingTime.real(Sleeper.SYSTEM);
    static final WaitingTime WITHOUT_SLEEP = WaitingTime.real(new InstantSleeper());

    private static final int PARALLELISM = 4;
    private static final AtomicInteger APPS = new AtomicInteger();

    final List<Operation> operations = new CopyOnWriteArrayList<>();
    final TableLayout layout = new TableLayout("para-", "root", "0");
    final ItemCodec codec = new ItemCodec(layout, TestItems.NO_CLASSES);
    final DynamoDbClient client;
    final RetryLoop loop;
    final RequestPool pool;
    final TableStorage storage;
    final AWSDynamoDAO dao;
    private final WaitingTime time;

    private DynamoDBTestStore(DynamoDbClient client, int parallelism, WaitingTime time) {
        this.client = client;
        this.time = time;
        this.loop = new RetryLoop(Duration.ofSeconds(30), time, () -> 0.5);
        this.pool = new RequestPool(parallelism, time);
        this.dao = new AWSDynamoDAO(client, codec, loop, pool, new OperationMeter(operations::add, time.ticker()));
        this.storage = storage(CreateTables.CREATE);
    }

    /** Returns a store on a server. */
    static DynamoDBTestStore at(URI endpoint) {
        return at(endpoint, REAL_TIME);
    }

    static DynamoDBTestStore at(URI endpoint, WaitingTime time) {
        DynamoDbClientBuilder builder = builder(endpoint).httpClientBuilder(Apache5HttpClient.builder());
        return new DynamoDBTestStore(builder.build(), PARALLELISM, time);
    }

    /** Returns a store on a server, with a transport between them that fails on demand. */
    static DynamoDBTestStore at(URI endpoint, FaultTransport faults) {
        DynamoDbClientBuilder builder = builder(endpoint);
        faults.install(builder);
        return new DynamoDBTestStore(builder.build(), PARALLELISM, WITHOUT_SLEEP);
    }

    /** Returns a store over a transport that needs no server. */
    static DynamoDBTestStore over(SdkHttpClient transport, int parallelism, WaitingTime time) {
        DynamoDbClientBuilder builder =
                builder(URI.create("http://127.0.0.1:1")).httpClient(transport);
        return new DynamoDBTestStore(builder.build(), parallelism, time);
    }

    private static DynamoDbClientBuilder builder(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    TableStorage storage(CreateTables createTables) {
        return storage(createTables, NEW_TABLES);
    }

    TableStorage storage(CreateTables createTables, DynamoDBConfig.NewTables newTables) {
        DynamoDBConfig config = new DynamoDBConfig(
                "para-", createTables, Optional.empty(), Optional.empty(), false, 4, Duration.ofSeconds(30), newTables);
        return new TableStorage(
                new TableClient(client, loop),
                layout,
                config,
                dao,
                new SharedTablePurge(dao, layout, Duration.ZERO, time));
    }

    /** Creates an app with a table that no other test uses. */
    AppId newApp() {
        AppId app = AppId.of("app-" + APPS.incrementAndGet());
        storage.ensure(app);
        return app;
    }

    /** Stores a new item and returns it. */
    Item stored(AppId app, String id, Map<String, Object> attributes) {
        Item item = TestItems.item(id, attributes);
        dao.create(app, new Creation(item, false));
        return item;
    }

    Operation lastOperation() {
        return operations.get(operations.size() - 1);
    }

    /** Returns the rows of a table by key. */
    static Map<String, Map<String, AttributeValue>> rows(DynamoDbClient client, String table) {
        return client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(ItemCodec::keyOf, row -> row));
    }

    @Override
    public void close() {
        pool.close();
        client.close();
    }
}
