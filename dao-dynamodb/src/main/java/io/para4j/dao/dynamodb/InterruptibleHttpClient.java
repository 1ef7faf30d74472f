package io.para4j.dao.dynamodb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client whose requests end soon after their thread is interrupted. A blocking socket ignores interrupts, so the
 * {@link InterruptWatch} aborts the request, in whatever phase it is. Safe for use by many threads.
 */
final class InterruptibleHttpClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private final InterruptWatch watch = new InterruptWatch();

    InterruptibleHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return watched(prepared);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    /** Performs a request. It is watched until the body of its answer is closed. */
    private HttpExecuteResponse watched(ExecutableHttpRequest request) throws IOException {
        watch.begin(request::abort);
        boolean isOpen = false;
        try {
            HttpExecuteResponse response = request.call();
            isOpen = response.responseBody().isPresent();
            return isOpen ? withWatchedBody(response) : response;
        } finally {
            if (!isOpen) {
                watch.end();
            }
        }
    }

    private HttpExecuteResponse withWatchedBody(HttpExecuteResponse response) {
        AbortableInputStream body = response.responseBody().orElseThrow();
        InputStream watched = new FilterInputStream(body) {
            @Override
            public void close() throws IOException {
                watch.end();
                super.close();
            }
        };
        return HttpExecuteResponse.builder()
                .response(response.httpResponse())
                .responseBody(AbortableInputStream.create(watched, body))
                .build();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        watch.close();
        client.close();
    }
}
