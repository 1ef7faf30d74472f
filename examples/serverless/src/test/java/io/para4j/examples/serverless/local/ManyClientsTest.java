package io.para4j.examples.serverless.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.para4j.examples.serverless.Reply;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients that change one product at a time, on DynamoDB Local: each reads, changes, and repeats after a 412. */
class ManyClientsTest {
    private static final int CLIENTS = 16;
    private static final int CHANGES = 25;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noChangeIsLost() throws Exception {
        try (LocalShop shop = LocalShop.start(false, 0, new PrintStream(OutputStream.nullOutputStream()))) {
            URI product = shop.address().resolve("/products/p");
            HttpResponse<String> created = send(
                    HttpClient.newHttpClient(),
                    HttpRequest.newBuilder(product)
                            .header("Content-Type", "application/json")
                            .header("If-None-Match", "*")
                            .PUT(BodyPublishers.ofString("{\"title\":\"t\",\"category\":\"c\",\"price\":1,\"stock\":"
                                    + CLIENTS * CHANGES + "}")));
            assertThat(created.statusCode()).isEqualTo(201);

            int refused = runClients(product);

            JsonNode after = Reply.json(send(HttpClient.newHttpClient(), HttpRequest.newBuilder(product))
                    .body());
            System.out.println("ManyClientsTest: " + refused + " refused writes");
            assertThat(after.path("stock").asInt()).isZero();
            assertThat(after.path("version").asInt()).isEqualTo(1 + CLIENTS * CHANGES);
            assertThat(refused).isPositive();
        }
    }

    /** Returns the number of writes that met a conflict. */
    private static int runClients(URI product) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            Callable<Integer> client = () -> {
                HttpClient own = HttpClient.newHttpClient();
                start.await();
                int refused = 0;
                for (int i = 0; i < CHANGES; i++) {
                    refused += changeOnce(own, product);
                }
                return refused;
            };
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(client));
            }
            int refused = 0;
            for (Future<Integer> each : clients) {
                refused += each.get();
            }
            return refused;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Takes one from the stock, and returns how many attempts met a conflict. */
    private static int changeOnce(HttpClient client, URI product) throws Exception {
        for (int refused = 0; ; refused++) {
            HttpResponse<String> read = send(client, HttpRequest.newBuilder(product));
            int stock = Reply.json(read.body()).path("stock").asInt();
            HttpResponse<String> written = send(
                    client,
                    HttpRequest.newBuilder(product)
                            .header("Content-Type", "application/merge-patch+json")
                            .header(
                                    "If-Match",
                                    read.headers().firstValue("ETag").orElseThrow())
                            .method("PATCH", BodyPublishers.ofString("{\"stock\":" + (stock - 1) + "}")));
            if (written.statusCode() == 200) {
                return refused;
            }
            assertThat(written.statusCode()).as(written.body()).isEqualTo(412);
            // As clients should, so that not all of them come back at once. The result does not depend on it.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
