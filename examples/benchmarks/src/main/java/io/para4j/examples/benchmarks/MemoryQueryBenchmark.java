package io.para4j.examples.benchmarks;

import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.Sysprop;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark of a query on the store in memory that finds 20 objects, among 1,000 and among 1,000,000. Blocks of calls
 * take turns, so that a busy machine disturbs both alike. {@code docs/queries.md} has the result.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(1)
public class MemoryQueryBenchmark {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int FOUND = 20;
    private static final int BLOCK = 50;
    private static final int STEP = 7919; // a prime, so that queries that follow each other share nothing

    private final Para para = Para.start(
            new ParaModule()
                    .indexes(new IndexDefinition(
                            "thing", "by_owner", IndexField.text("owner"), Optional.of(IndexField.number("rank")))),
            new MemoryDAOModule());
    private int number;

    /** The CPU times of the two stores. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Times {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** The nanoseconds of CPU time of all queries among 1,000 objects. */
        public long few;

        /** The nanoseconds of CPU time of the same number of queries among 1,000,000 objects. */
        public long many;

        /** The number of queries of each kind. */
        public long queries;
    }

    /** Creates the objects, of which 20 have the same owner. */
    @Setup
    public void fill() {
        fill("few", FEW);
        fill("many", MANY);
    }

    private void fill(String app, int objects) {
        para.apps().create(app);
        int owners = objects / FOUND;
        para.store(app)
                .createAll(
                        IntStream.range(0, objects).mapToObj(each -> thing(each % owners, each / owners)),
                        result -> {});
    }

    private static Sysprop thing(int owner, int rank) {
        return new Sysprop("thing").set("owner", "owner-" + owner).set("rank", rank);
    }

    /** Closes Para. */
    @TearDown
    public void close() {
        para.close();
    }

    /**
     * Finds the objects of one owner after the other, among few and among many.
     *
     * @param times counts the CPU time
     * @return the number of objects found
     */
    @Benchmark
    public int query(Times times) {
        long start = Times.THREADS.getCurrentThreadCpuTime();
        int found = block("few", FEW / FOUND);
        long middle = Times.THREADS.getCurrentThreadCpuTime();
        found += block("many", MANY / FOUND);
        long end = Times.THREADS.getCurrentThreadCpuTime();
        times.few += middle - start;
        times.many += end - middle;
        times.queries += BLOCK;
        return found;
    }

    private int block(String app, int owners) {
        Store store = para.store(app);
        int found = 0;
        for (int i = 0; i < BLOCK; i++) {
            number = Math.floorMod(number + STEP, MANY);
            Query<Sysprop> query = Query.of("thing", "by_owner").equal("owner-" + number % owners);
            found += store.find(query.page(Pager.of(FOUND))).objects().size();
        }
        return found;
    }
}
