package io.para4j.examples.benchmarks;

import java.time.Duration;
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

/** A benchmark of the ways to create 100 objects under given ids. Its transport takes 5 ms for each request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GivenIdsBenchmark {
    private static final List<String> IDS = StubAnswers.ids(100);
    private static final Duration DELAY = Duration.ofMillis(5);

    private final StubbedStore stubbed = new StubbedStore();
    private final HandWrittenBulk handWritten = new HandWrittenBulk(stubbed.client);

    /** Starts Para. */
    public GivenIdsBenchmark() {
        stubbed.transport.delay(DELAY);
    }

    /** Closes Para. */
    @TearDown
    public void close() {
        stubbed.close();
    }

    /**
     * Creates through the store, each object in a conditional request, eight at a time.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> givenStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.createAll(Bicycle.samples(IDS));
    }

    /**
     * Creates by hand, each object in a conditional request, one after the other.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> givenEach(CpuTime cpu) {
        cpu.calls++;
        return handWritten.createEach(Bicycle.samples(IDS));
    }

    /**
     * Creates by hand in one transaction with a condition for each object.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> givenTransaction(CpuTime cpu) {
        cpu.calls++;
        return handWritten.createTogether(Bicycle.samples(IDS));
    }

    /**
     * Creates or replaces by hand, 25 objects in a request.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> givenUnchecked(CpuTime cpu) {
        cpu.calls++;
        return handWritten.putAll(Bicycle.samples(IDS));
    }
}
