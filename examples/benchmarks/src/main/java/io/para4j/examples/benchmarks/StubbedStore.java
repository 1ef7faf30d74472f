package io.para4j.examples.benchmarks;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import com.typesafe.config.ConfigFactory;
import io.para4j.ForPara;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.dynamodb.DynamoDBClientCustomizer;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Para on the DynamoDB store, with a client whose transport answers from memory. */
final class StubbedStore {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final Duration LIMIT = Duration.ofSeconds(15);

    final StubTransport transport = new StubTransport();
    final DynamoDbClient client;
    final Para para;
    final Store shop;

    /**
     * Starts Para.
     *
     * @param others further modules, such as a cache's
     */
    StubbedStore(Module... others) {
        StubAnswers.start(transport);
        client = client(transport);
        para = start(transport, others);
        shop = para.store("shop");
        shop.exists(StubAnswers.ID);
        StubAnswers.bicycles(transport);
    }

    static DynamoDbClient client(StubTransport transport) {
        return client(transport, override -> {});
    }

    /**
     * Returns a client that limits the time of each attempt, with a timer that forgets those that have ended, and has
     * always a next task, so that no attempt wakes it up. The timer of the store is like that.
     */
    static DynamoDbClient limitedClient(StubTransport transport, ScheduledThreadPoolExecutor timer) {
        timer.setRemoveOnCancelPolicy(true);
        ScheduledFuture<?> unused = timer.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
        return client(
                transport, override -> override.apiCallAttemptTimeout(LIMIT).scheduledExecutorService(timer));
    }

    private static DynamoDbClient client(
            StubTransport transport, Consumer<ClientOverrideConfiguration.Builder> settings) {
        return DynamoDbClient.builder()
                .httpClient(transport)
                .region(Region.EU_WEST_1)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(
                        override -> settings.accept(override.retryStrategy(AwsRetryStrategy.doNotRetry())))
                .build();
    }

    /** Starts Para with the client that it builds itself, over a transport. */
    static Para start(StubTransport transport, Module... others) {
        Module clients = new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), Key.get(SdkHttpClient.class, ForPara.class))
                        .setBinding()
                        .toInstance(transport);
                OptionalBinder.newOptionalBinder(binder(), DynamoDBClientCustomizer.class)
                        .setBinding()
                        .toInstance(builder -> builder.region(Region.EU_WEST_1).credentialsProvider(CREDENTIALS));
            }
        };
        Module core = new ParaModule(
                        ConfigFactory.parseString("para { app_refresh = 1h, dynamodb.create_tables = off }"))
                .types(Bicycle.class);
        return Para.start(core, new AWSDynamoDAOModule(), clients, Modules.combine(others));
    }

    void close() {
        para.close();
        client.close();
    }
}
