package io.para4j.dao.dynamodb;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.ParaConfig;
import io.para4j.error.ConfigException;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.FieldValues;
import io.para4j.spi.OperationListener;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stores objects in Amazon DynamoDB. Install it next to {@code ParaModule}; its values are the keys of {@code para.dynamodb}.
 *
 * <p>An application may bind, with an {@link OptionalBinder}, a {@link DynamoDbClientCustomizer} that changes the client
 * before it is built, an {@link AwsCredentialsProvider}, or a whole {@link DynamoDbClient}. Such a client is not closed with
 * Para, and its builder must have set {@code AwsRetryStrategy.doNotRetry()}.
 */
public final class AWSDynamoDAOModule extends AbstractModule {

    /** Creates the module. */
    public AWSDynamoDAOModule() {}

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(DynamoConfig.SECTION);
        OptionalBinder.newOptionalBinder(binder(), DynamoDbClientCustomizer.class);
        OptionalBinder.newOptionalBinder(binder(), AwsCredentialsProvider.class);
        OptionalBinder.newOptionalBinder(binder(), DynamoDbClient.class)
                .setDefault()
                .toProvider(ClientProvider.class)
                .in(Scopes.SINGLETON);
    }

    @Provides
    @Singleton
    Layout layout(Settings settings) {
        String prefix = settings.get(DynamoConfig.class).tablePrefix();
        ParaConfig core = settings.get(ParaConfig.class);
        String rootApp = core.appName();
        if (rootApp.startsWith(prefix)) {
            throw new ConfigException(List.of("para.app_name = " + rootApp
                    + ", expected a name that does not begin with para.dynamodb.table_prefix = " + prefix));
        }
        return new Layout(prefix, rootApp, core.sharedTableName());
    }

    @Provides
    Time time() {
        return Time.SYSTEM;
    }

    @Provides
    @Singleton
    ItemCodec itemCodec(Layout layout, FieldValues fields) {
        return new ItemCodec(layout, fields);
    }

    @Provides
    @Singleton
    RetryLoop retryLoop(Settings settings, Time time) {
        return new RetryLoop(
                settings.get(DynamoConfig.class).deadline(),
                time,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Provides
    @Singleton
    RequestPool requestPool(Settings settings, Closer closer, Time time) {
        return closer.register(new RequestPool(settings.get(DynamoConfig.class).parallelism(), time));
    }

    @Provides
    @Singleton
    AWSDynamoDAO awsDynamoDAO(
            DynamoDbClient client, ItemCodec codec, RetryLoop loop, RequestPool pool, OperationListener listener) {
        return new AWSDynamoDAO(client, codec, loop, pool, new OperationMeter(listener, loop.time()::nanos));
    }

    @Provides
    @Raw
    DAO dao(AWSDynamoDAO dao) {
        return dao;
    }

    @Provides
    @Singleton
    Purge purge(AWSDynamoDAO dao, Layout layout, Settings settings, Time time) {
        return new Purge(dao, layout, settings.get(ParaConfig.class).appRefresh(), time);
    }

    @Provides
    @Singleton
    AppStorage appStorage(TableClient tables, Layout layout, Settings settings, Purge purge) {
        return new TableStorage(tables, layout, settings.get(DynamoConfig.class), purge);
    }

    @Provides
    TableClient tableClient(DynamoDbClient client, RetryLoop loop) {
        return new TableClient(client, loop);
    }
}
