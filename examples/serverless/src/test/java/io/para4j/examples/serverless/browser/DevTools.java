package io.para4j.examples.serverless.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection of the DevTools protocol: commands with their answers, and the errors that windows report. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;

    private final ObjectMapper mapper = new ObjectMapper();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final StringBuilder received = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    ObjectNode parameters() {
        return mapper.createObjectNode();
    }

    /** Sends a command to a window, or to the browser if the session is empty, and returns its result. */
    JsonNode send(String session, String method, ObjectNode parameters) throws Exception {
        int id = last.incrementAndGet();
        ObjectNode command = mapper.createObjectNode().put("id", id).put("method", method);
        command.set("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(command.toString(), true).join();
        JsonNode message = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.path("result");
    }

    /** Returns the uncaught exceptions of all windows, and the messages of the browser about blocked content. */
    Queue<String> failures() {
        return failures;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        received.append(text);
        if (isLast) {
            String message = received.toString();
            received.setLength(0);
            accept(message);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void accept(String text) {
        JsonNode message;
        try {
            message = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + text, e);
        }
        CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
        if (answer != null) {
            answer.complete(message);
        }
        boolean isSecurity = message.at("/params/entry/source").asText().equals("security");
        if (isSecurity || message.path("method").asText().equals("Runtime.exceptionThrown")) {
            failures.add(message.path("params").toString());
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
