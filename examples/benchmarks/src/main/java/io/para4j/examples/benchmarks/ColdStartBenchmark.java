package io.para4j.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * A benchmark of the first read in a new JVM: it builds the client with each HTTP client of the SDK and sends one
 * request.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class ColdStartBenchmark {
    /** The HTTP client to use. */
    @Param({"url-connection", "apache4", "apache5", "crt"})
    public String http = "";

    private final LoopbackService service = new LoopbackService();

    /** Starts the server. */
    public ColdStartBenchmark() {}

    /** Closes the server. */
    @TearDown
    public void close() {
        service.close();
    }

    /**
     * Builds a client and reads.
     *
     * @return the answer
     */
    @Benchmark
    public GetItemResponse firstRead() {
        try (DynamoDbClient client = HttpClients.client(http, service.endpoint())) {
            return HttpClients.get(client);
        }
    }
}
