package io.para4j.examples.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark that creates 1,000 objects, as a batch and one by one. Its transport takes 5 ms for each request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class CreateAllBenchmark {
    private static final int OBJECTS = 1000;
    private static final Duration DELAY = Duration.ofMillis(5);

    private final StubbedStore stubbed = new StubbedStore();

    /** Starts Para. */
    public CreateAllBenchmark() {
        stubbed.transport.delay(DELAY);
    }

    /** Closes Para. */
    @TearDown
    public void close() {
        stubbed.close();
    }

    private static List<Bicycle> bicycles(String prefix) {
        List<Bicycle> bicycles = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            Bicycle bicycle = Bicycle.sample();
            if (!prefix.isEmpty()) {
                bicycle.setId(prefix + i);
            }
            bicycles.add(bicycle);
        }
        return bicycles;
    }

    /**
     * Creates the objects as a batch with generated ids, 25 in a request.
     *
     * @return the ids
     */
    @Benchmark
    public List<String> createAllUnderNewIds() {
        return stubbed.shop.createAll(bicycles(""));
    }

    /**
     * Creates the objects as a batch with given ids, each in a conditional request.
     *
     * @return the ids
     */
    @Benchmark
    public List<String> createAllUnderGivenIds() {
        return stubbed.shop.createAll(bicycles("b"));
    }

    /**
     * Creates the objects one by one.
     *
     * @return the last id
     */
    @Benchmark
    public String oneAfterTheOther() {
        String last = "";
        for (Bicycle bicycle : bicycles("")) {
            last = stubbed.shop.create(bicycle);
        }
        return last;
    }
}
