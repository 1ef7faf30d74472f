package io.para4j.examples.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the tables and plots of {@code docs/performance.md} with the published figures. */
class PerformancePageTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final String UPDATE = "measure again, or run the benchmarks with -Dbenchmarks.args=publish";

    private final PerformancePage page = new PerformancePage(DOCS);

    @Test
    void theTablesShowThePublishedFigures() throws IOException {
        assertThat(DOCS.resolve("performance.md")).as(UPDATE).content().isEqualToNormalizingNewlines(page.rendered());
    }

    @Test
    void thePlotsShowThePublishedFigures() {
        assertThat(page.plots())
                .isNotEmpty()
                .allSatisfy((name, svg) -> assertThat(DOCS.resolve("plots").resolve(name))
                        .as(UPDATE)
                        .content()
                        .isEqualToNormalizingNewlines(svg));
    }

    @Test
    void thePageHasAPlaceForEveryTable() {
        assertThat(Table.values())
                .allSatisfy(table -> assertThat(DOCS.resolve("performance.md"))
                        .content()
                        .contains("<!-- table: " + table.command() + " -->\n"));
    }

    @Test
    void aRatioThatMovedIsReported() {
        Figures before = figures(10);
        Figures after = figures(20);

        assertThat(Movement.report(after, Map.of("calls", before)))
                .contains("SLOWER")
                .doesNotContain("FASTER");
        assertThat(Movement.report(before, Map.of("calls", before)))
                .doesNotContain("SLOWER")
                .doesNotContain("FASTER");
    }

    private static Figures figures(double store) {
        Figures figures = new Figures();
        for (String metric : Stream.of(Figures.CPU, Figures.BYTES).toList()) {
            figures.add("readStore", metric, List.of(store, store));
            figures.add("readByHand", metric, List.of(10.0, 10.0));
        }
        return figures;
    }
}
