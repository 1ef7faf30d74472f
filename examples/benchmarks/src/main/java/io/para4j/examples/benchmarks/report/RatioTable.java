package io.para4j.examples.benchmarks.report;

import java.util.List;

/** A table of calls through the store and by hand, with the ratios of CPU time and of bytes allocated. */
final class RatioTable {
    private static final String HEAD = """
            | one call | store, CPU µs | by hand, CPU µs | ratio | goal | store, bytes | by hand, bytes | ratio |
            |---|---|---|---|---|---|---|---|
            """;

    /**
     * A row.
     *
     * @param title the call
     * @param store the name of the benchmark of the store
     * @param byHand the name of the benchmark of the hand-written call
     * @param goal the largest ratio that is wanted, or a dash
     */
    record Row(String title, String store, String byHand, String goal) {
        static Row of(String title, String call, String goal) {
            return new Row(title, call + "Store", call + "ByHand", goal);
        }

        boolean isIn(Figures figures) {
            return figures.has(store) && figures.has(byHand);
        }

        Figure ratio(Figures figures, String metric) {
            return figures.get(store, metric).over(figures.get(byHand, metric));
        }
    }

    private RatioTable() {}

    static String markdown(Figures figures, List<Row> rows) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Row row : rows) {
            if (row.isIn(figures)) {
                table.append(line(figures, row));
            }
        }
        return table.toString();
    }

    private static String line(Figures figures, Row row) {
        return "| "
                + String.join(
                        " | ",
                        row.title(),
                        figures.get(row.store(), Figures.CPU).text(),
                        figures.get(row.byHand(), Figures.CPU).text(),
                        row.ratio(figures, Figures.CPU).ratio(),
                        row.goal(),
                        figures.get(row.store(), Figures.BYTES).text(),
                        figures.get(row.byHand(), Figures.BYTES).text(),
                        Figure.digits(row.ratio(figures, Figures.BYTES).mean()))
                + " |\n";
    }
}
