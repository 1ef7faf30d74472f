package io.para4j.dao.dynamodb;

import com.google.inject.Provider;
import io.para4j.ForPara;
import io.para4j.spi.Closer;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;

/**
 * Builds the client of streams when it is first asked for, so that applications without change feeds have none. It has
 * the settings of the store's client: region, endpoint, credentials, interceptors, and the limit and timer of attempts.
 */
final class StreamsClientProvider implements Provider<DynamoDbStreamsClient> {
    private static final int CONNECTIONS = 64;
    private static final String HOST_OF_AWS = "dynamodb";
    private static final String STREAMS = "streams.";

    private final Provider<DynamoDbClient> ofStore;
    private final Closer closer;
    private final HttpClientFactory httpClients;
    private final Optional<DynamoDBClientCustomizer> customizer;
    private @Nullable DynamoDbStreamsClient client;

    @Inject
    StreamsClientProvider(
            @ForPara Provider<DynamoDbClient> ofStore,
            Closer closer,
            HttpClientFactory httpClients,
            Optional<DynamoDBClientCustomizer> customizer) {
        this.ofStore = ofStore;
        this.closer = closer;
        this.httpClients = httpClients;
        this.customizer = customizer;
    }

    /** Returns the one client. */
    @Override
    public synchronized DynamoDbStreamsClient get() {
        if (client == null) {
            client = closer.register(create());
        }
        return client;
    }

    private DynamoDbStreamsClient create() {
        Apache5HttpClient.Builder transport = Apache5HttpClient.builder()
                .socketTimeout(ClientProvider.SOCKET_TIMEOUT)
                .maxConnections(CONNECTIONS);
        DynamoDbStreamsClientBuilder builder = builder(ofStore.get().serviceClientConfiguration())
                .httpClientBuilder(httpClients.builder(transport, new InterruptWatch()));
        customizer.ifPresent(each -> each.customize(builder));
        return builder.addPlugin(settings -> settings.overrideConfiguration(settings.overrideConfiguration().toBuilder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build()))
                .build();
    }

    /** Returns a builder with the settings of the store's client, which need not be one that the store has built. */
    static DynamoDbStreamsClientBuilder builder(DynamoDbServiceClientConfiguration settings) {
        DynamoDbStreamsClientBuilder builder = DynamoDbStreamsClient.builder()
                .region(settings.region())
                .credentialsProvider(settings.credentialsProvider())
                .overrideConfiguration(settings.overrideConfiguration());
        settings.endpointOverride()
                .map(StreamsClientProvider::endpointOfStreams)
                .ifPresent(builder::endpointOverride);
        return builder;
    }

    /** Returns the endpoint of streams. Other servers than AWS serve tables and streams at one address. */
    static URI endpointOfStreams(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        boolean isOfAWS = host.startsWith(HOST_OF_AWS) && host.contains(".amazonaws.com");
        return isOfAWS ? URI.create(endpoint.toString().replace("//" + host, "//" + STREAMS + host)) : endpoint;
    }
}
