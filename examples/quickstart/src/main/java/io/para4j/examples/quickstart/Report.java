package io.para4j.examples.quickstart;

import io.para4j.error.ParaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** A report that runs the steps of the program, prints each with its outcome and time, and counts those that passed and
 * failed. */
final class Report {
    private static final String NOTE_INDENT = "      ";
    private static final int MAX_REASON = 600;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Terminal terminal;
    private final List<String> notes = new ArrayList<>();
    private boolean hasProgress;
    private int passed;
    private int failed;

    Report(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Begins a group of steps. */
    void theme(String title) {
        terminal.line("");
        terminal.line(title);
    }

    /** Runs a step, which returns its outcome in a few words. It fails by throwing any exception. */
    void step(String title, Callable<String> step) {
        notes.clear();
        long start = System.nanoTime();
        boolean isPassed = false;
        String outcome;
        try {
            outcome = step.call();
            isPassed = true;
        } catch (Exception e) {
            outcome = "failed: " + e.getClass().getSimpleName();
            notes.add(shorten(String.valueOf(e.getMessage())));
        }
        count(isPassed);
        print(isPassed, title, outcome, System.nanoTime() - start);
    }

    private static String shorten(String text) {
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "…";
    }

    private void count(boolean isPassed) {
        passed += isPassed ? 1 : 0;
        failed += isPassed ? 0 : 1;
    }

    private void print(boolean isPassed, String title, String outcome, long nanos) {
        if (hasProgress) {
            terminal.line("");
            hasProgress = false;
        }
        String text = String.format(Locale.ROOT, "%-27s %-52s %,9.1f ms", title, outcome, nanos / NANOS_PER_MILLI);
        terminal.line("  " + terminal.mark(isPassed) + " " + text);
        notes.forEach(note -> terminal.paragraph(NOTE_INDENT, note));
    }

    /** Adds a line to print below the running step. */
    void note(String text) {
        notes.add(text);
    }

    /** Adds the text of an expected error. */
    void note(ParaException error) {
        notes.add(String.valueOf(error.getMessage()));
    }

    /** Prints the progress of the running step at once. */
    void progress(long done) {
        terminal.part((hasProgress ? " " : NOTE_INDENT) + number(done));
        hasProgress = true;
    }

    /** Formats a number with separators, such as 6,465. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    int passed() {
        return passed;
    }

    int failed() {
        return failed;
    }
}
