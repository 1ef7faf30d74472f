package io.para4j.examples.benchmarks;

import io.para4j.examples.benchmarks.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures calls through the store and by hand in turns: blocks of each call follow one another in one JVM. So all meet
 * the same speed of a machine that is shared with others, and their ratios hardly depend on it.
 */
final class AlternatingCalls {
    private static final Duration BLOCK = Duration.ofMillis(20);

    private final Duration warmUp;
    private final Duration measured;
    private final CpuTime unused = new CpuTime();
    private final Figures figures = new Figures();

    private AlternatingCalls(Duration warmUp, Duration measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** A benchmark's method. */
    @FunctionalInterface
    private interface Call {
        Object run(CpuTime cpu);
    }

    /** The samples of one call. */
    private record Samples(List<Double> micros, List<Double> bytes) {}

    /**
     * Measures the calls for one object.
     *
     * @param warmUp the time for which the calls of each comparison run before
     * @param measured the time for which they are measured
     */
    static Figures ofOneObject(Duration warmUp, Duration measured) {
        AlternatingCalls turns = new AlternatingCalls(warmUp, measured);
        StoreBenchmark calls = new StoreBenchmark();
        turns.measure(Map.of("readStore", calls::readStore, "readByHand", calls::readByHand));
        turns.measure(Map.of("createStore", calls::createStore, "createByHand", calls::createByHand));
        turns.measure(Map.of("updateStore", calls::updateStore, "updateByHand", calls::updateByHand));
        turns.measure(Map.of("patchStore", calls::patchStore, "patchByHand", calls::patchByHand));
        calls.close();
        return turns.figures;
    }

    /**
     * Measures the hand-written calls that request and limit what the store does, beside those that do not, which gives the
     * floor of the store's ratios.
     */
    static Figures ofFloors(Duration warmUp, Duration measured) {
        AlternatingCalls turns = new AlternatingCalls(warmUp, measured);
        StoreBenchmark calls = new StoreBenchmark();
        turns.measure(Map.of("readLikeStore", calls::readLikeStore, "readPlain", calls::readByHand));
        turns.measure(Map.of("createLikeStore", calls::createLikeStore, "createPlain", calls::createByHand));
        turns.measure(Map.of("updateLikeStore", calls::updateLikeStore, "updatePlain", calls::updateByHand));
        turns.measure(Map.of("patchLikeStore", calls::patchLikeStore, "patchPlain", calls::patchByHand));
        calls.close();
        return turns.figures;
    }

    /** Measures the calls for many objects. */
    static Figures ofManyObjects(Duration warmUp, Duration measured) {
        AlternatingCalls turns = new AlternatingCalls(warmUp, measured);
        BulkBenchmark calls = new BulkBenchmark();
        turns.measure(Map.of("readAllStore", calls::readAllStore, "readAllByHand", calls::readAllByHand));
        turns.measure(Map.of("page100Store", calls::page100Store, "page100ByHand", calls::page100ByHand));
        turns.measure(Map.of("page1000Store", calls::page1000Store, "page1000ByHand", calls::page1000ByHand));
        turns.measure(
                Map.of("createAllNewStore", calls::createAllNewStore, "createAllNewByHand", calls::createAllNewByHand));
        turns.measure(Map.of(
                "createAllGivenStore", calls::createAllGivenStore,
                "createAllGivenByHand", calls::createAllGivenByHand,
                "createAllTransactionByHand", calls::createAllTransactionByHand,
                "createAllUncheckedByHand", calls::createAllUncheckedByHand));
        turns.measure(Map.of("queryStore", calls::queryStore, "queryByHand", calls::queryByHand));
        turns.measure(
                Map.of("transactionStore", calls::transactionStore, "transactionByHand", calls::transactionByHand));
        calls.close();
        return turns.figures;
    }

    private void measure(Map<String, Call> calls) {
        int count = warmUp(calls);
        Map<String, Samples> samples = new LinkedHashMap<>();
        calls.keySet().forEach(name -> samples.put(name, new Samples(new ArrayList<>(), new ArrayList<>())));
        long end = System.nanoTime() + measured.toNanos();
        while (System.nanoTime() < end) {
            calls.forEach((name, call) -> addBlock(call, count, Objects.requireNonNull(samples.get(name))));
        }
        samples.forEach((name, each) -> {
            figures.add(name, Figures.CPU, each.micros());
            figures.add(name, Figures.BYTES, each.bytes());
        });
    }

    /** Runs the calls in turns, and returns the number of calls in a block. */
    private int warmUp(Map<String, Call> calls) {
        long start = System.nanoTime();
        long end = start + warmUp.toNanos();
        long rounds = 0;
        while (System.nanoTime() < end) {
            calls.values().forEach(call -> call.run(unused));
            rounds++;
        }
        long nanosOfRound = (System.nanoTime() - start) / rounds;
        return (int) Math.max(2, BLOCK.toNanos() / nanosOfRound);
    }

    private void addBlock(Call call, int count, Samples samples) {
        Map<Long, Long> cpu = CpuTime.byThread();
        Map<Long, Long> bytes = CpuTime.bytesByThread();
        for (int i = 0; i < count; i++) {
            call.run(unused);
        }
        samples.micros().add(CpuTime.grown(cpu, CpuTime.byThread()) / 1000.0 / count);
        samples.bytes().add((double) CpuTime.grown(bytes, CpuTime.bytesByThread()) / count);
    }
}
