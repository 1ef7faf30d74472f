package io.para4j.dao.dynamodb;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.ForPara;
import io.para4j.ParaConfig;
import io.para4j.error.ConfigException;
import io.para4j.spi.AppStorage;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.FieldValues;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.OperationListener;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import io.para4j.spi.Ticker;
import io.para4j.spi.TransactionalDAO;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Stores objects in Amazon DynamoDB. Install it next to {@code ParaModule}, and configure it by the keys of
 * {@code para.dynamodb}.
 *
 * <p>An application may bind an {@link AwsCredentialsProvider}. With an {@link OptionalBinder} it may also bind
 *
 * <ul>
 *   <li>an {@link SdkHttpClient} marked {@link ForPara}, which sends the requests of all clients that the store builds,
 *       with its own timeouts and number of connections. Para aborts its requests when their thread is interrupted, when
 *       their time is over, and when it is closed, each on a thread of its own. So an abort may come just after its request
 *       has ended, which must not harm a later request. Para does not close it;
 *   <li>a {@link DynamoDBClientCustomizer}, which changes the client before it is built;
 *   <li>a whole {@link DynamoDbClient} marked {@link ForPara}. Para does not close it, and its builder must have set
 *       {@code AwsRetryStrategy.doNotRetry()}. The same holds for a {@link DynamoDbStreamsClient}, which change feeds use.
 *       By default it has the settings of the other client, and is built when the first feed is opened.
 * </ul>
 */
public final class AWSDynamoDAOModule extends AbstractModule {
    private static final int MIN_TABLE_NAME = 3;

    /** Creates the module. */
    public AWSDynamoDAOModule() {}

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(DynamoDBConfig.SECTION);
        OptionalBinder.newOptionalBinder(binder(), DynamoDBClientCustomizer.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(DynamoDbClient.class, ForPara.class))
                .setDefault()
                .toProvider(ClientProvider.class);
        bind(ClientProvider.class).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), Key.get(SdkHttpClient.class, ForPara.class));
        bind(HttpClientFactory.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(IndexedDAO.class, Raw.class))
                .setBinding()
                .to(DynamoDBIndexedDAO.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(TransactionalDAO.class, Raw.class))
                .setBinding()
                .to(DynamoDBTransactions.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(ChangeSource.class, Raw.class))
                .setBinding()
                .to(DynamoDBChangeSource.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(DynamoDbStreamsClient.class, ForPara.class))
                .setDefault()
                .toProvider(StreamsClientProvider.class);
        bind(StreamsClientProvider.class).in(Scopes.SINGLETON);
    }

    @Provides
    @Singleton
    TableLayout layout(Settings settings) {
        String prefix = settings.get(DynamoDBConfig.class).tablePrefix();
        ParaConfig core = settings.get(ParaConfig.class);
        String rootApp = core.appName();
        if (rootApp.length() < MIN_TABLE_NAME) {
            throw new ConfigException(List.of("para.app_name = " + rootApp + ", expected at least " + MIN_TABLE_NAME
                    + " characters, since it is the name of a table of DynamoDB"));
        }
        if (rootApp.startsWith(prefix)) {
            throw new ConfigException(List.of("para.app_name = " + rootApp
                    + ", expected a name that does not begin with para.dynamodb.table_prefix = " + prefix));
        }
        return new TableLayout(prefix, rootApp, core.sharedTableName());
    }

    @Provides
    Sleeper sleeper() {
        return Sleeper.SYSTEM;
    }

    @Provides
    WaitingTime waitingTime(Sleeper sleeper) {
        return WaitingTime.real(sleeper);
    }

    @Provides
    @Singleton
    ItemCodec itemCodec(TableLayout layout, FieldValues fields) {
        return new ItemCodec(layout, fields);
    }

    @Provides
    @Singleton
    RetryLoop retryLoop(Settings settings, WaitingTime time) {
        return new RetryLoop(
                settings.get(DynamoDBConfig.class).deadline(),
                time,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Provides
    @Singleton
    RequestPool requestPool(Settings settings, Closer closer, WaitingTime time, ClientProvider clients) {
        return closer.register(
                new RequestPool(settings.get(DynamoDBConfig.class).parallelism(), time, clients::abortsInterrupted));
    }

    @Provides
    @Singleton
    AWSDynamoDAO awsDynamoDAO(
            @ForPara DynamoDbClient client,
            ItemCodec codec,
            RetryLoop loop,
            RequestPool pool,
            OperationListener listener,
            Ticker ticker) {
        return new AWSDynamoDAO(client, codec, loop, pool, new OperationMeter(listener, ticker));
    }

    @Provides
    @Singleton
    DynamoDBTransactions transactions(
            @ForPara DynamoDbClient client,
            ItemCodec codec,
            RetryLoop loop,
            OperationListener listener,
            Ticker ticker) {
        return new DynamoDBTransactions(client, codec, loop, new OperationMeter(listener, ticker));
    }

    @Provides
    @Raw
    DAO dao(AWSDynamoDAO dao) {
        return dao;
    }

    @Provides
    @Singleton
    SharedTablePurge purge(AWSDynamoDAO dao, TableLayout layout, Settings settings, WaitingTime time) {
        return new SharedTablePurge(dao, layout, settings.get(ParaConfig.class).appRefresh(), time);
    }

    @Provides
    @Singleton
    AppStorage appStorage(
            TableClient tables,
            TableLayout layout,
            Settings settings,
            DeclaredIndexes declared,
            AWSDynamoDAO dao,
            SharedTablePurge purge) {
        return new TableStorage(tables, layout, settings.get(DynamoDBConfig.class), declared, dao, purge);
    }

    @Provides
    @Singleton
    IndexAdministration indexAdministration(
            TableClient tables, TableLayout layout, Settings settings, DeclaredIndexes declared, AWSDynamoDAO dao) {
        TableDefinition definition =
                new TableDefinition(settings.get(DynamoDBConfig.class).newTables(), declared);
        return new IndexAdministration(tables, layout, declared, definition, dao::hasOldItems);
    }

    @Provides
    @Singleton
    DynamoDBIndexedDAO dynamoDBIndexedDAO(
            @ForPara DynamoDbClient client,
            ItemCodec codec,
            RetryLoop loop,
            IndexAdministration administration,
            OperationListener listener,
            Ticker ticker) {
        IndexReader reader = new IndexReader(new DataClient(client, loop.deadline()), loop, codec);
        return new DynamoDBIndexedDAO(reader, administration, loop, new OperationMeter(listener, ticker));
    }

    @Provides
    StreamClient streamClient(@ForPara DynamoDbStreamsClient client, RetryLoop loop) {
        return new StreamClient(client, loop);
    }

    @Provides
    @Singleton
    DynamoDBChangeSource dynamoDBChangeSource(
            Provider<StreamClient> streams,
            TableClient tables,
            ItemCodec codec,
            RetryLoop loop,
            OperationListener listener,
            Ticker ticker) {
        StreamAdministration administration = new StreamAdministration(tables, codec.layout());
        return new DynamoDBChangeSource(streams, administration, codec, loop, new OperationMeter(listener, ticker));
    }

    @Provides
    @Singleton
    StreamEvents streamEvents(ItemCodec codec, OperationListener listener) {
        return new StreamEvents(codec, listener);
    }

    @Provides
    TableClient tableClient(@ForPara DynamoDbClient client, RetryLoop loop) {
        return new TableClient(client, loop);
    }

    /** Returns whether the other is such a module too, so that an injector installs it once. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AWSDynamoDAOModule;
    }

    @Override
    public int hashCode() {
        return AWSDynamoDAOModule.class.hashCode();
    }
}
