package io.para4j.examples.benchmarks;

import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.Transactions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * A benchmark of a query that finds 100 bicycles, and of a transaction that creates 10, beside the same calls written by
 * hand. Blocks of both take turns in one JVM, so that a busy machine disturbs both alike. {@code docs/queries.md} and
 * {@code docs/transactions.md} have the results.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class CapabilityBenchmark {
    private static final int FOUND = 100;
    private static final int WRITTEN = 10;
    private static final int BLOCK = 20;
    private static final Query<Bicycle> QUERY = Query.of(Bicycle.class, "by_brand")
            .equal("Brand-Company C")
            .from(100)
            .page(Pager.of(FOUND));

    private final StubbedStore stubbed = new StubbedStore();
    private final Transactions transactions = stubbed.para.transactions();
    private final HandWrittenBulk handWritten = new HandWrittenBulk(stubbed.client);

    /** Starts Para. */
    public CapabilityBenchmark() {}

    /** The sums over all blocks of an iteration. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Sums {
        /** Nanoseconds of CPU time of the calls through Para. */
        public long storeNanos;

        /** Nanoseconds of CPU time of the calls by hand. */
        public long handNanos;

        /** Bytes that the calls through Para have allocated. */
        public long storeBytes;

        /** Bytes that the calls by hand have allocated. */
        public long handBytes;

        /** Creates sums of zero. */
        public Sums() {}
    }

    /** Closes Para. */
    @TearDown
    public void close() {
        stubbed.close();
    }

    /**
     * Finds 100 bicycles, through the store and by hand.
     *
     * @param sums counts time and bytes
     * @return a result
     */
    @Benchmark
    public Object query100(Sums sums) {
        return alternate(sums, () -> stubbed.shop.find(QUERY), () -> handWritten.find("Brand-Company C", "100", FOUND));
    }

    /**
     * Creates 10 bicycles together, through the store and by hand.
     *
     * @param sums counts time and bytes
     * @return a result
     */
    @Benchmark
    public Object transaction10(Sums sums) {
        return alternate(
                sums,
                () -> {
                    List<Bicycle> bicycles = Bicycle.samples(StubAnswers.ids(WRITTEN));
                    transactions.write(tx -> bicycles.forEach(tx.in("shop")::create));
                    return bicycles;
                },
                () -> handWritten.createTogether(Bicycle.samples(StubAnswers.ids(WRITTEN))));
    }

    private static Object alternate(Sums sums, Supplier<Object> store, Supplier<Object> byHand) {
        CpuTime.Reading start = CpuTime.Reading.now();
        Object result = block(store);
        CpuTime.Reading middle = CpuTime.Reading.now();
        Object other = block(byHand);
        CpuTime.Reading end = CpuTime.Reading.now();
        sums.storeNanos += middle.nanosSince(start);
        sums.storeBytes += middle.bytesSince(start);
        sums.handNanos += end.nanosSince(middle);
        sums.handBytes += end.bytesSince(middle);
        return List.of(result, other);
    }

    private static Object block(Supplier<Object> call) {
        Object last = call.get();
        for (int i = 1; i < BLOCK; i++) {
            last = call.get();
        }
        return last;
    }
}
