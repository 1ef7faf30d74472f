package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexedDAO;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The store with its parts, over any transport, without core. */
final class DynamoDBTestStore implements AutoCloseable {
    static final DynamoDBConfig.NewTables NEW_TABLES =
            new DynamoDBConfig.NewTables(false, Optional.empty(), false, 10, 1, false, false, false);

    /** Settings with every feature of new tables. */
    static final DynamoDBConfig.NewTables ALL_FEATURES =
            new DynamoDBConfig.NewTables(true, Optional.of("alias/para"), true, 7, 3, true, true, true);

    static final DeclaredIndexes NO_INDEXES = new DeclaredIndexes(List.of());

    static final WaitingTime REAL_TIME = WaitingTime.real(Sleeper.SYSTEM);
    static final WaitingTime WITHOUT_SLEEP = WaitingTime.real(new InstantSleeper());

    private static final int PARALLELISM = 4;
    private static final AtomicInteger APPS = new AtomicInteger();

    final List<Operation> operations = new CopyOnWriteArrayList<>();
    final TableLayout layout;
    final DeclaredIndexes declared;
    final ItemCodec codec;
    final DynamoDbClient client;
    final RetryLoop loop;
    final RequestPool pool;
    final TableStorage storage;
    final AWSDynamoDAO dao;
    final IndexedDAO indexed;
    final DynamoDBTransactions transactions;
    final DynamoDBChangeSource changes;
    private @Nullable DynamoDbStreamsClient streams;
    private final WaitingTime time;

    private DynamoDBTestStore(DynamoDbClient client, int parallelism, WaitingTime time) {
        this(client, parallelism, time, NO_INDEXES);
    }

    private DynamoDBTestStore(DynamoDbClient client, int parallelism, WaitingTime time, DeclaredIndexes declared) {
        this("para-", client, parallelism, time, declared);
    }

    private DynamoDBTestStore(
            String prefix, DynamoDbClient client, int parallelism, WaitingTime time, DeclaredIndexes declared) {
        this.layout = new TableLayout(prefix, "root", "0");
        this.client = client;
        this.time = time;
        this.declared = declared;
        this.codec = new ItemCodec(layout, TestItems.NO_CLASSES);
        this.loop = new RetryLoop(Duration.ofSeconds(30), time, () -> 0.5);
        this.pool = new RequestPool(parallelism, time, () -> false);
        this.dao = new AWSDynamoDAO(client, codec, loop, pool, new OperationMeter(operations::add, time.ticker()));
        this.transactions =
                new DynamoDBTransactions(client, codec, loop, new OperationMeter(operations::add, time.ticker()));
        this.storage = storage(CreateTables.CREATE);
        this.changes = changesBy(this::streams, loop);
        this.indexed = new DynamoDBIndexedDAO(
                new IndexReader(new DataClient(client, loop.deadline()), loop, codec),
                new IndexAdministration(
                        new TableClient(client, loop),
                        layout,
                        declared,
                        new TableDefinition(NEW_TABLES, declared),
                        dao::hasOldItems),
                loop,
                new OperationMeter(operations::add, time.ticker()));
    }

    /** Returns a store with the same client that declares other indexes. Closing either closes the client. */
    DynamoDBTestStore declaring(DeclaredIndexes indexes) {
        return new DynamoDBTestStore(client, PARALLELISM, time, indexes);
    }

    /** Returns a store on a server. */
    static DynamoDBTestStore at(URI endpoint) {
        return at(endpoint, REAL_TIME);
    }

    /** Returns a store on a server, with indexes. */
    static DynamoDBTestStore at(URI endpoint, DeclaredIndexes declared) {
        DynamoDbClientBuilder builder = builder(endpoint).httpClientBuilder(Apache5HttpClient.builder());
        return new DynamoDBTestStore(builder.build(), PARALLELISM, REAL_TIME, declared);
    }

