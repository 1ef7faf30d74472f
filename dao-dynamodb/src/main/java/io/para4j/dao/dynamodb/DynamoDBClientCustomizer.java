package io.para4j.dao.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;

/**
 * Changes the client before it is built, to set another HTTP client, timeouts, interceptors or metrics. Bind one with
 * {@code OptionalBinder.newOptionalBinder(binder(), DynamoDBClientCustomizer.class).setBinding()}.
 */
@FunctionalInterface
public interface DynamoDBClientCustomizer {

    /**
     * Changes the builder, on which all configured values are already set. Afterwards the store turns the SDK's own retries
     * off, since a retry that the store does not see can report a conflict for a write that succeeded. It also adds the
     * interceptors that decode and write items, around those of the builder and its plugins, and a limit and a timer of
     * attempts where the builder has none. If an interceptor implements {@code modifyResponse}, the SDK reads all answers,
     * which takes longer, so that it can change the items in them.
     *
     * <p>Prefer binding an HTTP client, as {@link AWSDynamoDAOModule} describes, since the store then aborts the requests of
     * interrupted threads. Here {@code httpClientBuilder(…)} replaces the store's HTTP client, and
     * {@code httpClientBuilder(null).httpClient(…)} sets an instance. The store cannot abort its requests.
     *
     * @param builder the builder of the client
     */
    void customize(DynamoDbClientBuilder builder);

    /**
     * Changes the builder of the client that reads change feeds. It already has the settings of the client for data, which
     * {@link #customize(DynamoDbClientBuilder)} has changed, except for its HTTP client. Set the HTTP client here as well.
     * Does nothing by default.
     *
     * @param builder the builder of the client of streams
     */
    default void customize(DynamoDbStreamsClientBuilder builder) {}
}
