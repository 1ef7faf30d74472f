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
    private final InterruptWatch watch;
    private final Runnable onClose;

    private InterruptibleHttpClient(SdkHttpClient client, InterruptWatch watch, Runnable onClose) {
        this.client = client;
        this.watch = watch;
        this.onClose = onClose;
    }

    /**
     * Returns a client that closes another one with itself.
     *
     * @param client sends the requests
     * @param watch aborts the requests of interrupted threads, and is closed with the client
     */
    static InterruptibleHttpClient of(SdkHttpClient client, InterruptWatch watch) {
        return new InterruptibleHttpClient(client, watch, client::close);
    }

    /** Returns a client over the application's own. Its close aborts the requests and leaves that one open. */
    static InterruptibleHttpClient ofApplication(SdkHttpClient client, InterruptWatch watch) {
        return new InterruptibleHttpClient(client, watch, () -> {});
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        Abort abort = new Abort(prepared);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return watched(prepared, abort);
            }

            @Override
            public void abort() {
                abort.run();
            }
        };
    }

    /**
     * Aborts a request by a thread of its own, one at a time, and returns at once. Some HTTP clients let an abort wait for
     * a read that is under way, which must delay neither the watch nor the timer nor the close of the store.
     */
    private static final class Abort implements Runnable {
        private final ExecutableHttpRequest request;
        private boolean isUnderWay;

        Abort(ExecutableHttpRequest request) {
            this.request = request;
        }

        @Override
        public synchronized void run() {
            if (!isUnderWay) {
                Thread thread = new Thread(this::abort, "para-dynamodb-abort");
                thread.setDaemon(true);
                thread.start();
                isUnderWay = true;
            }
        }

        private void abort() {
            try {
                request.abort();
            } finally {
                synchronized (this) {
                    isUnderWay = false;
                }
            }
        }
    }

    /** Performs a request. It is watched until the body of its answer is closed or aborted. */
    private HttpExecuteResponse watched(ExecutableHttpRequest request, Abort abort) throws IOException {
        InterruptWatch.Watched watched = watch.begin(abort);
        boolean isOpen = false;
        try {
            HttpExecuteResponse response = request.call();
            isOpen = response.responseBody().isPresent();
            return isOpen ? withWatchedBody(response, watched) : response;
        } finally {
            if (!isOpen) {
                watched.end();
            }
        }
    }

    private static HttpExecuteResponse withWatchedBody(HttpExecuteResponse response, InterruptWatch.Watched watched) {
        AbortableInputStream body = response.responseBody().orElseThrow();
        InputStream stream = new FilterInputStream(body) {
            @Override
            public void close() throws IOException {
                watched.end();
                super.close();
            }
        };
        return HttpExecuteResponse.builder()
                .response(response.httpResponse())
                .responseBody(AbortableInputStream.create(stream, () -> {
                    watched.end();
                    body.abort();
                }))
                .build();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        watch.close();
        onClose.run();
    }
}
