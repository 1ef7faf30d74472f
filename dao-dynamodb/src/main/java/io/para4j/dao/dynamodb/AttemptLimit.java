package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPlugin;

/**
 * Limits the time of each attempt at a request by the SDK's attempt timeout, which covers all phases: connecting,
 * sending, and receiving an answer that arrives byte by byte. A shorter timeout that the application has set on the
 * client stays in force.
 *
 * <p>The SDK copies the settings of a request several times. Thus the client has the limit of an attempt that begins with
 * its call, and a request has settings of its own only if it has less time.
 */
final class AttemptLimit {
    /** The time that every attempt at a data request may take, so that one that is sent late can still be answered. */
    static final Duration SHORTEST = Duration.ofSeconds(2);

    /** A limit of the client is used for attempts whose own limit differs by at most this part of it. */
    private static final int TOLERANCE = 20;

    private final Duration atLeast;
    private final Optional<Duration> ofApplication;
    private final Optional<Duration> ofClient;

    /**
     * Creates a limit for the requests of a client.
     *
     * @param client the client
     * @param atLeast the time that every attempt may take
     * @param deadline the time of a call
     */
    AttemptLimit(SdkClient client, Duration atLeast, Duration deadline) {
        this.atLeast = atLeast;
        this.ofClient =
                client.serviceClientConfiguration().overrideConfiguration().apiCallAttemptTimeout();
        this.ofApplication = ofClient.filter(limit -> !limit.equals(ofClient(deadline)));
    }

    /** Returns the limit of a client that the store builds: half of the deadline. */
    static Duration ofClient(Duration deadline) {
        Duration half = deadline.dividedBy(2);
        return half.compareTo(SHORTEST) > 0 ? half : SHORTEST;
    }

    /** Returns the settings of the next attempt; null if those of the client will do. */
    @Nullable
    AwsRequestOverrideConfiguration of(RetryLoop.Attempts attempts) {
        Duration limit = limitOf(attempts);
        return isOfClient(limit) ? null : builder(limit).build();
    }

    /** Returns the settings of the next attempt with a plugin. */
    AwsRequestOverrideConfiguration of(RetryLoop.Attempts attempts, SdkPlugin plugin) {
        Duration limit = limitOf(attempts);
        AwsRequestOverrideConfiguration.Builder settings =
                isOfClient(limit) ? AwsRequestOverrideConfiguration.builder() : builder(limit);
        settings.addPlugin(plugin);
        return settings.build();
    }

    private Duration limitOf(RetryLoop.Attempts attempts) {
        Duration half = attempts.time();
        return half.compareTo(atLeast) > 0 ? half : atLeast;
    }

    private boolean isOfClient(Duration limit) {
        if (ofApplication.isPresent()) {
            return ofApplication.get().compareTo(limit) < 0;
        }
        return ofClient.isPresent() && ofClient.get().minus(limit).abs().compareTo(limit.dividedBy(TOLERANCE)) <= 0;
    }

    private static AwsRequestOverrideConfiguration.Builder builder(Duration limit) {
        return AwsRequestOverrideConfiguration.builder().apiCallAttemptTimeout(limit);
    }
}
