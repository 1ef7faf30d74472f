package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;

/**
 * Limits the time of each attempt at a request by the SDK's attempt timeout, which covers all phases: connecting,
 * sending, and receiving an answer that arrives byte by byte. A shorter timeout of the client itself stays in force.
 */
final class AttemptLimit {
    private final Duration atLeast;
    private final Optional<Duration> ofClient;

    /**
     * Creates a limit for the requests of a client.
     *
     * @param client the client
     * @param atLeast the time that every attempt may take
     */
    AttemptLimit(SdkClient client, Duration atLeast) {
        this.atLeast = atLeast;
        this.ofClient =
                client.serviceClientConfiguration().overrideConfiguration().apiCallAttemptTimeout();
    }

    /** Returns the settings of the next attempt. */
    AwsRequestOverrideConfiguration of(RetryLoop.Attempts attempts) {
        Duration half = attempts.time();
        Duration limit = half.compareTo(atLeast) > 0 ? half : atLeast;
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(
                        ofClient.filter(own -> own.compareTo(limit) < 0).orElse(limit))
                .build();
    }
}
