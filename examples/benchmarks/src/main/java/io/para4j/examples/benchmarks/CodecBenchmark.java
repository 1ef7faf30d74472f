package io.para4j.examples.benchmarks;

import com.google.inject.Module;
import com.typesafe.config.ConfigFactory;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.ParaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * plain fields with one whose two fields go through Jackson, with and without the check of written values. Several
 * threads ({@code -t 2}) share the store, but each writes objects of its own.
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

    private static final int OBJECTS = 100;

    private final List<String> ids = new ArrayList<>();
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
        for (int i = 0; i < OBJECTS; i++) {
            ids.add("page" + i);
            createUnder("page" + i, Bicycle.sample());
        }
    }

    /** The objects that one thread writes. */
    @State(Scope.Thread)
    public static class Own {
        private static final AtomicInteger THREADS = new AtomicInteger();

        private final String id = "own" + THREADS.incrementAndGet();
        private final Bicycle bicycle = Bicycle.sample();

        /** Creates the objects of a thread. */
        public Own() {}

        /**
         * Stores the bicycle that is updated.
         *
         * @param benchmark the started benchmark
         */
        @Setup
        public void create(CodecBenchmark benchmark) {
            benchmark.createUnder(id, bicycle);
        }
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
    private <T extends ParaObject> T createAndDelete(Own own, T object) {
        createUnder(own.id + "-new", object);
        shop.delete(own.id + "-new");
        return object;
    }

    /**
     * Reads an object of plain fields.
     *
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public Bicycle readPlain(CpuTime cpu) {
        cpu.calls++;
        return shop.read(Bicycle.class, "bicycle").orElseThrow();
    }

    /**
     * Creates and deletes an object of plain fields.
     *
     * @param own the objects of the thread
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public Bicycle createPlain(Own own, CpuTime cpu) {
        cpu.calls++;
        return createAndDelete(own, Bicycle.sample());
    }

    /**
     * Updates an object of plain fields.
     *
     * @param own the objects of the thread
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public Bicycle updatePlain(Own own, CpuTime cpu) {
        cpu.calls++;
        own.bicycle.stock++;
        shop.update(own.bicycle);
        return own.bicycle;
    }

    /**
     * Patches two fields of an object of plain fields.
     *
     * @param own the objects of the thread
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public Bicycle patchPlain(Own own, CpuTime cpu) {
        cpu.calls++;
        return shop.patch(own.id, Patch.of(Bicycle.class).add("sold", 1).set("warranty", "Three years"));
    }

    /**
     * Reads 100 objects of plain fields.
     *
     * @param cpu counts the call
     * @return the objects by id
     */
    @Benchmark
    public Map<String, Bicycle> readAllPlain(CpuTime cpu) {
        cpu.calls++;
        return shop.readAll(Bicycle.class, ids);
    }

    /**
     * Reads a page of 100 objects.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Page<ParaObject> readPagePlain(CpuTime cpu) {
        cpu.calls++;
        return shop.readPage(Pager.of(OBJECTS));
    }

    /**
     * Reads an object with two fields that Jackson converts.
     *
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public Quote readThroughJackson(CpuTime cpu) {
        cpu.calls++;
        return shop.read(Quote.class, "quote").orElseThrow();
    }

    /**
     * Creates and deletes an object with two fields that Jackson converts.
     *
     * @param own the objects of the thread
     * @param cpu counts the call
     * @return the object
     */
    @Benchmark
    public Quote createThroughJackson(Own own, CpuTime cpu) {
        cpu.calls++;
        return createAndDelete(own, Quote.sample());
    }
}
