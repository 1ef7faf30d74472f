package io.para4j.dao.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A transport that gives each request the next answer of a script, for situations that DynamoDB Local cannot produce.
 */
final class ScriptedTransport implements SdkHttpClient {
    final List<String> operations = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> hosts = new CopyOnWriteArrayList<>();
    private final Deque<ScriptedAnswer> script;
    private final @Nullable ScriptedAnswer always;

    private ScriptedTransport(Deque<ScriptedAnswer> script, @Nullable ScriptedAnswer always) {
        this.script = script;
        this.always = always;
    }

    static ScriptedTransport of(ScriptedAnswer... answers) {
        return new ScriptedTransport(new ArrayDeque<>(Arrays.asList(answers)), null);
    }

    /** Returns a transport that gives every request the same answer, and records none of them. */
    static ScriptedTransport always(ScriptedAnswer answer) {
        return new ScriptedTransport(new ArrayDeque<>(), answer);
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
        byte[] bytes;
        try (InputStream content = request.contentStreamProvider().orElseThrow().newStream()) {
            bytes = content.readAllBytes();
        }
        Optional<String> length = request.httpRequest().firstMatchingHeader("Content-Length");
        if (!length.equals(Optional.of(String.valueOf(bytes.length)))) {
            throw new IllegalArgumentException("a request whose length is " + length + ", not " + bytes.length);
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        if (always != null) {
            return always.to(operation, body);
        }
        ScriptedAnswer answer;
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
