package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Tests of {@link InterruptWatch} and {@link InterruptibleHttpClient}: what has ended is not aborted. */
@Timeout(30)
class InterruptWatchTest {
    private final AtomicInteger aborts = new AtomicInteger();

    /** Waits until the watch has aborted a request of another interrupted thread, so it has looked at all requests. */
    private static void awaitAbort(InterruptWatch watch) throws InterruptedException {
        CountDownLatch aborted = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            InterruptWatch.Watched request = watch.begin(aborted::countDown);
            Thread.currentThread().interrupt();
            while (aborted.getCount() > 0) {
                Thread.onSpinWait();
            }
            request.end();
        });
        other.start();
        aborted.await();
        other.join();
    }

    @Test
    void requestOfAnInterruptedThreadIsAborted() throws InterruptedException {
        try (InterruptWatch watch = new InterruptWatch()) {
            awaitAbort(watch);
        }
    }

    @Test
    void requestThatAnotherThreadHasEndedIsNotAborted() throws InterruptedException {
        try (InterruptWatch watch = new InterruptWatch()) {
            InterruptWatch.Watched request = watch.begin(aborts::incrementAndGet);
            Thread ending = new Thread(request::end);
            ending.start();
            ending.join();
            Thread.currentThread().interrupt();
            boolean wasInterrupted = awaitAbortInterrupted(watch);

            assertThat(wasInterrupted).isTrue();
            assertThat(aborts).hasValue(0);
        }
    }

    /** Waits as {@link #awaitAbort} does while the current thread stays interrupted, and clears the interrupt. */
    private static boolean awaitAbortInterrupted(InterruptWatch watch) throws InterruptedException {
        CountDownLatch aborted = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                awaitAbort(watch);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            aborted.countDown();
        });
        other.start();
        while (aborted.getCount() > 0) {
            Thread.onSpinWait();
        }
        return Thread.interrupted();
    }

    @Test
    void closeAbortsAllRequestsEvenIfThatFails() throws InterruptedException {
        InterruptWatch watch = new InterruptWatch();
        Runnable failing = () -> {
            aborts.incrementAndGet();
            throw new IllegalStateException("a client that fails to abort");
        };
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> watch.begin(failing));
            thread.start();
            thread.join();
        }

        watch.close();

        assertThat(aborts).hasValue(3);
        assertThatThrownBy(() -> watch.begin(failing)).hasMessage("the HTTP client is shut down");
    }

    @Test
    void abortedBodyEndsTheWatch() throws Exception {
        SdkHttpClient client = new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() {
                        return HttpExecuteResponse.builder()
                                .response(SdkHttpFullResponse.builder()
                                        .statusCode(200)
                                        .build())
                                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(new byte[1])))
                                .build();
                    }

                    @Override
                    public void abort() {
                        aborts.incrementAndGet();
                    }
                };
            }

            @Override
            public void close() {}
        };
        try (InterruptWatch watch = new InterruptWatch();
                InterruptibleHttpClient watched = InterruptibleHttpClient.of(client, watch)) {
            AbortableInputStream body = answer(watched);
            body.abort();
            Thread.currentThread().interrupt();
            boolean wasInterrupted = awaitAbortInterrupted(watch);

            assertThat(wasInterrupted).isTrue();
            assertThat(aborts).hasValue(0);
        }
    }

    private static AbortableInputStream answer(SdkHttpClient client) throws IOException {
        return client.prepareRequest(HttpExecuteRequest.builder().build())
                .call()
                .responseBody()
                .orElseThrow();
    }
}
