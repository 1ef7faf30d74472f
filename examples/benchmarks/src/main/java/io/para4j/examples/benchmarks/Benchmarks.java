package io.para4j.examples.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A program that runs all benchmarks with JMH's own command line options. For each call it prints the CPU time and the
 * bytes allocated through the store and by hand, and their ratios.
 */
public final class Benchmarks {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final List<String> CALLS = List.of("read", "create", "update", "cachedRead");
    private static final String FOREVER = "cachedReadForever";

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param args options of JMH, such as {@code -f 1 -i 3} for a quick run; or, without JMH, {@code SkewedReads} to
     *     count what a cache saves, or {@code HitRates} to count the misses of large caches
     * @throws RunnerException if a benchmark fails
     * @throws CommandLineOptionException if an option is not one of JMH's
     */
    @SuppressWarnings("SystemOut") // the program prints to it
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        if (args.length == 1 && args[0].equals(SkewedReads.class.getSimpleName())) {
            SkewedReads.run(System.out);
            return;
        }
        if (args.length == 1 && args[0].equals(HitRates.class.getSimpleName())) {
            HitRates.run(System.out);
            return;
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        print(results, System.out);
    }

    private record Cost(double micros, double bytes) {
        static Cost of(RunResult result) {
            return new Cost(score(result, "cpuNanos") / score(result, "calls") / 1000, score(result, ALLOCATION));
        }

        private static double score(RunResult result, String name) {
            return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                    .getScore();
        }
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
        Map<String, Cost> costs = new TreeMap<>();
        results.stream()
                .filter(result -> result.getSecondaryResults().containsKey("cpuNanos"))
                .forEach(result -> costs.put(result.getPrimaryResult().getLabel(), Cost.of(result)));
        if (costs.isEmpty()) {
            return;
        }
        out.printf(
                "%n%-18s %14s %14s %7s %14s %14s %7s%n",
                "one call", "store, CPU us", "by hand", "ratio", "store, bytes", "by hand", "ratio");
        for (String call : CALLS) {
            Cost store = costs.get(call + "Store");
            Cost byHand = costs.get(call + "ByHand");
            if (store != null && byHand != null) {
                out.printf(
                        "%-18s %14.3f %14.3f %7.2f %14.0f %14.0f %7.2f%n",
                        call,
                        store.micros(),
                        byHand.micros(),
                        store.micros() / byHand.micros(),
                        store.bytes(),
                        byHand.bytes(),
                        store.bytes() / byHand.bytes());
            }
        }
        Cost forever = costs.get(FOREVER);
        if (forever != null) {
            out.printf("%-18s %29.3f %37.0f%n", FOREVER, forever.micros(), forever.bytes());
        }
    }
}
