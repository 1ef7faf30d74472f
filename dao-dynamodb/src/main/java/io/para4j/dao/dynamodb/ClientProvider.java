package io.para4j.dao.dynamodb;

import com.google.inject.Provider;
import io.para4j.error.ConfigException;
import io.para4j.spi.Closer;
import io.para4j.spi.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
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
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);

    private static final int CONNECTIONS_FOR_SINGLE_CALLS = 64;

    private final DynamoDBConfig config;
    private final Closer closer;
    private final Optional<DynamoDBClientCustomizer> customizer;
    private final Optional<AwsCredentialsProvider> credentials;

    @Inject
    ClientProvider(
            Settings settings,
            Closer closer,
            Optional<DynamoDBClientCustomizer> customizer,
            Optional<AwsCredentialsProvider> credentials) {
        this.config = settings.get(DynamoDBConfig.class);
        this.closer = closer;
        this.customizer = customizer;
        this.credentials = credentials;
    }

    @Override
    public DynamoDbClient get() {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(httpClient());
        config.endpoint().ifPresent(builder::endpointOverride);
        config.effectiveRegion().map(Region::of).ifPresent(builder::region);
        credentials.or(this::localCredentials).ifPresent(builder::credentialsProvider);
        customizer.ifPresent(each -> each.customize(builder));
        DynamoDbClient client = closer.register(build(builder));
        client.serviceClientConfiguration().endpointOverride().ifPresent(config::checkEndpointOfClient);
        return client;
    }

    /** Returns the builder of the transport, which the client closes. */
    private HttpClientBuilder httpClient() {
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .socketTimeout(SOCKET_TIMEOUT)
                .maxConnections(config.parallelism() + CONNECTIONS_FOR_SINGLE_CALLS);
        return defaults -> new InterruptibleHttpClient(builder.buildWithDefaults(defaults), new InterruptWatch());
    }

    private interface HttpClientBuilder extends SdkHttpClient.Builder<HttpClientBuilder> {}

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