    /** Returns a store whose tables, the shared one included, are no other test's. */
    static DynamoDBTestStore withPrefix(String prefix, URI endpoint, DeclaredIndexes declared) {
        DynamoDbClientBuilder builder = builder(endpoint).httpClientBuilder(Apache5HttpClient.builder());
        return new DynamoDBTestStore(prefix, builder.build(), PARALLELISM, REAL_TIME, declared);
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

    /** Returns a store on a server, with indexes that are refused until they are complete. */
    static DynamoDBTestStore refusingBackfills(URI endpoint, DynamoDbClient observer, DeclaredIndexes declared) {
        DynamoDbClientBuilder builder = builder(endpoint).httpClientBuilder(Apache5HttpClient.builder());
        return new DynamoDBTestStore(BackfillRefusal.of(builder.build(), observer), PARALLELISM, REAL_TIME, declared);
    }

    /** Returns a store over a transport that needs no server. */
    static DynamoDBTestStore over(SdkHttpClient transport, int parallelism, WaitingTime time) {
        DynamoDbClientBuilder builder =
                builder(URI.create("http://127.0.0.1:1")).httpClient(transport);
        return new DynamoDBTestStore(builder.build(), parallelism, time);
    }

    /** Returns a store with indexes over a transport that needs no server. */
    static DynamoDBTestStore over(SdkHttpClient transport, WaitingTime time, DeclaredIndexes declared) {
        DynamoDbClientBuilder builder =
                builder(URI.create("http://127.0.0.1:1")).httpClient(transport);
        return new DynamoDBTestStore(builder.build(), 1, time, declared);
    }

    /** Returns a store with a client that an application has built over a transport, with an interceptor of its own. */
    static DynamoDBTestStore withOwnClient(SdkHttpClient transport, ExecutionInterceptor interceptor) {
        return new DynamoDBTestStore(withInterceptor(transport, interceptor).build(), 1, WITHOUT_SLEEP);
    }

    /** Returns a store with a client of its own over a transport, to which the application has added an interceptor. */
    static DynamoDBTestStore customized(SdkHttpClient transport, ExecutionInterceptor interceptor) {
        DynamoDbClientBuilder builder = withInterceptor(transport, interceptor);
        ClientProvider.completeOverride(builder);
        return new DynamoDBTestStore(builder.build(), 1, WITHOUT_SLEEP);
    }

    private static DynamoDbClientBuilder withInterceptor(SdkHttpClient transport, ExecutionInterceptor interceptor) {
        return plainBuilder(URI.create("http://127.0.0.1:1"))
                .httpClient(transport)
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(interceptor));
    }

    private static DynamoDbClientBuilder builder(URI endpoint) {
        DynamoDbClientBuilder builder = plainBuilder(endpoint);
        ClientProvider.completeOverride(builder);
        return builder;
    }

    private static DynamoDbClientBuilder plainBuilder(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
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
                declared,
                dao,
                new SharedTablePurge(dao, layout, Duration.ZERO, time));
    }

    /** Returns a client of streams with the settings of the other client, which is built for the first feed. */
    private synchronized DynamoDbStreamsClient streams() {
        if (streams == null) {
            streams = StreamsClientProvider.builder(client.serviceClientConfiguration())
                    .httpClientBuilder(Apache5HttpClient.builder())
                    .build();
        }
        return streams;
    }

    private DynamoDBChangeSource changesBy(Supplier<DynamoDbStreamsClient> clients, RetryLoop retries) {
        return new DynamoDBChangeSource(
                () -> new StreamClient(clients.get(), retries),
                new StreamAdministration(new TableClient(client, retries), layout),
                codec,
                retries,
                new OperationMeter(operations::add, time.ticker()));
    }

    /** Returns a source of changes over another transport. */
    DynamoDBChangeSource changesOver(SdkHttpClient transport) {
        return changesOver(transport, loop);
    }

    /** Returns a source of changes over another transport, with retries in another time. */
    DynamoDBChangeSource changesOver(SdkHttpClient transport, RetryLoop retries) {
        DynamoDbStreamsClient other = StreamsClientProvider.builder(client.serviceClientConfiguration())
                .httpClient(transport)
                .build();
        return changesBy(() -> other, retries);
    }

    /** Creates an app whose changes are recorded, with a table that no other test uses. */
    AppId newAppWithFeed() {
        AppId app = newApp();
        changes.enable(app);
        return app;
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
        if (streams != null) {
            streams.close();
        }
        client.close();
    }
}
