package io.para4j.examples.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client that sends nothing. Each operation has prepared responses, returned at once or after a delay. */
final class StubTransport implements SdkHttpClient {
    private static final String CAPACITY = "ReturnConsumedCapacity";

    private final Map<String, Function<StubRequest, StubAnswer>> answers = new ConcurrentHashMap<>();
    private volatile Duration delay = Duration.ZERO;

    /** Delays all later responses. */
    void delay(Duration time) {
        delay = time;
    }

    /** Sets the choice of the response to an operation, such as {@code GetItem}. */
    StubTransport answer(String operation, Function<StubRequest, StubAnswer> choice) {
        answers.put("DynamoDB_20120810." + operation, choice);
        return this;
    }

    /** Sets the response to an operation. */
    StubTransport answer(String operation, String json) {
        StubAnswer answer = new StubAnswer(json);
        return answer(operation, request -> answer);
    }

    /**
     * Sets the response to an operation, which reports the consumed capacity only if the request asks for it.
     *
     * @param capacity the JSON of the consumed capacity
     * @param rest the members of the response other than the capacity
     */
    StubTransport answer(String operation, String capacity, String rest) {
        return answer(operation, choice(capacity, rest));
    }

    static Function<StubRequest, StubAnswer> choice(String capacity, String rest) {
        StubAnswer without = new StubAnswer("{" + rest + "}");
        StubAnswer with =
                new StubAnswer("{\"ConsumedCapacity\":" + capacity + (rest.isEmpty() ? "" : ",") + rest + "}");
        return request -> request.has(CAPACITY) ? with : without;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElseThrow(() -> new IllegalStateException("a request without X-Amz-Target"));
        Function<StubRequest, StubAnswer> choice = answers.get(target);
        if (choice == null) {
            throw new IllegalStateException("no answer is set for " + target);
        }
        StubRequest body = new StubRequest(request.contentStreamProvider().orElseThrow());
        return new Prepared(choice.apply(body), delay);
    }

    private record Prepared(StubAnswer answer, Duration delay) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            if (!delay.isZero()) {
                pause();
            }
            return answer.response();
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
