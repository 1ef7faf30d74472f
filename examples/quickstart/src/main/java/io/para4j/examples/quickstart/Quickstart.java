package io.para4j.examples.quickstart;

import com.google.inject.Module;
import io.para4j.CacheStatistics;
import io.para4j.Para;
import io.para4j.error.ParaException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The quickstart program. It imports a shop and a gazetteer and runs the operations of Para on them. By default it runs
 * on DynamoDB Local, embedded in this process. {@code --help} prints the other stores.
 */
public final class Quickstart {
    /** The app with the products. */
    static final String SHOP = "shop";

    /** The app with the cities. */
    static final String GAZETTEER = "gazetteer";

    private static final int FAILED = 1;
    private static final int INVALID_ARGUMENTS = 2;

    private final Terminal terminal;
    private final Meter meter = new Meter();
    private final Report report;

    Quickstart(Terminal terminal) {
        this.terminal = terminal;
        this.report = new Report(terminal);
    }

    /**
     * Runs the program.
     *
     * @param args the command line; {@code --help} prints the usage
     */
    public static void main(String[] args) {
        int exitCode = run(List.of(args), Terminal.of(System.out), Terminal.of(System.err));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /**
     * Runs the program on a store of your own.
     *
     * @param name the store's name, for the report
     * @param store the module that binds the store; {@code application.conf} and system properties can configure it
     * @return 0 if every step passed, otherwise 1
     */
    public static int runOn(String name, Module store) {
        try (Backend backend = Backend.of(name, store)) {
            return new Quickstart(Terminal.of(System.out)).run(backend, false, Terminal.of(System.err));
        }
    }

    static int run(List<String> args, Terminal out, Terminal err) {
        CommandLine arguments;
        try {
            arguments = CommandLine.parse(args);
        } catch (IllegalArgumentException e) {
            err.line("quickstart: " + e.getMessage());
            err.line(CommandLine.USAGE);
            return INVALID_ARGUMENTS;
        }
        if (arguments.isHelp()) {
            out.line(CommandLine.USAGE);
            return 0;
        }
        try (Backend backend = Backend.of(arguments)) {
            return new Quickstart(out).run(backend, arguments.isFresh(), err);
        }
    }

    /** Runs all steps on a store. Returns 0 only if every step passed. */
    int run(Backend backend, boolean isFresh, Terminal err) {
        long start = System.nanoTime();
        terminal.line("Para quickstart on " + backend.name());
        try (Para para = backend.start(meter)) {
            if (!isReady(para, isFresh, err)) {
                return FAILED;
            }
            runSteps(para);
            summarise(backend.name(), (System.nanoTime() - start) / 1e9);
            para.cacheStatistics().ifPresent(this::summarise);
        } catch (ParaException e) {
            err.paragraph("", "quickstart: " + e.getMessage());
            return FAILED;
        }
        return report.failed() == 0 ? 0 : FAILED;
    }

    /** Checks that no app is left from an aborted run. Deletes such apps only with {@code --fresh}. */
    private boolean isReady(Para para, boolean isFresh, Terminal err) {
        List<String> leftovers = Stream.of(SHOP, GAZETTEER)
                .filter(name -> para.apps().read(name).isPresent())
                .toList();
        String names = String.join(" and ", leftovers);
        if (leftovers.isEmpty()) {
            return true;
        }
        if (!isFresh) {
            err.paragraph(
                    "",
                    "quickstart: app " + names + " already exists, left by an aborted run or used by a current one."
                            + " Nothing was changed. Delete it with --fresh.");
            return false;
        }
        leftovers.forEach(para.apps()::delete);
        terminal.line("Deleted what an aborted run left behind: app " + names);
        return true;
    }

    private void runSteps(Para para) {
        new ImportSteps(para, report).run();
        new ReadSteps(para, report).run();
        new ConcurrencySteps(para, report).run();
        new PatchSteps(para, report).run();
        new PagingSteps(para, report).run();
        new QuerySteps(para, report, meter).run();
        new TransactionSteps(para, report).run();
        new FeedSteps(para, report).run();
        new BatchSteps(para, report).run();
        new RefusalSteps(para, report).run();
        DeleteSteps deletes = new DeleteSteps(para, report);
        deletes.run();
        deletes.cleanUp();
    }

    private void summarise(String store, double seconds) {
        report.theme("Summary");
        int steps = report.passed() + report.failed();
        line("steps", "%d of %d passed, in %.1f s", report.passed(), steps, seconds);
        line("store", "%s", store);
        line("objects", "%,d written, read or deleted", meter.objects());
        line("requests", "%,d sent, %,d of them retries", meter.requests(), meter.retries());
        if (meter.readUnits() + meter.writeUnits() > 0) {
            line("capacity", "%,.1f read units, %,.1f write units", meter.readUnits(), meter.writeUnits());
        }
        if (meter.changes() > 0) {
            line("feed", "%,d changes handled, longest lag %,d ms", meter.changes(), meter.longestLag());
        }
    }

    private void summarise(CacheStatistics cache) {
        line(
                "cache",
                "%,d hits, %,d misses, %,d loads; %,.1f read units saved",
                cache.hits(),
                cache.misses(),
                cache.loads(),
                cache.readUnitsSaved());
    }

    private void line(String name, String format, Object... values) {
        terminal.line(String.format(Locale.ROOT, "  %-9s ", name) + String.format(Locale.ROOT, format, values));
    }
}
