package io.para4j.examples.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import java.time.Duration;
import java.util.Objects;
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
 * A benchmark of a read that the cache answers through {@code Store}, which decodes the item again. It is compared with
 * a Caffeine cache of objects that are copied by hand, with the same time to live and with none. {@link Benchmarks}
 * prints the ratio of the CPU times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CachedReadBenchmark {
    private final StubbedStore stubbed = new StubbedStore(new CaffeineCacheModule());
    private final Cache<String, Bicycle> byHand = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    private final Cache<String, Bicycle> byHandForever =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** Starts Para and reads one bicycle into all caches. */
    public CachedReadBenchmark() {
        byHandForever.put("204", stubbed.shop.read(Bicycle.class, "204").orElseThrow());
        byHand.put("204", stubbed.shop.read(Bicycle.class, "204").orElseThrow());
    }

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
    public Bicycle cachedReadStore(CpuTime cpu) {
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
    public Bicycle cachedReadByHand(CpuTime cpu) {
        cpu.calls++;
        return HandWritten.copy(Objects.requireNonNull(byHand.getIfPresent("204")));
    }

    /**
     * Reads by hand from the cache whose entries never expire.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle cachedReadForever(CpuTime cpu) {
        cpu.calls++;
        return HandWritten.copy(Objects.requireNonNull(byHandForever.getIfPresent("204")));
    }
}
