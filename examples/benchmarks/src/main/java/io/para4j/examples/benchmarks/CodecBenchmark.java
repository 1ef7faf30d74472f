package io.para4j.examples.benchmarks;

import com.google.inject.Module;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.ParaObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark of the conversion of objects to items and back, through {@code Store} on memory. It compares a class of
 * plain fields with one whose two fields go through Jackson, with and without the check of written values.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CodecBenchmark {
    /** Whether a value through Jackson is read back and compared before it is written. */
    @Param({"true", "false"})
    public boolean checked;

    private Para para;
    private Store shop;

    /** Creates a benchmark, whose parameter is set before it starts. */
    @SuppressWarnings("NullAway.Init") // started by JMH
    public CodecBenchmark() {}

    /** Starts Para and creates the objects that are read. */
    @Setup
    public void start() {
        Module core = new ParaModule(ConfigFactory.parseMap(Map.of("para.check_written_values", checked))
                        .withFallback(ConfigFactory.load()))
                .types(Bicycle.class, Quote.class);
        para = Para.start(core, new MemoryDAOModule());
        para.apps().create("shop");
        shop = para.store("shop");
        createUnder("bicycle", Bicycle.sample());
        createUnder("quote", Quote.sample());
    }

    /** Closes Para. */
    @TearDown
    public void close() {
        para.close();
    }

    private <T extends ParaObject> T createUnder(String id, T object) {
        object.setId(id);
        shop.create(object);
        return object;
    }

    /** Creates an object and deletes it, so that the store does not grow. */
    private <T extends ParaObject> T createAndDelete(T object) {
        createUnder("new", object);
        shop.delete("new");
        return object;
    }

    /**
     * Reads an object of plain fields.
     *
     * @return the object
     */
    @Benchmark
    public Bicycle readPlain() {
        return shop.read(Bicycle.class, "bicycle").orElseThrow();
    }

    /**
     * Creates and deletes an object of plain fields.
     *
     * @return the object
     */
    @Benchmark
    public Bicycle createPlain() {
        return createAndDelete(Bicycle.sample());
    }

    /**
     * Reads an object with two fields that Jackson converts.
     *
     * @return the object
     */
    @Benchmark
    public Quote readThroughJackson() {
        return shop.read(Quote.class, "quote").orElseThrow();
    }

    /**
     * Creates and deletes an object with two fields that Jackson converts.
     *
     * @return the object
     */
    @Benchmark
    public Quote createThroughJackson() {
        return createAndDelete(Quote.sample());
    }
}
