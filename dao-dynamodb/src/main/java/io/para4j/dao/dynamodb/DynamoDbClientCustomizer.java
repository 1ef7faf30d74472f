package io.para4j.dao.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Changes the client before it is built: another HTTP client, timeouts, interceptors, metrics. Bind one with
 * {@code OptionalBinder.newOptionalBinder(binder(), DynamoDbClientCustomizer.class).setBinding()}.
 */
@FunctionalInterface
public interface DynamoDbClientCustomizer {

    /**
     * Changes the builder. Everything that the configuration says is set already. The SDK's own retries are off and must stay
     * off: a retry that the store does not see can report a conflict for a write that succeeded. Another HTTP client is set
     * by {@code httpClientBuilder(…)}, which takes the place of ours; an instance that others use too, by
     * {@code httpClientBuilder(null).httpClient(…)}.
     *
     * @param builder the builder of the client
     */
    void customize(DynamoDbClientBuilder builder);
}
