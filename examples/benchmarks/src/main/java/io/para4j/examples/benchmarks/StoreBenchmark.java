package io.para4j.examples.benchmarks;

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

/**
 * A benchmark of each call through {@code Store} and of the same call written by hand. {@link Benchmarks} prints the
 * ratio of the CPU times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class StoreBenchmark {
    private final StubbedStore stubbed = new StubbedStore();
    private final HandWritten handWritten = new HandWritten(stubbed.client);
    private final Bicycle bicycle = stubbed.shop.read(Bicycle.class, "204").orElseThrow();

    /** Starts Para and reads one bicycle. */
    public StoreBenchmark() {}

    /** Closes Para. */
    @TearDown
    public void close() {
        stubbed.close();
    }

    /**
     * Reads through the store.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle readStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.read(Bicycle.class, "204").orElseThrow();
    }

    /**
     * Reads by hand.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle readByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.read("204");
    }

    /**
     * Creates through the store.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle createStore(CpuTime cpu) {
        cpu.calls++;
        Bicycle created = Bicycle.sample();
        stubbed.shop.create(created);
        return created;
    }

    /**
     * Creates by hand.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle createByHand(CpuTime cpu) {
        cpu.calls++;
        Bicycle created = Bicycle.sample();
        handWritten.create(created);
        return created;
    }

    /**
     * Updates with locking through the store.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle updateStore(CpuTime cpu) {
        cpu.calls++;
        stubbed.shop.update(bicycle);
        return bicycle;
    }

    /**
     * Updates with locking by hand.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle updateByHand(CpuTime cpu) {
        cpu.calls++;
        handWritten.update(bicycle);
        return bicycle;
    }
}
