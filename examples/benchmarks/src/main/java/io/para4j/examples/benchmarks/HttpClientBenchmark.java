package io.para4j.examples.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * A benchmark that reads one item from a server on loopback with each HTTP client of the SDK, with 1 and 8 requests in
 * flight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HttpClientBenchmark {
    /** The HTTP client to use. */
    @Param({"url-connection", "apache4", "apache5", "crt"})
    public String http = "";

    private final LoopbackService service = new LoopbackService();
    private @Nullable DynamoDbClient client;

    /** Starts the server. */
    public HttpClientBenchmark() {}

    /** Builds the client. */
    @Setup
    public void open() {
        client = HttpClients.client(http, service.endpoint());
    }

    /** Closes client and server. */
    @TearDown
    public void close() {
        client().close();
        service.close();
    }

    private DynamoDbClient client() {
        return Objects.requireNonNull(client);
    }

    /**
     * Reads with one request in flight.
     *
     * @return the answer
     */
    @Benchmark
    public GetItemResponse oneInFlight() {
        return HttpClients.get(client());
    }

    /**
     * Reads with eight requests in flight.
     *
     * @return the answer
     */
    @Benchmark
    @Threads(8)
    public GetItemResponse eightInFlight() {
        return HttpClients.get(client());
    }
}
