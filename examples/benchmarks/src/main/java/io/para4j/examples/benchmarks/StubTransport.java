package io.para4j.examples.benchmarks;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** An HTTP client that sends nothing. Each operation has a fixed response, returned at once or after a delay. */
final class StubTransport implements SdkHttpClient {
    private static final class Answer {
        private final byte[] body;
        private final String checksum;

        Answer(byte[] body) {
            CRC32 crc = new CRC32();
            crc.update(body);
            this.body = body;
            this.checksum = Long.toString(crc.getValue());
        }
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile Duration delay = Duration.ZERO;

    /** Delays all later responses. */
    void delay(Duration time) {
        delay = time;
    }

    /** Sets the response to an operation, such as {@code GetItem}. */
    StubTransport answer(String operation, String json) {
        answers.put("DynamoDB_20120810." + operation, new Answer(json.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElseThrow(() -> new IllegalStateException("a request without X-Amz-Target"));
        Answer answer = answers.get(target);
        if (answer == null) {
            throw new IllegalStateException("no answer is set for " + target);
        }
        return new Prepared(answer, delay);
    }

    private record Prepared(Answer answer, Duration delay) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            pause();
            return HttpExecuteResponse.builder()
                    .response(SdkHttpFullResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Content-Length", Integer.toString(answer.body.length))
                            .putHeader("x-amz-crc32", answer.checksum)
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body)))
                    .build();
        }

        private void pause() {
            try {
                Thread.sleep(delay.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void abort() {}
    }

    @Override
    public void close() {}
}
