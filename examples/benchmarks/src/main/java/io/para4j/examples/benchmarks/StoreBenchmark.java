package io.para4j.examples.benchmarks;

import io.para4j.Patch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A benchmark of each call for one object through {@code Store}, and of the same call written by hand. {@link Benchmarks}
 * prints the ratio of the CPU times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 14, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StoreBenchmark {
    private final StubbedStore stubbed = new StubbedStore();
    private final HandWritten handWritten = new HandWritten(stubbed.client);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final DynamoDbClient limitedClient = StubbedStore.limitedClient(stubbed.transport, timer);
    private final HandWritten likeStore = HandWritten.likeStore(limitedClient);
    private final Bicycle bicycle =
            stubbed.shop.read(Bicycle.class, StubAnswers.ID).orElseThrow();

    /** Starts Para and reads one bicycle. */
    public StoreBenchmark() {}

    /** Closes Para. */
    @TearDown
    public void close() {
        limitedClient.close();
        timer.shutdownNow();
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
        return stubbed.shop.read(Bicycle.class, StubAnswers.ID).orElseThrow();
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
        return handWritten.read(StubAnswers.ID);
    }

    /**
     * Reads by hand, with all that the store requests and limits.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle readLikeStore(CpuTime cpu) {
        cpu.calls++;
        return likeStore.read(StubAnswers.ID);
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
     * Creates by hand, with all that the store requests and limits.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle createLikeStore(CpuTime cpu) {
        cpu.calls++;
        Bicycle created = Bicycle.sample();
        likeStore.create(created);
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

    /**
     * Updates with locking by hand, with all that the store requests and limits.
     *
     * @param cpu counts the call
     * @return the bicycle
     */
    @Benchmark
    public Bicycle updateLikeStore(CpuTime cpu) {
        cpu.calls++;
        likeStore.update(bicycle);
        return bicycle;
    }

    /**
     * Patches through the store.
     *
     * @param cpu counts the call
     * @return the bicycle after the patch
     */
    @Benchmark
    public Bicycle patchStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.patch(
                StubAnswers.ID,
                Patch.of(Bicycle.class).set("brand", "Brand-Company D").add("sold", 1));
    }

    /**
     * Patches by hand.
     *
     * @param cpu counts the call
     * @return the bicycle after the patch
     */
    @Benchmark
    public Bicycle patchByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.patch(StubAnswers.ID, "Brand-Company D", 1);
    }

    /**
     * Patches by hand, with all that the store requests and limits.
     *
     * @param cpu counts the call
     * @return the bicycle after the patch
     */
    @Benchmark
    public Bicycle patchLikeStore(CpuTime cpu) {
        cpu.calls++;
        return likeStore.patch(StubAnswers.ID, "Brand-Company D", 1);
    }
}
