package io.para4j.examples.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table whose cells are computed from the figures. Cells without figures show a dash. */
final class GridTable {
    private static final String NONE = "–";

    private final List<String> heads = new ArrayList<>();
    private final List<Function<Object[], String>> cells = new ArrayList<>();
    private final Figures figures;

    GridTable(Figures figures, String title) {
        this.figures = figures;
        heads.add(title);
        cells.add(row -> row[0].toString());
    }

    /** Adds a column of figures. The name of a cell's row is made of the row's arguments. */
    GridTable figure(String head, String nameFormat, String metric) {
        return add(
                head,
                row -> figures.find(nameFormat.formatted(row), metric)
                        .map(Figure::withError)
                        .orElse(NONE));
    }

    /** Adds a column of ratios of a metric. */
    GridTable ratio(String head, String nameFormat, String baseFormat, String metric) {
        return add(
                head,
                row -> figures.find(nameFormat.formatted(row), metric)
                        .flatMap(figure -> figures.find(baseFormat.formatted(row), metric)
                                .map(base -> figure.over(base).ratio()))
                        .orElse(NONE));
    }

    /** Adds a column of the rows' own text. */
    GridTable text(String head, int argument) {
        return add(head, row -> row[argument].toString());
    }

    private GridTable add(String head, Function<Object[], String> cell) {
        heads.add(head);
        cells.add(cell);
        return this;
    }

    /** Returns the table. Each row is its title and the arguments of its names. */
    String markdown(Object[]... rows) {
        StringBuilder table = new StringBuilder();
        line(table, heads);
        line(table, heads.stream().map(head -> "---").toList());
        for (Object[] row : rows) {
            line(table, cells.stream().map(cell -> cell.apply(row)).toList());
        }
        return table.toString();
    }

    private static void line(StringBuilder table, List<String> line) {
        table.append("| ").append(String.join(" | ", line)).append(" |\n");
    }
}
