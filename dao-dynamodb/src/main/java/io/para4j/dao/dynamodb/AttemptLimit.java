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
    private final Optional<Duration> ofClient;

    AttemptLimit(SdkClient client) {
        this.ofClient =
                client.serviceClientConfiguration().overrideConfiguration().apiCallAttemptTimeout();
    }

    /** Returns the settings of the next attempt. */
    AwsRequestOverrideConfiguration of(RetryLoop.Attempts attempts) {
        Duration limit = attempts.limit();
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(
                        ofClient.filter(own -> own.compareTo(limit) < 0).orElse(limit))
                .build();
    }
}
