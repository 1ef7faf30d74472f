package io.para4j.examples.benchmarks;

import io.para4j.examples.benchmarks.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs benchmarks with JMH. A row of the figures has the name of the method and the values of its parameters. */
final class JmhRun {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private JmhRun() {}

    static Figures figures(List<String> options) throws RunnerException, CommandLineOptionException {
        Figures figures = new Figures();
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options.toArray(String[]::new)))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run()
                .forEach(result -> add(figures, result));
        return figures;
    }

    private static void add(Figures figures, RunResult run) {
        List<IterationResult> iterations = new ArrayList<>();
        run.getBenchmarkResults().forEach(fork -> iterations.addAll(fork.getIterationResults()));
        String row = run.getPrimaryResult().getLabel() + parameters(run.getParams());
        figures.add(
                row,
                Figures.SCORE,
                samples(iterations, each -> each.getPrimaryResult().getScore()));
        Set<String> others = iterations.get(0).getSecondaryResults().keySet();
        if (others.contains(ALLOCATION)) {
            figures.add(row, Figures.BYTES, samples(iterations, each -> score(each, ALLOCATION)));
        }
        if (others.contains("cpuNanos")) {
            figures.add(row, Figures.CPU, samples(iterations, each -> micros(each, "cpuNanos")));
            figures.add(row, "cpu of the process", samples(iterations, each -> micros(each, "processNanos")));
        }
    }

    private static String parameters(BenchmarkParams params) {
        return params.getParamsKeys().stream()
                .map(key -> ":" + params.getParam(key))
                .collect(Collectors.joining());
    }

    private static List<Double> samples(List<IterationResult> iterations, ToDoubleFunction<IterationResult> metric) {
        return iterations.stream().map(metric::applyAsDouble).toList();
    }

    private static double micros(IterationResult iteration, String nanos) {
        return score(iteration, nanos) / score(iteration, "calls") / 1000;
    }

    private static double score(IterationResult iteration, String name) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(name), name)
                .getScore();
    }
}
