package io.para4j.dao.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Changes the client before it is built, to set another HTTP client, timeouts, interceptors or metrics. Bind one with
 * {@code OptionalBinder.newOptionalBinder(binder(), DynamoDBClientCustomizer.class).setBinding()}.
 */
@FunctionalInterface
public interface DynamoDBClientCustomizer {

    /**
     * Changes the builder, on which all configured values are already set. The SDK's own retries are off and must stay
     * off. A retry that the store does not see can report a conflict for a write that succeeded.
     *
     * <p>Set another HTTP client by {@code httpClientBuilder(…)}, which replaces the store's. Set an instance that you
     * share with other clients by {@code httpClientBuilder(null).httpClient(…)}.
     *
     * @param builder the builder of the client
     */
    void customize(DynamoDbClientBuilder builder);
}
