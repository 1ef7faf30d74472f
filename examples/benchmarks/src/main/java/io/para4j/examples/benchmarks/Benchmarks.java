package io.para4j.examples.benchmarks;

import io.para4j.examples.benchmarks.report.Figures;
import io.para4j.examples.benchmarks.report.Movement;
import io.para4j.examples.benchmarks.report.PerformancePage;
import io.para4j.examples.benchmarks.report.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that measures the tables of {@code docs/performance.md}. It writes the results as JSON to
 * {@code target/benchmarks}, and prints each table.
 */
public final class Benchmarks {
    private static final Path RESULTS = Path.of("target/benchmarks");
    private static final PerformancePage PAGE = new PerformancePage(Path.of("../../docs"));

    private static final Duration WARM_UP = Duration.ofSeconds(24);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    private Benchmarks() {}

    /**
     * Runs the command of a table (such as {@code calls}), which options of JMH may follow if it is
     * measured by JMH, or one of these:
     *
     * <ul>
     *   <li>{@code all} measures all tables and publishes them.
     *   <li>{@code publish} writes the measured tables and plots to the docs.
     *   <li>{@code moved} measures the ratios for less than five minutes and compares them with the published ones.
     *   <li>{@code SkewedReads} counts what a cache saves, and {@code HitRates} the misses of large caches.
     * </ul>
     *
     * @param args a command, or options of JMH
     * @throws Exception if a benchmark fails
     */
    @SuppressWarnings("SystemOut") // the program prints to it
    public static void main(String[] args) throws Exception {
        if (EnhancedJar.isOnClassPath()) {
            System.exit(EnhancedJar.runWithout(args));
        }
        String command = args.length == 0 ? "" : args[0];
        List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        Optional<Table> table = Arrays.stream(Table.values())
                .filter(each -> each.command().equals(command))
                .findFirst();
        if (table.isPresent()) {
            measure(table.get(), options);
            return;
        }
        switch (command) {
            case "all" -> {
                for (Table each : Table.values()) {
                    measure(each, List.of());
                }
                PAGE.publish(RESULTS);
            }
            case "publish" -> PAGE.publish(RESULTS);
            case "moved" -> {
                // Without the full warm-up, in less than four minutes.
                Duration warmUp = WARM_UP.dividedBy(2);
                Duration measured = MEASURED.dividedBy(2);
                Figures one = AlternatingCalls.ofOneObject(warmUp, measured);
                Figures many = AlternatingCalls.ofManyObjects(warmUp, measured);
                System.out.println(Movement.report(one, PAGE.published()));
                System.out.println(Movement.report(many, PAGE.published()));
            }
            case "SkewedReads" -> SkewedReads.run(System.out);
            case "HitRates" -> HitRates.run(System.out);
            default -> System.out.println(Movement.report(JmhRun.figures(List.of(args)), PAGE.published()));
        }
    }

    @SuppressWarnings("SystemOut") // the program prints to it
    private static void measure(Table table, List<String> options) throws Exception {
        Figures figures =
                options.isEmpty() || table.isOfProgram() ? figures(table) : JmhRun.figures(table.options(options));
        figures.writeTo(RESULTS.resolve(table.command() + ".json"));
        System.out.printf("%n%s%n%n%s%n", table.command(), table.markdown(figures));
    }

    private static Figures figures(Table table) throws Exception {
        return switch (table) {
            case CALLS -> AlternatingCalls.ofOneObject(WARM_UP, MEASURED);
            case FLOORS -> AlternatingCalls.ofFloors(WARM_UP, MEASURED);
            case BULK -> AlternatingCalls.ofManyObjects(WARM_UP, MEASURED);
            case START -> Start.measure(RESULTS);
            case PROFILE -> CallProfile.measure();
            case GROWTH -> Growth.measure(RESULTS);
            default -> JmhRun.figures(table.options(List.of()));
        };
    }
}
