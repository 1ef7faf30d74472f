package io.para4j.examples.benchmarks;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP clients of the SDK by short name. The Maven profile {@code benchmarks} puts all of them on the class path.
 */
final class HttpClients {
    private static final int CONNECTIONS = 64;

    private static final Map<String, String> SERVICES = Map.of(
            "url-connection", "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService",
            "apache4", "software.amazon.awssdk.http.apache.ApacheSdkHttpService",
            "apache5", "software.amazon.awssdk.http.apache5.Apache5SdkHttpService",
            "crt", "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");

    private static final GetItemRequest GET = GetItemRequest.builder()
            .tableName("para-shop")
            .key(Map.of("key", AttributeValue.createS("204")))
            .build();

    private HttpClients() {}

    /** Builds a client of the service with one of the HTTP clients. Sends no request. */
    static DynamoDbClient client(String name, URI endpoint) {
        String className = Objects.requireNonNull(SERVICES.get(name), name);
        SdkHttpService service = ServiceLoader.load(SdkHttpService.class).stream()
                .filter(each -> each.type().getName().equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(className + " is not on the class path"))
                .get();
        AttributeMap settings = AttributeMap.builder()
                .put(SdkHttpConfigurationOption.MAX_CONNECTIONS, CONNECTIONS)
                .build();
        return DynamoDbClient.builder()
                .httpClient(service.createHttpClientBuilder().buildWithDefaults(settings))
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** Sends one request. */
    static GetItemResponse get(DynamoDbClient client) {
        return client.getItem(GET);
    }
}
