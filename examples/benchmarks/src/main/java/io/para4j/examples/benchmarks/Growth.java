package io.para4j.examples.benchmarks;

import io.para4j.Pager;
import io.para4j.examples.benchmarks.report.Figures;
import io.para4j.examples.benchmarks.report.GrowthPlots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how calls grow with the number of objects: in the store in memory, in a page of DynamoDB and in a batch. It
 * runs in a JVM of its own with 4 GB of heap.
 */
final class Growth {
    private static final double WARM_UP_NANOS = 5e9;
    private static final double BLOCK_NANOS = 60e6;
    private static final int BLOCKS = 8;
    private static final int BLOCKS_OF_SLOW_CALLS = 3;

    private final Figures figures = new Figures();

    private Growth() {}

    static Figures measure(Path results) throws IOException, InterruptedException {
        Path file = results.resolve("growth.json").toAbsolutePath();
        new ChildJvm(System.getProperty("java.class.path"), List.of("-Xmx4g", "-XX:+UseParallelGC"))
                .run(Growth.class, file.toString());
        return Figures.read(file);
    }

    /** Measures and writes the figures to a file. */
    public static void main(String[] args) {
        Growth growth = new Growth();
        try (MemoryGrowth memory = new MemoryGrowth(growth)) {
            memory.measure();
        }
        growth.pagesAndBatches();
        growth.figures.writeTo(Path.of(args[0]));
    }

    private void pagesAndBatches() {
        StubbedStore stubbed = new StubbedStore();
        HandWrittenBulk handWritten = new HandWrittenBulk(stubbed.client);
        warmUp(() -> stubbed.shop.readPage(Pager.of(10)));
        warmUp(() -> handWritten.readPage(10));
        for (int size = 1; size <= 1000; size *= 10) {
            int limit = size;
            measure(GrowthPlots.PAGES.get(0), size, () -> stubbed.shop.readPage(Pager.of(limit)));
            measure(GrowthPlots.PAGES.get(1), size, () -> handWritten.readPage(limit));
        }
        warmUp(() -> stubbed.shop.createAll(Bicycle.samples(100)));
        warmUp(() -> handWritten.createAll(Bicycle.samples(100)));
        for (int size = 1; size <= 100_000; size *= 10) {
            int count = size;
            measure(GrowthPlots.BATCHES.get(0), size, () -> stubbed.shop.createAll(Bicycle.samples(count)));
            measure(GrowthPlots.BATCHES.get(1), size, () -> handWritten.createAll(Bicycle.samples(count)));
        }
        stubbed.close();
    }

    /** Repeats a call for some seconds of CPU time, so that it is compiled. */
    static void warmUp(Runnable call) {
        double nanos = 0;
        while (nanos < WARM_UP_NANOS) {
            nanos += block(call, 100);
        }
    }

    /** Measures the CPU time of a call, in microseconds. */
    void measure(String series, int size, Runnable call) {
        int calls = 1;
        double nanos = block(call, 1);
        while (nanos < BLOCK_NANOS / 2) {
            calls *= 2;
            nanos = block(call, calls);
        }
        int blocks = calls == 1 && nanos > 4 * BLOCK_NANOS ? BLOCKS_OF_SLOW_CALLS : BLOCKS;
        List<Double> samples = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            samples.add(block(call, calls) / calls / 1000);
        }
        add(series, size, samples);
    }

    void add(String series, int size, List<Double> samples) {
        figures.add(series, GrowthPlots.size(size), samples);
    }

    private static double block(Runnable call, int calls) {
        CpuTime cpu = new CpuTime();
        cpu.begin();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        cpu.end();
        return cpu.cpuNanos;
    }
}
