package io.para4j.examples.benchmarks;

import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
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
import org.openjdk.jmh.annotations.Warmup;

/** The codec by itself, both ways. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CodecBenchmark {
    private final ObjectCodec codec = ObjectCodec.of(List.of(Bicycle.class), List.of());
    private final Bicycle bicycle = Bicycle.sample();
    private final Item item;

    /** Makes an object and its item. */
    public CodecBenchmark() {
        bicycle.setId("204");
        bicycle.setVersion(7L);
        bicycle.setRevision("01jd3m9s6wv1k8e2q4r5t6y7z8");
        bicycle.setTimestamp(1_700_000_000_000L);
        item = codec.encode(bicycle);
    }

    /**
     * Turns an object into an item.
     *
     * @param cpu counts the call
     * @return the item
     */
    @Benchmark
    public Item encode(CpuTime cpu) {
        cpu.calls++;
        return codec.encode(bicycle);
    }

    /**
     * Turns an item into an object, again: as a cache does, which holds the item.
     *
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public ParaObject decodeAgain(CpuTime cpu) {
        cpu.calls++;
        return codec.decode("shop", item);
    }
}
