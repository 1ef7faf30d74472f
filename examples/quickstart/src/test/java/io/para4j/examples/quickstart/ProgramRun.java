package io.para4j.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** The exit code and output of a run of the program. */
record ProgramRun(int exitCode, String out, String err) {

    static ProgramRun of(String... args) {
        return of((out, err) -> Quickstart.run(List.of(args), out, err));
    }

    static ProgramRun of(Backend backend) {
        return of((out, err) -> new Quickstart(out).run(backend, false, err));
    }

    private static ProgramRun of(ToIntBiFunction<Terminal, Terminal> program) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = program.applyAsInt(terminal(out), terminal(err));
        return new ProgramRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(ByteArrayOutputStream bytes) {
        return new Terminal(new PrintStream(bytes), StandardCharsets.UTF_8);
    }

    /**
     * Returns the lines that are the same in every run on every store, without summary, times, cursors and generated
     * ids. The last digit of an item's size is removed too, since it depends on the time: a number that ends in zeros
     * takes a byte less. So are the units of a scan.
     */
    List<String> outcomes() {
        return out.lines()
                .dropWhile(line -> !line.equals("Import"))
                .takeWhile(line -> !line.equals("Summary"))
                .map(line -> line.replaceAll(" +[0-9,.]+ ms$", ""))
                .map(line -> line.replaceAll("cursor: \\S+|cursor '\\S+'", "cursor"))
                .map(line -> line.replaceAll("'[0-9a-z]{26}'", "'new id'"))
                .map(line -> line.replaceAll("(scan: [0-9]+ requests), [0-9.]+ read units", "$1"))
                .map(line -> line.replaceAll("(its size is [0-9]+)[0-9] bytes", "$1x bytes"))
                .toList();
    }

    List<String> steps(String mark) {
        return out.lines().filter(line -> line.startsWith("  " + mark)).toList();
    }
}
