package io.para4j.examples.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.memory.MemoryDAOModule;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * A benchmark of reads by one thread, and by as many threads as there are cores: of cached objects, of objects of the
 * store in memory, and of objects that a Caffeine cache holds and a method copies. A counter or lock that all threads
 * share would slow them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ThreadsBenchmark {
    private static final int OBJECTS = 1000;

    private final Para cached = start(new CaffeineCacheModule());
    private final Para uncached = start();
    private final Store cachedShop = fill(cached);
    private final Store memoryShop = fill(uncached);
    private final Cache<String, Bicycle> byHand = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Creates the objects, and reads each into the caches. */
    public ThreadsBenchmark() {
        for (int i = 0; i < OBJECTS; i++) {
            byHand.put(id(i), cachedShop.read(Bicycle.class, id(i)).orElseThrow());
        }
    }

    private static Para start(Module... others) {
        return Para.start(new ParaModule().types(Bicycle.class), new MemoryDAOModule(), Modules.combine(others));
    }

    private static Store fill(Para para) {
        para.apps().create("shop");
        Store shop = para.store("shop");
        shop.createAll(IntStream.range(0, OBJECTS).mapToObj(ThreadsBenchmark::bicycle), result -> {});
        return shop;
    }

    private static Bicycle bicycle(int number) {
        Bicycle bicycle = Bicycle.sample();
        bicycle.setId(id(number));
        return bicycle;
    }

    private static String id(int number) {
        return "b" + number;
    }

    /** The ids that one thread reads, in an order of its own. */
    @State(Scope.Thread)
    public static class Ids {
        private String[] ids = new String[0];
        private int next;

        /** Creates the state of a thread. */
        public Ids() {}

        /**
         * Draws the ids.
         *
         * @param thread the thread, whose number is the seed
         */
        @Setup
        public void draw(ThreadParams thread) {
            SplittableRandom random = new SplittableRandom(thread.getThreadIndex());
            ids = random.ints(OBJECTS, 0, OBJECTS)
                    .mapToObj(ThreadsBenchmark::id)
                    .toArray(String[]::new);
        }

        private String next() {
            next = (next + 1) % OBJECTS;
            return ids[next];
        }
    }

    /** Closes both instances of Para. */
    @TearDown
    public void close() {
        cached.close();
        uncached.close();
    }

    private static Bicycle read(Store shop, Ids ids) {
        return shop.read(Bicycle.class, ids.next()).orElseThrow();
    }

    private Bicycle readByHand(Ids ids) {
        return HandWritten.copy(Objects.requireNonNull(byHand.getIfPresent(ids.next())));
    }

    /**
     * Reads a cached object through the store, on one thread.
     *
     * @param ids the ids of the thread
     * @return the bicycle
     */
    @Benchmark
    @Threads(1)
    public Bicycle cachedByOne(Ids ids) {
        return read(cachedShop, ids);
    }

    /**
     * Reads a cached object through the store, on all cores.
     *
     * @param ids the ids of the thread
     * @return the bicycle
     */
    @Benchmark
    @Threads(Threads.MAX)
    public Bicycle cachedByAll(Ids ids) {
        return read(cachedShop, ids);
    }

    /**
     * Reads an object of the store in memory, on one thread.
     *
     * @param ids the ids of the thread
     * @return the bicycle
     */
    @Benchmark
    @Threads(1)
    public Bicycle memoryByOne(Ids ids) {
        return read(memoryShop, ids);
    }

    /**
     * Reads an object of the store in memory, on all cores.
     *
     * @param ids the ids of the thread
     * @return the bicycle
     */
    @Benchmark
    @Threads(Threads.MAX)
    public Bicycle memoryByAll(Ids ids) {
        return read(memoryShop, ids);
    }

    /**
     * Reads by hand, on one thread.
     *
     * @param ids the ids of the thread
     * @return the bicycle
     */
    @Benchmark
    @Threads(1)
    public Bicycle handByOne(Ids ids) {
        return readByHand(ids);
    }

    /**
     * Reads by hand, on all cores.
     *
     * @param ids the ids of the thread
     * @return the bicycle
     */
    @Benchmark
    @Threads(Threads.MAX)
    public Bicycle handByAll(Ids ids) {
        return readByHand(ids);
    }
}
