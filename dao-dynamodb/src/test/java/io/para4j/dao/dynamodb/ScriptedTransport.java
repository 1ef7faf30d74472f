package io.para4j.dao.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A transport that answers each request with the next answer of a script, for what DynamoDB Local cannot be made to do. */
final class ScriptedTransport implements SdkHttpClient {

    /** An answer to a request. */
    @FunctionalInterface
    interface Answer {
        /** Answers, given the operation, such as {@code GetItem}, and the body of the request. */
        HttpExecuteResponse to(String operation, String body) throws IOException;
    }

    final List<String> operations = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> hosts = new CopyOnWriteArrayList<>();

    private final Deque<Answer> script;
    private final @Nullable Answer always;

    private ScriptedTransport(Deque<Answer> script, @Nullable Answer always) {
        this.script = script;
        this.always = always;
    }

    static ScriptedTransport of(Answer... answers) {
        return new ScriptedTransport(new ArrayDeque<>(Arrays.asList(answers)), null);
    }

    /** A transport that gives one answer to every request, and remembers none of them. */
    static ScriptedTransport always(Answer answer) {
        return new ScriptedTransport(new ArrayDeque<>(), answer);
    }

    static Answer ok(String body) {
        return (operation, request) -> response(200, body);
    }

    static Answer error(int status, String code) {
        return error(status, code, "scripted");
    }

    static Answer error(int status, String code, String message) {
        String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"" + message + "\"}";
        return (operation, request) -> response(status, body);
    }

    /** The refusal of a condition, with the attributes of the stored item as JSON. */
    static Answer refusal(String stored) {
        String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                + "\"message\":\"scripted\",\"Item\":" + stored + "}";
        return (operation, request) -> response(400, body);
    }

    static Answer failure(IOException failure) {
        return (operation, request) -> {
            throw failure;
        };
    }

    static Answer throttle() {
        return error(400, "ProvisionedThroughputExceededException");
    }

    private static HttpExecuteResponse response(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // A scripted answer is never under way.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
        String operation = target.substring(target.indexOf('.') + 1);
        String body;
        try (InputStream content = request.contentStreamProvider().orElseThrow().newStream()) {
            body = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (always != null) {
            return always.to(operation, body);
        }
        Answer answer;
        synchronized (script) {
            operations.add(operation);
            bodies.add(body);
            hosts.add(request.httpRequest().host());
            answer = script.poll();
        }
        if (answer == null) {
            throw new IllegalArgumentException(
                    "the script has no answer for request " + operations.size() + ": " + body);
        }
        return answer.to(operation, body);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
