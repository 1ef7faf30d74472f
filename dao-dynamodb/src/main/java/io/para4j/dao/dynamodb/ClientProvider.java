package io.para4j.dao.dynamodb;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import io.para4j.error.ConfigException;
import io.para4j.spi.Closer;
import io.para4j.spi.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Builds the client from the configuration, unless the application binds one of its own. Sends no request. */
final class ClientProvider implements Provider<DynamoDbClient> {
    /**
     * Shorter than the SDK's 30 s, because a table answers within milliseconds and a lost answer should be noticed
     * early.
     */
    static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);

    private static final int CONNECTIONS_FOR_SINGLE_CALLS = 64;

    private final DynamoDBConfig config;
    private final Closer closer;
    private final HttpClientFactory httpClients;
    private final InterruptWatch watch = new InterruptWatch();
    private volatile boolean hasOwnTimer;
    private final Optional<DynamoDBClientCustomizer> customizer;
    private final Injector injector;
    private @Nullable DynamoDbClient client;

    @Inject
    ClientProvider(
            Settings settings,
            Closer closer,
            HttpClientFactory httpClients,
            Optional<DynamoDBClientCustomizer> customizer,
            Injector injector) {
        this.config = settings.get(DynamoDBConfig.class);
        this.closer = closer;
        this.httpClients = httpClients;
        this.customizer = customizer;
        this.injector = injector;
    }

    /** Returns the one client, which is built when it is first asked for. */
    @Override
    public synchronized DynamoDbClient get() {
        if (client == null) {
            client = create();
        }
        return client;
    }

    /**
     * Returns whether the requests of interrupted threads are known to be aborted, and the threads to stay interrupted.
     * False for a client or HTTP client that the store has not built or wrapped, and for a timer of the application.
     */
    boolean abortsInterrupted() {
        return hasOwnTimer && watch.isUsed();
    }

    private DynamoDbClient create() {
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(httpClient());
        config.endpoint().ifPresent(builder::endpointOverride);
        config.effectiveRegion().map(Region::of).ifPresent(builder::region);
        boundCredentials().or(this::localCredentials).ifPresent(builder::credentialsProvider);
        customizer.ifPresent(each -> each.customize(builder));
        limitAttempts(builder);
        completeOverride(builder);
        DynamoDbClient built = closer.register(build(builder));
        built.serviceClientConfiguration().endpointOverride().ifPresent(config::checkEndpointOfClient);
        return built;
    }

    /** Gives the client a limit and a timer of attempts, unless the application has set them. */
    private void limitAttempts(DynamoDbClientBuilder builder) {
        ClientOverrideConfiguration override = builder.overrideConfiguration();
        if (override.scheduledExecutorService().isEmpty()) {
            AttemptTimer timer = closer.register(new AttemptTimer());
            hasOwnTimer = true;
            override = override.toBuilder()
                    .scheduledExecutorService(timer.executor())
                    .addExecutionInterceptor(timer)
                    .build();
        }
        if (override.apiCallAttemptTimeout().isEmpty()) {
            override = override.toBuilder()
                    .apiCallAttemptTimeout(AttemptLimit.ofClient(config.deadline()))
                    .build();
        }
        builder.overrideConfiguration(override);
    }

    /**
     * Turns the SDK's retries off and adds the interceptors that decode and write items. It keeps all other settings. This
     * is a plugin and must come last, since the SDK runs the plugins of a customizer after all other settings.
     */
    static void completeOverride(DynamoDbClientBuilder builder) {
        builder.addPlugin(client -> client.overrideConfiguration(complete(client.overrideConfiguration())));
    }

    private static ClientOverrideConfiguration complete(ClientOverrideConfiguration settings) {
        ClientOverrideConfiguration withRequests = RequestSplitter.addTo(settings);
        ClientOverrideConfiguration withAnswers =
                AnswerInterceptor.suits(settings) ? new AnswerInterceptor().addTo(withRequests) : withRequests;
        return withAnswers.toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build();
    }

    /** Returns the credentials that the application has bound, which may be in a parent of this injector. */
    private Optional<AwsCredentialsProvider> boundCredentials() {
        return Optional.ofNullable(injector.getExistingBinding(Key.get(AwsCredentialsProvider.class)))
                .map(binding -> binding.getProvider().get());
    }

    private HttpClientFactory.Builder httpClient() {
        return httpClients.builder(
                Apache5HttpClient.builder()
                        .socketTimeout(SOCKET_TIMEOUT)
                        .maxConnections(config.parallelism() + CONNECTIONS_FOR_SINGLE_CALLS),
                watch);
    }

    private Optional<AwsCredentialsProvider> localCredentials() {
        return config.isLocal()
                ? Optional.of(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                : Optional.empty();
    }

    private DynamoDbClient build(DynamoDbClientBuilder builder) {
        try {
            return builder.build();
        } catch (SdkClientException e) {
            if (config.effectiveRegion().isPresent()) {
                throw e;
            }
            throw new ConfigException(
                    List.of("para.dynamodb.region is missing, expected the name of a region, such as eu-west-1,"
                            + " since neither AWS_REGION nor a profile has one; or set para.dynamodb.endpoint"));
        }
    }
}
