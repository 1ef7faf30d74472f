package io.para4j.dao.dynamodb;

import io.para4j.ForPara;
import jakarta.inject.Inject;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** Builds the HTTP clients of the store: over the one that the application binds, or with Apache 5. */
final class HttpClientFactory {
    private final Optional<SdkHttpClient> ofApplication;

    @Inject
    HttpClientFactory(@ForPara Optional<SdkHttpClient> ofApplication) {
        this.ofApplication = ofApplication;
    }

    /** A builder of an HTTP client, which the client of the service closes. */
    interface Builder extends SdkHttpClient.Builder<Builder> {}

    /**
     * Returns a builder of an HTTP client that aborts the requests of interrupted threads.
     *
     * @param own the settings of the client where the application binds none
     * @param watch aborts the requests, and is closed with the client
     */
    Builder builder(Apache5HttpClient.Builder own, InterruptWatch watch) {
        return defaults -> ofApplication
                .map(bound -> InterruptibleHttpClient.ofApplication(bound, watch))
                .orElseGet(() -> InterruptibleHttpClient.of(own.buildWithDefaults(defaults), watch));
    }
}
