package io.para4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Report report = report(StandardCharsets.UTF_8);

    private Report report(Charset charset) {
        return new Report(new Terminal(new PrintStream(bytes), charset));
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll(" +[0-9.]+ ms$", " ms"))
                .toList();
    }

    @Test
    void aStepIsPrintedWithItsOutcomeAndNotes() {
        report.step("count", () -> {
            report.note("by hand");
            return "three";
        });

        assertThat(lines()).containsExactly("  ✓ count                       three ms", "      by hand");
        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failed()).isZero();
    }

    @Test
    void aStepThatThrowsIsCountedAndTheNextOneRuns() {
        report.step("write", () -> {
            throw new IOException("disk full");
        });
        report.step("read", () -> "done");

        assertThat(lines())
                .containsExactly(
                        "  ✗ write                       failed: IOException ms",
                        "      disk full",
                        "  ✓ read                        done ms");
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.passed()).isEqualTo(1);
    }

    @Test
    void progressHasItsOwnLine() {
        report.step("import", () -> {
            report.progress(500);
            report.progress(1_000);
            return "done";
        });

        assertThat(lines()).containsExactly("      500 1,000", "  ✓ import                      done ms");
    }

    @Test
    void aLongNoteIsBrokenBetweenWords() {
        report.step("explain", () -> {
            report.note("again and ".repeat(20));
            return "done";
        });

        assertThat(lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= Terminal.WIDTH);
        assertThat(lines().subList(1, 3)).allMatch(line -> line.startsWith("      a"));
    }

    @Test
    void signsReplaceCheckMarksThatTheCharacterSetLacks() {
        Report ascii = report(StandardCharsets.US_ASCII);

        ascii.step("one", () -> "done");
        ascii.step("two", () -> {
            throw new IllegalStateException("no");
        });

        assertThat(lines()).anyMatch(line -> line.startsWith("  + one")).anyMatch(line -> line.startsWith("  - two"));
    }
}
