package io.para4j.testkit.dynamodb;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A server for tests that speaks DynamoDB's protocol: DynamoDB Local in this JVM, or any server that the system property
 * {@value #ENDPOINT} names. Thread-safe.
 */
public interface DynamoDBServer extends AutoCloseable {
    /** The system property with the address of a server that tests use instead of DynamoDB Local in their JVM. */
    String ENDPOINT = "para.test.endpoint";

    /**
     * Returns the server for tests: the one that {@value #ENDPOINT} names, or else a new {@link EmbeddedDynamoDB}.
     *
     * @return the server, ready for requests if it is embedded
     * @throws IllegalStateException if the embedded server cannot be started
     * @throws IllegalArgumentException if the property is not an address
     */
    static DynamoDBServer forTests() {
        String endpoint = System.getProperty(ENDPOINT, "");
        return endpoint.isEmpty() ? EmbeddedDynamoDB.start() : new ExternalDynamoDB(URI.create(endpoint));
    }

    /**
     * Returns the address of the server, to be set as {@code para.dynamodb.endpoint}.
     *
     * @return the address, such as {@code http://127.0.0.1:41207}
     */
    URI endpoint();

    /**
     * Returns a new low-level client of this server, for inspecting stored data. The caller closes it.
     *
     * @return the client, with a region and credentials that mean nothing
     */
    default DynamoDbClient newClient() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /**
     * Returns a new low-level client of the streams of this server, for inspecting change records. The caller closes it.
     *
     * @return the client, with a region and credentials that mean nothing
     */
    default DynamoDbStreamsClient newStreamsClient() {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /** Stops an embedded server and discards its tables. Does nothing to another one. */
    @Override
    void close();
}
