package io.para4j.examples.serverless.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's runtime API on the loopback address: the next invocation, its response or error, and the restore. */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final int TIMEOUT_SECONDS = 90;

    /**
     * The report of the client on an invocation.
     *
     * @param kind {@code response} or {@code error}
     * @param body its body
     */
    record Report(String kind, String body) {}

    private record Invocation(String id, String event) {}

    private final BlockingQueue<Invocation> next = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Report>> reports = new ConcurrentHashMap<>();
    private final CompletableFuture<Report> started = new CompletableFuture<>();
    private final CountDownLatch restored = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(ROOT, this::answer);
        server.start();
    }

    /** Returns the host and port, as the environment of a function names them. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Invokes the function, and returns what its client reports. */
    Report invoke(String event) throws Exception {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event);
        CompletableFuture<Report> report = new CompletableFuture<>();
        reports.put(invocation.id(), report);
        next.add(invocation);
        return report.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the client is ready for a snapshot ({@code restore}), or reports that it has failed to start. */
    Report awaitStart() throws Exception {
        return started.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Continues as after the snapshot. */
    void restore() {
        restored.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().substring(ROOT.length());
            switch (path) {
                case "invocation/next" -> sendNext(exchange);
                case "restore/next" -> {
                    started.complete(new Report("restore", body));
                    restored.await();
                    send(exchange, "");
                }
                case "init/error", "restore/error" -> {
                    started.complete(new Report("error", body));
                    exchange.sendResponseHeaders(202, -1);
                }
                default -> {
                    String[] parts = path.split("/", 3);
                    reports.get(parts[1]).complete(new Report(parts[2], body));
                    exchange.sendResponseHeaders(202, -1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendNext(HttpExchange exchange) throws IOException, InterruptedException {
        Invocation invocation = next.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:shop");
        send(exchange, invocation.event());
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
